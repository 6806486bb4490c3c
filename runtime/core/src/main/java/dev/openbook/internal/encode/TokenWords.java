package dev.openbook.internal.encode;

import dev.openbook.text.Tokenization;

/** Which tokens are of one word. A pure function. */
public final class TokenWords {
    private TokenWords() {}

    /**
     * Whether a token goes on with the word of the token before it: the tokenizer made both of one piece of text, and no white
     * space stands between them (tokenizers that do not split at white space take a whole text for one piece).
     *
     * @param text what the two tokens are of
     * @param tokens with the two side by side
     * @param token index of the second
     */
    public static boolean goesOn(String text, Tokenization tokens, int token) {
        int word = tokens.words()[token];
        if (word < 0 || word != tokens.words()[token - 1]) {
            return false;
        }
        int from = Math.min(tokens.ends()[token - 1], tokens.starts()[token]);
        int to = Math.min(text.length(), tokens.starts()[token] + 1);
        return text.substring(from, Math.max(from, to)).codePoints().noneMatch(TrimmedSpan::isSpace);
    }
}
