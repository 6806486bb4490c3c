package dev.openbook.rules.detect;

import java.util.Arrays;

/** Pieces of forms. */
final class Forms {
    /** Not in the middle of a word or a number. A full stop or comma may follow, but not one that goes on with a digit. */
    static final String END = "(?![\\p{L}\\p{N}_])(?![.,\\-/][\\p{N}])";
    /** Blanks and dashes as people, word processors and PDF files write them. */
    static final String GAP = "[ \\u00A0\\u202F\\-\\u2010-\\u2015\\u2212]";
    /** Blanks. */
    static final String BLANK = "[ \\u00A0\\u202F]";
    /** Any number of blanks, up to a few. */
    static final String BLANKS = BLANK + "{0,3}";
    /** A day and a month in either order, or a month's name, and a year. */
    static final String DATE = "(?:\\d{4}[./\\-]\\d{1,2}[./\\-]\\d{1,2}"
            + "|\\d{1,2}[./\\-]" + BLANK + "?\\d{1,2}[./\\-]" + BLANK + "?(?:\\d{4}|\\d{2})"
            + "|\\d{1,2}(?:st|nd|rd|th|\\.|er|º)?" + BLANK + "(?:de" + BLANK + ")?\\p{L}{3,10}\\.?,?" + BLANK
            + "(?:de" + BLANK + ")?\\d{4}"
            + "|\\p{Lu}\\p{Ll}{2,9}\\.?" + BLANK + "\\d{1,2}(?:st|nd|rd|th)?,?" + BLANK + "\\d{4})";

    private Forms() {}

    /** Whether something can begin at a place: not at white space, nor in the middle of a word or a number. */
    static boolean mayBegin(CharSequence text, int at) {
        char c = text.charAt(at);
        if (c == ' ' || c == '\n' || Character.isLowSurrogate(c)) {
            return false;
        }
        if (at == 0) {
            return true;
        }
        char before = text.charAt(at - 1);
        if (Character.isLetterOrDigit(before) || before == '_') {
            return false;
        }
        return !(at > 1 && ".,-/".indexOf(before) >= 0 && Character.isDigit(text.charAt(at - 2)));
    }

    /** The places where a form can begin, in order. */
    static int[] places(CharSequence text) {
        int[] places = new int[16 + text.length() / 4];
        int count = 0;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if ((c < 128 || Character.isLetterOrDigit(Character.codePointAt(text, at))) && mayBegin(text, at)) {
                if (count == places.length) {
                    places = Arrays.copyOf(places, 2 * count);
                }
                places[count++] = at;
            }
        }
        return Arrays.copyOf(places, count);
    }

    /** Digits and letters only, the letters as capitals. */
    static String bare(String written) {
        StringBuilder bare = new StringBuilder(written.length());
        written.codePoints().filter(Character::isLetterOrDigit).map(Character::toUpperCase).forEach(bare::appendCodePoint);
        return bare.toString();
    }

    /** The value of a digit of a text. */
    static int digit(String digits, int at) {
        return digits.charAt(at) - '0';
    }

    /** The sum of digits times weights, from the first. */
    static int weighted(String digits, int... weights) {
        int sum = 0;
        for (int at = 0; at < weights.length; at++) {
            sum += weights[at] * digit(digits, at);
        }
        return sum;
    }

    /** A part of a text of digits as a number. */
    static int number(String digits, int start, int end) {
        return Integer.parseInt(digits.substring(start, end));
    }

    /** Whether a day can stand in a calendar, whatever the year. */
    static boolean isDay(int month, int day) {
        boolean shorter = month == 4 || month == 6 || month == 9 || month == 11;
        return month >= 1 && month <= 12 && day >= 1 && day <= (month == 2 ? 29 : shorter ? 30 : 31);
    }

    /** Whether all characters are the same, as in numbers that stand for none. */
    static boolean isOneDigit(String digits) {
        return digits.chars().distinct().count() == 1;
    }
}
