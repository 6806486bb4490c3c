package dev.openbook.card;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the headings of a Markdown text: lines that begin with {@code #}, code blocks left out. */
final class Headings {
    private static final Pattern HEADING = Pattern.compile(" {0,3}#{1,6}(?:[ \\t]+(.*))?");
    private static final Pattern CLOSING = Pattern.compile("(?:^|[ \\t])#+[ \\t]*$");
    private static final Pattern FENCE = Pattern.compile(" {0,3}(`{3,}|~{3,}).*");

    private Headings() {}

    static List<String> of(String markdown) {
        List<String> headings = new ArrayList<>();
        String fence = "";
        for (String line : markdown.lines().toList()) {
            Matcher mark = FENCE.matcher(line);
            if (mark.matches()) {
                String found = mark.group(1);
                if (fence.isEmpty()) {
                    fence = found;
                } else if (found.startsWith(fence)) {
                    fence = "";
                }
                continue;
            }
            Matcher heading = HEADING.matcher(line);
            if (fence.isEmpty() && heading.matches() && heading.group(1) != null) {
                String title = CLOSING.matcher(heading.group(1)).replaceFirst("").strip();
                if (!title.isEmpty()) {
                    headings.add(title);
                }
            }
        }
        return headings;
    }
}
