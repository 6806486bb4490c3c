package dev.openbook.text;

/**
 * Turns text into the tokens of a model, and back. No text is ever cut or padded.
 *
 * <p>Half a surrogate pair, which is no character, is read as U+FFFD (the replacement character); offsets are not moved
 * by that. Texts are limited to {@link Tokenizers#MAX_CHARACTERS} UTF-16 units: longer ones are refused with
 * {@code ARGUMENT_INVALID}. A tokenizer that cannot split a text, because its file contradicts itself, fails with
 * {@code TOKENIZER_INVALID}.
 *
 * <p>Thread-safe; calls run side by side. A call costs about half a microsecond per byte of text, and native memory that is
 * free again when the call returns. Whoever opened it closes it; closing waits for calls that are running, closing again
 * does nothing, and use after closing is {@code CLOSED}.
 */
public interface Tokenizer extends AutoCloseable {

    /**
     * A text's tokens with all there is to know of them.
     *
     * @param text any text
     * @param specialTokens whether to put the model's special tokens round it; strings in the text that spell a special
     *     token are recognised either way
     */
    Tokenization encode(String text, boolean specialTokens);

    /** The ids of {@link #encode} alone, for half the cost. */
    int[] ids(String text, boolean specialTokens);

    /** How many tokens a text has, special ones left out. */
    default int count(String text) {
        return ids(text, false).length;
    }

    /**
     * The text of some tokens. Decoding token by token and joining is not the same: spaces and characters that span tokens
     * are lost.
     *
     * @param ids numbers in the vocabulary; those outside it are left out
     * @param skipSpecialTokens whether to leave special tokens out
     */
    String decode(int[] ids, boolean skipSpecialTokens);

    /**
     * What {@link #encode} puts round any text.
     *
     * @throws dev.openbook.failure.OpenbookException with {@code MODEL_UNSUPPORTED} if that is not a fixed frame with
     *     segment 0 throughout
     */
    SpecialTokens specialTokens();

    @Override
    void close();
}
