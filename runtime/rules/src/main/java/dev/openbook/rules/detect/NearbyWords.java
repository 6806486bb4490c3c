package dev.openbook.rules.detect;

import java.util.regex.Matcher;
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

    /** Looks for them in a text. */
    Search in(CharSequence text) {
        return new Search(words, text);
    }

    /** Goes through one text once, from its beginning to its end. Not thread-safe. */
    static final class Search {
        private final Matcher matcher;
        private final CharSequence text;
        /** Where the next word is that begins where the last look began, or later; at the text's end if there is none. */
        private int start = -1;
        private int end = -1;

        private Search(Pattern words, CharSequence text) {
            this.matcher = words.matcher(text);
            this.text = text;
        }

        /** Whether a word ends within reach before an index, which is none before that of the last question. */
        boolean before(int at) {
            int from = Math.max(0, at - REACH);
            if (start < from) {
                boolean more = matcher.reset().find(from);
                start = more ? matcher.start() : text.length();
                end = more ? matcher.end() : text.length();
            }
            if (start >= at || end <= at) {
                return start < at;
            }
            // A word that goes on at the index: a shorter one may end before. Transparent, so that it is not the beginning of a longer.
            boolean shorter = matcher.reset().region(from, at).useTransparentBounds(true).find();
            matcher.useTransparentBounds(false);
            return shorter;
        }
    }
}
