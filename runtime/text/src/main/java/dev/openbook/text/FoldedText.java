package dev.openbook.text;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;

/**
 * A text as the most careless tokenizer might see it: without case, accents, widths, control and invisible characters,
 * with {@code ▁} as a space. Two texts that any tokenizer's normaliser could make equal are meant to be equal here, so that a
 * spelling in disguise is found; more may be equal than any tokenizer thinks, which only costs a second look.
 */
final class FoldedText {
    private final StringBuilder text;
    private int[] origins;

    private FoldedText(int length) {
        this.text = new StringBuilder(length);
        this.origins = new int[length];
    }

    static FoldedText of(String original) {
        FoldedText folded = new FoldedText(original.length());
        for (int i = 0; i < original.length(); ) {
            int codePoint = original.codePointAt(i);
            if (codePoint < 0x80) {
                folded.addPlain(codePoint, i);
            } else {
                folded.add(codePoint, i);
            }
            i += Character.charCount(codePoint);
        }
        return folded;
    }

    /** The folded text. */
    CharSequence text() {
        return text;
    }

    /** Where in the original the character lies that became this one. */
    int origin(int index) {
        return origins[index];
    }

    private void addPlain(int character, int origin) {
        boolean control = Character.isISOControl(character) && !Character.isWhitespace(character);
        if (!control) {
            append(character >= 'A' && character <= 'Z' ? (char) (character + 32) : (char) character, origin);
        }
    }

    private void add(int codePoint, int origin) {
        String decomposed = Normalizer.normalize(Character.toString(codePoint), Normalizer.Form.NFKD);
        String lower = decomposed.replace('\u2581', ' ').toLowerCase(Locale.ROOT);
        for (int i = 0; i < lower.length(); ) {
            int part = lower.codePointAt(i);
            if (!isInvisible(part)) {
                for (char unit : Character.toChars(part)) {
                    append(unit, origin);
                }
            }
            i += Character.charCount(part);
        }
    }

    private static boolean isInvisible(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT, Character.UNASSIGNED -> true;
            case Character.CONTROL -> !Character.isWhitespace(codePoint);
            default -> false;
        };
    }

    private void append(char unit, int origin) {
        if (text.length() == origins.length) {
            origins = Arrays.copyOf(origins, origins.length * 2 + 8);
        }
        origins[text.length()] = origin;
        text.append(unit);
    }
}
