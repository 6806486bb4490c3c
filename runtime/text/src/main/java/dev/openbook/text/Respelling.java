package dev.openbook.text;

import java.security.SecureRandom;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Private spellings for some tokens. They are drawn at random and never leave the process, so no text can hold one;
 * the ids that come out do not depend on the draw.
 */
final class Respelling {
    private static final int SECRET_LETTERS = 24; // 112 bits
    private static final String NO_WORD_BEGINS = "\u27E6";
    private static final String NO_WORD_ENDS = "\u27E7";

    private final Map<String, String> privateByPublic = new HashMap<>();

    Respelling(List<AddedToken> tokens) {
        String secret = letters(new SecureRandom());
        int number = 0;
        for (AddedToken token : tokens) {
            String content = token.content();
            // The library asks whether a neighbour ends or begins a word, so that much stays as it was. Otherwise there are
            // only characters that no normaliser changes, and none that the token had.
            int last = content.codePointBefore(content.length());
            String spelling = (isWord(content.codePointAt(0)) ? "q" : NO_WORD_BEGINS)
                    + secret + "x" + number++ + "x"
                    + (isWord(last) ? "q" : NO_WORD_ENDS);
            privateByPublic.put(content, spelling);
        }
    }

    /** The private spelling of a token; null if it keeps its own. */
    @Nullable String of(String token) {
        return privateByPublic.get(token);
    }

    /** The spelling of a token within the respelled tokenizer. */
    String apply(String token) {
        return privateByPublic.getOrDefault(token, token);
    }

    private static boolean isWord(int codePoint) {
        return Character.isLetterOrDigit(codePoint) || codePoint == '_';
    }

    private static String letters(SecureRandom random) {
        StringBuilder letters = new StringBuilder();
        random.ints(SECRET_LETTERS, 'a', 'z' + 1).forEach(letter -> letters.append((char) letter));
        return letters.toString();
    }
}
