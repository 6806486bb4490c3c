package dev.openbook.model;

/**
 * A generator that remembers what it has read. Each prompt is compared with the one before and what it wrote; only what
 * follows the part in common is read anew, however the history was changed.
 *
 * <p>Holds a cache of keys and values in memory, which grows with the longest prompt. One generation at a time; a second
 * caller waits. Whoever opened it closes it, before the generator.
 */
public interface Conversation extends AutoCloseable {

    /**
     * Writes; see {@link TextGenerator#generate}. {@link Usage#reusedTokens()} says how much of the prompt was not read
     * anew.
     */
    Generation generate(GenerationRequest request);

    @Override
    void close();
}
