package dev.openbook.text;

import dev.openbook.failure.OpenbookException;
import dev.openbook.model.ModelContent;
import java.util.OptionalInt;

/**
 * Opens tokenizers.
 *
 * <pre>{@code
 * try (Tokenizer tokenizer = Tokenizers.open(content, "tokenizer.json")) {
 *     int[] ids = tokenizer.ids("Who may apply?", true);
 * }
 * }</pre>
 *
 * <p>Nothing is fetched, ever, and nothing is written but a short-lived copy of the native library in the temporary
 * folder. Thread-safe.
 */
public final class Tokenizers {
    /** The longest text that a tokenizer takes, in UTF-16 units: ten million, some 5,000 pages. */
    public static final int MAX_CHARACTERS = 10_000_000;

    /** The largest tokenizer file that is read: 128 MiB. The largest in use have about 35. */
    public static final int MAX_FILE_BYTES = 128 << 20;

    private Tokenizers() {}

    /**
     * Where a text holds half a surrogate pair, which is no character: the index of the first one. Tokenizers read it as U+FFFD;
     * whoever would rather refuse such a text asks here.
     */
    public static OptionalInt halfSurrogate(String text) {
        int index = WellFormedText.nextHalf(text, 0);
        return index < 0 ? OptionalInt.empty() : OptionalInt.of(index);
    }

    /**
     * Opens the tokenizer of a model, wherever inspection found it; without a {@code tokenizer.json} one of the older forms:
     * {@code vocab.txt} (BERT), {@code vocab.json} with {@code merges.txt} (GPT-2, Qwen2) or {@code tokenizer.model} (Llama,
     * Gemma), at the model's root or beside its graph. See {@link #open(ModelContent, String)}.
     */
    public static Tokenizer open(ModelContent content) {
        return open(content, TokenizerFile.find(content));
    }

    /**
     * As {@link #open(ModelContent)}, with the vocabulary read at once, for whoever will turn ids into text: reading it with the rest
     * costs half of what it costs later.
     */
    public static Tokenizer openWithVocabulary(ModelContent content) {
        return ModelTokenizer.openWithVocabulary(TokenizerFile.of(content, TokenizerFile.find(content)));
    }

    /**
     * Opens the tokenizer of a model. Truncation and padding are off, whatever the file says. The content may be closed
     * afterwards, but its files must stay: they are read again, and compared, if more of them is needed.
     *
     * <p>The special tokens put round a text are those of the file's post-processor. What {@code tokenizer_config.json} says of
     * them ({@code add_bos_token}) counts only where there is no {@code tokenizer.json}.
     *
     * <p>Costs 20 to 500 milliseconds, by size of the vocabulary.
     *
     * @param content the model
     * @param path of its {@code tokenizer.json} (Hugging Face tokenizers, format 1.0) within the model; or of one of the older
     *     forms, which is read with the {@code tokenizer_config.json} beside it where that defines the ids exactly
     * @return the tokenizer, which the caller closes
     * @throws OpenbookException with {@code TOKENIZER_INVALID} if there is no such file, or it is too large, is not JSON or
     *     describes no tokenizer; with {@code ENGINE_FAILED} if the native library cannot run on this machine
     */
    public static Tokenizer open(ModelContent content, String path) {
        return ModelTokenizer.open(TokenizerFile.of(content, path));
    }
}
