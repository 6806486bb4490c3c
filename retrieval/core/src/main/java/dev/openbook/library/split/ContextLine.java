package dev.openbook.library.split;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;

/**
 * Writes the line of title and headings that is embedded in front of a passage, within a budget of tokens: when it is too
 * long, outer headings go first, then the title, then the words at the end of what is left. For one document and thread.
 */
final class ContextLine {
    private static final String SEPARATOR = " › ";

    private final Optional<String> title;
    private final ToIntFunction<String> counter;
    private final int maxTokens;
    private final Map<List<String>, Line> lines = new HashMap<>();

    ContextLine(Optional<String> title, ToIntFunction<String> counter, int maxTokens) {
        this.title = title;
        this.counter = counter;
        this.maxTokens = maxTokens;
    }

    /**
     * A line with its length.
     *
     * @param text the line
     * @param tokens how many tokens it has
     */
    record Line(String text, int tokens) {}

    /** The line for a path of headings. */
    Line of(List<String> headings) {
        return lines.computeIfAbsent(headings, this::write);
    }

    private Line write(List<String> headings) {
        List<String> parts = new ArrayList<>(headings);
        title.filter(words -> headings.isEmpty() || !headings.getFirst().equalsIgnoreCase(words))
                .ifPresent(parts::addFirst);
        Line line = measured(parts);
        while (line.tokens() > maxTokens && parts.size() > 1) {
            parts.remove(parts.size() > 2 ? 1 : 0);
            line = measured(parts);
        }
        while (line.tokens() > maxTokens) {
            int half = line.text().length() / 2;
            int space = line.text().lastIndexOf(' ', half);
            line = measured(space > 0 ? List.of(line.text().substring(0, space)) : List.of());
        }
        return line;
    }

    private Line measured(List<String> parts) {
        String text = String.join(SEPARATOR, parts).replace('\n', ' ');
        return new Line(text, counter.applyAsInt(text));
    }
}
