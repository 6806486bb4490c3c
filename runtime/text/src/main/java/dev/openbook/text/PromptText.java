package dev.openbook.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * A prompt, and which of it comes from elsewhere: from users, documents, tools. What spells a special token there is text;
 * anywhere else it is that token. Immutable.
 *
 * @param text the prompt
 * @param untrusted what is not to be trusted, in order, apart from each other; a spelling that touches such a range is text
 */
public record PromptText(String text, List<Range> untrusted) {

    /**
     * A part of a text.
     *
     * @param start where it begins, in UTF-16 units
     * @param end where it ends, exclusive; after {@code start}
     */
    public record Range(int start, int end) {}

    /** Puts the ranges in order and joins those that overlap; one outside the text is an {@link IllegalArgumentException}. */
    public PromptText {
        Objects.requireNonNull(text, "text");
        untrusted = joined(text.length(), untrusted);
    }

    /** A text of which every part may spell special tokens. */
    public static PromptText trusted(String text) {
        return new PromptText(text, List.of());
    }

    /** A text of which no part may. */
    public static PromptText untrusted(String text) {
        return new PromptText(text, text.isEmpty() ? List.of() : List.of(new Range(0, text.length())));
    }

    /** Whether a part of the text overlaps what is not trusted. */
    boolean touches(int start, int end) {
        int low = 0;
        int high = untrusted.size();
        while (low < high) { // the first range that ends behind the start
            int middle = (low + high) >>> 1;
            if (untrusted.get(middle).end() <= start) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low < untrusted.size() && untrusted.get(low).start() < end;
    }

    private static List<Range> joined(int length, List<Range> ranges) {
        List<Range> ordered = new ArrayList<>(ranges);
        ordered.sort(Comparator.comparingInt(Range::start));
        List<Range> joined = new ArrayList<>();
        for (Range range : ordered) {
            if (range.start() < 0 || range.start() >= range.end() || range.end() > length) {
                throw new IllegalArgumentException("The range " + range.start() + " to " + range.end()
                        + " is no part of a text of " + length + " characters.");
            }
            Range last = joined.isEmpty() ? range : joined.getLast();
            if (joined.isEmpty() || last.end() < range.start()) {
                joined.add(range);
            } else {
                joined.set(joined.size() - 1, new Range(last.start(), Math.max(last.end(), range.end())));
            }
        }
        return List.copyOf(joined);
    }
}
