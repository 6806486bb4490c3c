package dev.openbook.cli;

import java.util.regex.Pattern;

/**
 * Words out of strangers' files, made fit for a terminal: what would move the cursor, clear the screen or turn the order of letters
 * around becomes a question mark.
 */
final class Shown {
    private static final Pattern STEERING = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\u2028\\u2029]");

    private Shown() {}

    static String words(String words) {
        return STEERING.matcher(words).replaceAll("?");
    }
}
