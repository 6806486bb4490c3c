package dev.openbook.text.internal.wordpiece;

import java.text.Normalizer;
import java.util.Locale;

/**
 * What BERT makes of single characters: some vanish, some part words, letters lose their accents and their case (the
 * {@code BertNormalizer} and {@code BertPreTokenizer} of Hugging Face tokenizers, with {@code clean_text}).
 *
 * <p>Only characters are known here that mean the same whatever stands beside them, and whose properties have been settled for
 * long: Latin, Greek and Cyrillic letters, accents, punctuation and currency signs, up to U+20CF. Immutable; 25 KB.
 */
final class BertCharacters {
    /** Stands for a character that is left out. */
    static final char REMOVED = '\0';
    /** Stands for a character about which nothing is known here. */
    static final char UNKNOWN = '\uFFFF';

    private static final int BOUND = 0x20D0;
    private static final int FIRST_OF_OTHER_SCRIPTS = 0x0530;
    private static final int FIRST_OF_FURTHER_LETTERS = 0x1E00;

    private final char[] folded = new char[BOUND];
    private final boolean[] punctuation = new boolean[BOUND];

    /**
     * Makes the table.
     *
     * @param lowercase whether letters lose their case
     * @param stripAccents whether letters lose their accents
     */
    BertCharacters(boolean lowercase, boolean stripAccents) {
        for (char character = 0; character < BOUND; character++) {
            boolean known = (character < FIRST_OF_OTHER_SCRIPTS || character >= FIRST_OF_FURTHER_LETTERS)
                    && Character.getType(character) != Character.UNASSIGNED;
            folded[character] = known ? fold(character, lowercase, stripAccents) : UNKNOWN;
            punctuation[character] = isPunctuation(character);
        }
    }

    /** The character in place of one: a space where words part, {@link #REMOVED}, or {@link #UNKNOWN}. */
    char fold(char character) {
        return character < BOUND ? folded[character] : UNKNOWN;
    }

    /** Whether a folded character is a word of its own. */
    boolean standsAlone(char character) {
        return character < BOUND && punctuation[character];
    }

    private static char fold(char character, boolean lowercase, boolean stripAccents) {
        if (character == '\t' || character == '\n' || character == '\r') {
            return ' ';
        }
        int type = Character.getType(character);
        if (type == Character.CONTROL || type == Character.FORMAT) {
            return REMOVED;
        }
        if (Character.isSpaceChar(character)) {
            return ' ';
        }
        String text = String.valueOf(character);
        if (stripAccents) {
            text = withoutAccents(Normalizer.normalize(text, Normalizer.Form.NFD));
        }
        StringBuilder result = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            // One by one, as the reference does: a sigma at the end of a word has no other small form there.
            result.append(lowercase ? lower(text.charAt(i)) : String.valueOf(text.charAt(i)));
        }
        if (result.isEmpty()) {
            return REMOVED;
        }
        return result.length() == 1 && result.charAt(0) < BOUND ? result.charAt(0) : UNKNOWN;
    }

    private static String lower(char character) {
        return String.valueOf(character).toLowerCase(Locale.ROOT);
    }

    private static String withoutAccents(String text) {
        StringBuilder bare = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            if (Character.getType(text.charAt(i)) != Character.NON_SPACING_MARK) {
                bare.append(text.charAt(i));
            }
        }
        return bare.toString();
    }

    /** Besides what Unicode calls punctuation, every sign of ASCII that is no letter and no digit. */
    private static boolean isPunctuation(char character) {
        if (character < 0x80) {
            return character > ' ' && character < 0x7F && !Character.isLetterOrDigit(character);
        }
        return switch (Character.getType(character)) {
            case Character.CONNECTOR_PUNCTUATION, Character.DASH_PUNCTUATION, Character.START_PUNCTUATION,
                    Character.END_PUNCTUATION, Character.INITIAL_QUOTE_PUNCTUATION, Character.FINAL_QUOTE_PUNCTUATION,
                    Character.OTHER_PUNCTUATION -> true;
            default -> false;
        };
    }
}
