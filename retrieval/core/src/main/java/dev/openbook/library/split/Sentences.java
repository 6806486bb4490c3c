package dev.openbook.library.split;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the sentences of a text. Text on two lines is never one sentence, so list items, table rows and headings, which
 * stand on lines of their own, come out as units of their own.
 *
 * <p>Within a line the rules are those of {@link BreakIterator}; it breaks before letters only, so breaks before numbers,
 * amounts, quotes and brackets and after notes such as {@code [3]} are added, and those that {@code FalseStops} knows to be
 * none are taken back. Deterministic on one version of Java; about 30 million characters a second.
 */
public final class Sentences {
    /** Begins only where a row of stops begins and gives nothing back: a line of a million of them takes no longer than text. */
    private static final String STOP = "(?<![.!?])[.!?]++[)\\]\"'\u201D\u2019]*+";
    private static final Pattern FURTHER_STOPS = Pattern.compile(
            STOP + "(?:\\s+(?=[\\p{N}\\p{Sc}\"'\u201C\u2018(\\[\u2022])|(?:\\[[0-9]{1,3}\\])++\\s+)");

    private Sentences() {}

    /** The sentences in order, disjoint, without white space at their ends; together they hold all that is not white space. */
    public static List<TextRange> of(String text) {
        List<TextRange> sentences = new ArrayList<>();
        BreakIterator breaks = BreakIterator.getSentenceInstance(Locale.ROOT);
        int lineStart = 0;
        while (lineStart < text.length()) {
            int lineEnd = text.indexOf('\n', lineStart);
            lineEnd = lineEnd < 0 ? text.length() : lineEnd;
            addLine(text, lineStart, lineEnd, breaks, sentences);
            lineStart = lineEnd + 1;
        }
        return List.copyOf(sentences);
    }

    private static void addLine(String text, int lineStart, int lineEnd, BreakIterator breaks, List<TextRange> sentences) {
        String line = text.substring(lineStart, lineEnd);
        BitSet ends = new BitSet();
        breaks.setText(line);
        for (int end = breaks.next(); end != BreakIterator.DONE; end = breaks.next()) {
            ends.set(end);
        }
        for (Matcher stop = FURTHER_STOPS.matcher(line); stop.find(); ) {
            ends.set(stop.end());
        }
        int start = 0;
        for (int end = ends.nextSetBit(0); end >= 0; end = ends.nextSetBit(end + 1)) {
            if (end == line.length() || !FalseStops.joins(line, start, end)) {
                addStripped(text, lineStart + start, lineStart + end, sentences);
                start = end;
            }
        }
    }

    private static void addStripped(String text, int from, int to, List<TextRange> sentences) {
        int start = from;
        int end = to;
        while (start < end && isSpace(text.charAt(start))) {
            start++;
        }
        while (end > start && isSpace(text.charAt(end - 1))) {
            end--;
        }
        if (start < end) {
            sentences.add(new TextRange(start, end));
        }
    }

    static boolean isSpace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }
}
