package dev.openbook.rules.function;

/**
 * Texts in small letters, one by one, so that it takes a step for each. {@link String#toLowerCase} looks for the word around every
 * capital sigma, and takes a time in proportion to the square of a text that has many in one word.
 */
final class SmallLetters {
    private static final int SIGMA = 'σ';
    private static final int FINAL_SIGMA = 'ς';

    private SmallLetters() {}

    /** The text in small letters; the sigma at the end of a word is like any other. */
    static String of(CharSequence text) {
        StringBuilder letters = new StringBuilder(text.length());
        text.codePoints().map(SmallLetters::of).forEach(letters::appendCodePoint);
        return letters.toString();
    }

    private static int of(int letter) {
        int small = Character.toLowerCase(letter);
        return small == FINAL_SIGMA ? SIGMA : small;
    }
}
