package dev.openbook.license.text;

import java.util.List;

/** The words of all texts, each once. Immutable; whoever gets the digests leaves them as they are. */
final class Vocabulary {
    private final List<String> words;
    private final long[] digests;
    private final List<String> patterns;

    /**
     * Copies the lists and digests the words.
     *
     * @param words by number
     * @param patterns regular expressions of what may stand in some places, by number
     */
    Vocabulary(List<String> words, List<String> patterns) {
        this.words = List.copyOf(words);
        this.digests = words.stream().mapToLong(WordRuns::word).toArray();
        this.patterns = List.copyOf(patterns);
    }

    List<String> words() {
        return words;
    }

    /** Of each word, see {@link WordRuns#word}. */
    long[] digests() {
        return digests;
    }

    List<String> patterns() {
        return patterns;
    }
}
