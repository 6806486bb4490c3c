package dev.openbook.card;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes a Markdown text apart into headings and lines: headings of CommonMark 0.31 (ATX and setext), HTML headings on one line,
 * and labels, which are a few words in bold alone on a line or before a colon. Takes linear time.
 */
final class MarkdownOutline {
    /** Longer lines are no headings. */
    private static final int MAX_HEADING = 300;

    private static final Pattern ATX = Pattern.compile(" {0,3}(#{1,6})[ \\t]+(.*)");
    private static final Pattern CLOSING = Pattern.compile("(?:^|[ \\t])#+[ \\t]*$");
    private static final Pattern HTML = Pattern.compile(" {0,3}<[hH]([1-6])\\b[^>]*>(.*)</[hH]\\1>\\s*");
    private static final Pattern UNDERLINE = Pattern.compile(" {0,3}(=+|-+)[ \\t]*");
    private static final Pattern LABEL = Pattern.compile(" {0,3}(\\*\\*|__)(?! )([^*_]{1,80})\\1(:?)[ \\t]*+(.*)", Pattern.DOTALL);
    /** Lines that begin a list, a quotation, a table or HTML, and so no paragraph. */
    private static final Pattern NO_PARAGRAPH = Pattern.compile(" {0,3}(?:[-+*>|<]|\\d{1,9}[.)][ \\t]).*| {4}.*|\\t.*", Pattern.DOTALL);

    private final List<MarkdownItem> items = new ArrayList<>();
    /** How many of the last items are lines of the paragraph that is being read. */
    private int paragraph;
    /** Whether a block is being read that is no paragraph. */
    private boolean block;

    private MarkdownOutline() {}

    /**
     * Headings and lines in order.
     *
     * @param lines of the text
     * @param first number of the first one
     */
    static List<MarkdownItem> of(List<String> lines, int first) {
        MarkdownOutline outline = new MarkdownOutline();
        int number = first;
        for (String line : MarkdownLines.visible(lines)) {
            outline.read(line, number++);
        }
        return List.copyOf(outline.items);
    }

    private void read(String line, int number) {
        if (line.isBlank()) {
            items.add(MarkdownItem.line("", number));
            paragraph = 0;
            block = false;
            return;
        }
        Optional<MarkdownItem> heading = line.length() > MAX_HEADING ? Optional.empty() : heading(line, number);
        if (heading.isPresent()) {
            items.add(heading.get());
            paragraph = 0;
            block = false;
        } else if (!underlined(line) && !labelled(line, number)) {
            items.add(MarkdownItem.line(line, number));
            block = block || (paragraph == 0 && NO_PARAGRAPH.matcher(line).matches());
            paragraph = block ? 0 : paragraph + 1;
        }
    }

    private static Optional<MarkdownItem> heading(String line, int number) {
        Matcher atx = ATX.matcher(line);
        if (atx.matches()) {
            String title = CLOSING.matcher(atx.group(2)).replaceFirst("").strip();
            return title.isEmpty() ? Optional.empty() : Optional.of(new MarkdownItem(atx.group(1).length(), title, number));
        }
        Matcher html = HTML.matcher(line);
        if (html.matches()) {
            String title = html.group(2).replaceAll("<[^>]*>", "").strip();
            return title.isEmpty() ? Optional.empty() : Optional.of(new MarkdownItem(html.group(1).charAt(0) - '0', title, number));
        }
        return Optional.empty();
    }

    /** Makes a heading of the paragraph above, if the line underlines one. */
    private boolean underlined(String line) {
        Matcher underline = UNDERLINE.matcher(line);
        if (paragraph == 0 || !underline.matches()) {
            return false;
        }
        List<MarkdownItem> above = items.subList(items.size() - paragraph, items.size());
        String title = String.join(" ", above.stream().map(item -> item.text().strip()).toList());
        if (title.length() > MAX_HEADING) {
            // Nobody means that as a heading; the line only separates.
            paragraph = 0;
            return true;
        }
        MarkdownItem heading = new MarkdownItem(underline.group(1).charAt(0) == '=' ? 1 : 2, title, above.getFirst().line());
        above.clear();
        items.add(heading);
        paragraph = 0;
        return true;
    }

    private boolean labelled(String line, int number) {
        if (paragraph > 0 || block || line.length() < 5) {
            return false;
        }
        Matcher label = LABEL.matcher(line);
        if (!label.matches()) {
            return false;
        }
        String rest = label.group(4);
        boolean colon = !label.group(3).isEmpty() || label.group(2).stripTrailing().endsWith(":");
        if (!colon && !rest.isEmpty()) {
            return false;
        }
        items.add(new MarkdownItem(MarkdownItem.LABEL, label.group(2).strip(), number));
        if (!rest.isEmpty()) {
            items.add(MarkdownItem.line(rest, number));
        }
        return true;
    }
}
