package dev.openbook.model;

/**
 * Answers a question with words of a text that lies before it, and says where they stand. It cannot invent anything.
 *
 * <pre>{@code
 * Reading reading = reader.read("Who may apply?", "Any registered charity may apply until 30 June.");
 * reading.answers().forEach(answer -> System.out.println(answer.text()));
 * }</pre>
 *
 * <p>Thread-safe and bounded: concurrent calls share one session and a fixed number of runs. A call costs one run of the
 * model for each window of the context; short ones share runs. Memory grows with the context, all of whose tokens are held with
 * their places: one of ten megabytes is read within a heap of one gigabyte.
 *
 * <p>An empty context has no answer. Half a surrogate pair is read as U+FFFD.
 */
public interface ExtractiveReader extends Model {

    /** How many tokens question and context may have together to be read at once, special ones left out. */
    int maxTokens();

    /** How many tokens a text has for this model, special ones left out. Costs microseconds per word; runs no model. */
    int countTokens(String text);

    /**
     * Reads. The question is never cut.
     *
     * @param question what is asked
     * @param context where the answer is looked for
     * @param options how many answers and how long, and what becomes of long contexts
     * @throws dev.openbook.failure.OpenbookException {@code ARGUMENT_INVALID} for a missing (null) text; {@code CONTEXT_OVERFLOW}
     *     if the question leaves less than a quarter of the window to a context that needs more, or if a long context is to be
     *     refused; {@code MODEL_DAMAGED} if the model gives numbers that are not finite; {@code CLOSED} after closing; {@code
     *     CANCELLED} if the calling thread is interrupted
     */
    Reading read(String question, String context, ReadingOptions options);

    /** Reads with {@link ReadingOptions#standard()}; see {@link #read(String, String, ReadingOptions)}. */
    default Reading read(String question, String context) {
        return read(question, context, ReadingOptions.standard());
    }
}
