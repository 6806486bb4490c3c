package dev.openbook.rules.detect;

import java.util.regex.Pattern;

/**
 * Words that say what a number shortly after them is.
 *
 * @param words any of them, without regard to case
 */
record NearbyWords(Pattern words) {
    /** UTF-16 units before the number in which the word must stand: a line of a form. */
    private static final int REACH = 48;

    static NearbyWords of(String alternatives) {
        return new NearbyWords(Pattern.compile(
                "(?<![\\p{L}\\p{N}])(?:" + alternatives + ")(?!\\p{L})", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE));
    }

    /** Whether one of them ends within reach before an index. */
    boolean before(CharSequence text, int at) {
        // Transparent, so that the middle of a longer word does not pass for one.
        return words.matcher(text).region(Math.max(0, at - REACH), at).useTransparentBounds(true).find();
    }
}
