package dev.openbook.text.tokenize;

/** What the native library objects to; its message speaks of the tokenizer's structure, never of the text. */
public final class NativeTokenizerException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NativeTokenizerException(RuntimeException cause) {
        super(String.valueOf(cause.getMessage()), cause);
    }
}
