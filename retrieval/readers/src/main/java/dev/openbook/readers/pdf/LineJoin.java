package dev.openbook.readers.pdf;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Joins lines to running text and mends words that were broken at the end of a line.
 *
 * <p>A hyphen between a letter and a lower-case letter may be there to break the word or may belong to it. The document
 * itself is asked: whichever form it uses elsewhere wins, two halves that are words of their own keep their hyphen, and
 * all others are joined.
 */
final class LineJoin {
    private final Set<String> words = new HashSet<>();

    /** Learns the words of a document. */
    static LineJoin of(List<PageText> pages) {
        LineJoin join = new LineJoin();
        for (PageText page : pages) {
            for (Segment segment : page.main()) {
                join.learn(segment.text());
            }
        }
        return join;
    }

    /** The first and last word of a line may be halves of words, so only those between them count. */
    private void learn(String line) {
        int start = line.indexOf(' ') + 1;
        for (int space = line.indexOf(' ', start); space >= 0; space = line.indexOf(' ', start)) {
            String word = bare(line.substring(start, space));
            words.add(word);
            int hyphen = word.indexOf('-');
            if (hyphen > 0) {
                words.add(word.substring(0, hyphen));
                words.add(word.substring(hyphen + 1));
            }
            start = space + 1;
        }
    }

    /** Adds a line to text. */
    void append(StringBuilder text, String line) {
        if (!isBroken(text, line)) {
            text.append(text.isEmpty() || endsWithin(text) ? "" : " ").append(line);
            return;
        }
        String before = bare(text.substring(text.lastIndexOf(" ") + 1, text.length() - 1));
        int space = line.indexOf(' ');
        String after = bare(space < 0 ? line : line.substring(0, space));
        boolean twoWords = words.contains(before) && words.contains(after);
        boolean compound = twoWords || words.contains(before + "-" + after) || isSecondOfTwo(text);
        if (!compound || words.contains(before + after)) {
            text.setLength(text.length() - 1);
        }
        text.append(line);
    }

    /** Whether the line ends within a number, a range or an address: those are broken behind a hyphen or a slash. */
    private static boolean endsWithin(StringBuilder text) {
        int last = text.length() - 1;
        char sign = text.charAt(last);
        boolean hyphen = sign == '-' && last > 0 && Character.isLetterOrDigit(text.charAt(last - 1));
        return hyphen || (sign == '/' && text.indexOf("://", text.lastIndexOf(" ") + 1) >= 0);
    }

    private static boolean isBroken(StringBuilder text, String line) {
        int last = text.length() - 1;
        return last > 0
                && (text.charAt(last) == '-' || text.charAt(last) == '\u2010')
                && Character.isLetter(text.charAt(last - 1))
                && !line.isEmpty()
                && Character.isLowerCase(line.charAt(0));
    }

    /** As in {@code long- or short-term}: the first compound lacks its end, so the second must have one. */
    private static boolean isSecondOfTwo(StringBuilder text) {
        int word = text.lastIndexOf(" ");
        int link = word > 0 ? text.lastIndexOf(" ", word - 1) : -1;
        return link > 1 && text.charAt(link - 1) == '-' && Character.isLetter(text.charAt(link - 2));
    }

    private static String bare(String word) {
        int start = 0;
        int end = word.length();
        while (start < end && !Character.isLetterOrDigit(word.charAt(start))) {
            start++;
        }
        while (end > start && !Character.isLetterOrDigit(word.charAt(end - 1))) {
            end--;
        }
        return word.substring(start, end).toLowerCase(Locale.ROOT).replace('\u2010', '-');
    }
}
