package dev.openbook.library.read;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/**
 * Walks a tree of HTML elements and adds what a reader of the page would see as blocks. For one thread and one page; its
 * recursion is as deep as the tree, which the parser bounds.
 */
final class HtmlBlocks {
    private static final Set<String> SKIPPED = Set.of(
            "script", "style", "noscript", "template", "head", "nav", "iframe", "object", "embed", "svg", "math", "canvas",
            "audio", "video", "button", "input", "select", "textarea", "dialog");
    /** These belong to the page unless they stand within a part of it, as HTML defines them. */
    private static final Set<String> PAGE_CHROME = Set.of("header", "footer");

    private static final Set<String> INLINE = Set.of(
            "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins",
            "kbd", "label", "mark", "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strike", "strong", "sub", "sup",
            "time", "tt", "u", "var", "wbr", "img", "picture");
    private static final Set<String> CHROME_ROLES = Set.of("navigation", "banner", "contentinfo", "search", "dialog");
    private static final Pattern INVISIBLE =
            Pattern.compile("(?:display\\s*:\\s*none|visibility\\s*:\\s*hidden)", Pattern.CASE_INSENSITIVE);

    private final ContentBuilder content;
    private final Deadline deadline;
    private final StringBuilder line = new StringBuilder();
    private int items;

    HtmlBlocks(ContentBuilder content, Deadline deadline) {
        this.content = content;
        this.deadline = deadline;
    }

    /** Adds everything within an element. */
    void addAll(Element root) {
        children(root);
        flush();
    }

    private void children(Element parent) {
        for (Node child : parent.childNodes()) {
            if (child instanceof TextNode text) {
                line.append(flat(text.getWholeText()));
            } else if (child instanceof Element element && !skipped(element)) {
                element(element);
            }
        }
    }

    private void element(Element element) {
        String name = element.normalName();
        switch (name) {
            case "br" -> line.append('\n');
            case "h1", "h2", "h3", "h4", "h5", "h6" -> heading(element, name.charAt(1) - '0');
            case "pre" -> preformatted(element);
            case "li", "dd" -> listItem(element);
            case "table" -> table(element);
            default -> {
                if (INLINE.contains(name)) {
                    children(element);
                } else {
                    flush();
                    children(element);
                    flush();
                }
            }
        }
    }

    private void heading(Element element, int level) {
        flush();
        content.heading(level, visibleText(element));
    }

    private void preformatted(Element element) {
        flush();
        content.preformatted(element.wholeText());
    }

    private void listItem(Element element) {
        flush();
        items++;
        children(element);
        flush();
        items--;
    }

    private void table(Element element) {
        flush();
        deadline.check();
        HtmlTable table = HtmlTable.of(element);
        if (table.layoutOnly()) {
            children(element);
            flush();
        } else {
            table.caption().ifPresent(content::paragraph);
            table.rows().forEach(cells -> content.tableRow(table.headers(), cells));
        }
    }

    private void flush() {
        if (items > 0) {
            content.listItem(line.toString());
        } else {
            content.paragraph(line.toString());
        }
        line.setLength(0);
    }

    private static boolean skipped(Element element) {
        String name = element.normalName();
        if (SKIPPED.contains(name) || hidden(element)) {
            return true;
        }
        return PAGE_CHROME.contains(name)
                && element.closest("main, article, section, [role=main]") == null
                && element.selectFirst("h1") == null;
    }

    /** Whether an element is not meant to be read: hidden from people, or part of the site rather than of the text. */
    private static boolean hidden(Element element) {
        if (element.attributesSize() == 0) {
            return false;
        }
        return element.hasAttr("hidden")
                || element.attr("aria-hidden").equals("true")
                || CHROME_ROLES.contains(element.attr("role").toLowerCase(Locale.ROOT))
                || INVISIBLE.matcher(element.attr("style")).find();
    }

    /** All visible text within an element, with a space where a block or a line ends. */
    static String visibleText(Element element) {
        StringBuilder text = new StringBuilder();
        appendVisible(element, text);
        return text.toString();
    }

    private static void appendVisible(Element parent, StringBuilder text) {
        for (Node child : parent.childNodes()) {
            if (child instanceof TextNode node) {
                text.append(node.getWholeText());
            } else if (child instanceof Element element
                    && !SKIPPED.contains(element.normalName())
                    && !hidden(element)) {
                boolean inline = INLINE.contains(element.normalName());
                text.append(inline ? "" : " ");
                appendVisible(element, text);
                text.append(inline ? "" : " ");
            }
        }
    }

    /** Line breaks of the source mean nothing in HTML; only {@code <br>} breaks a line. */
    private static String flat(String text) {
        return text.replace('\n', ' ');
    }
}
