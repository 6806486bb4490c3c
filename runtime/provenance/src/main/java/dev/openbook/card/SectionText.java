package dev.openbook.card;

import dev.openbook.provenance.Fact;
import java.util.Optional;
import java.util.regex.Pattern;

/** The text of one section while it is being gathered. Not thread-safe. */
final class SectionText {
    private static final String MORE = "…";
    /** What the hub's templates have where nothing was filled in. */
    private static final Pattern TEMPLATE =
            Pattern.compile("(?i)\\{\\{[^{}]*\\}\\}|\\[? ?more information needed ?\\]?(?:\\([^()]*\\))?\\.?");
    /**
     * What stands in front of what was to be filled in, such as {@code - **Developed by [optional]:**}. Gives nothing back, so
     * that each character is looked at a few times at most, whatever a card holds.
     */
    static final Pattern LABEL = Pattern.compile("[-*+\\s]*+[^:.]{0,84}+:?+(?:\\*\\*|__)?+:?+\\s*+");
    private static final Pattern NOTHING = Pattern.compile("(?i)[-*_=#>|\\s]*|\\W*(?:todo|tbd|coming soon|to be (?:added|done))\\W*");

    private static final int MAX_TEMPLATE_LINE = 300;

    private final MarkdownItem announced;
    private final int maxCharacters;
    private final StringBuilder text = new StringBuilder();
    private MarkdownItem current;
    private MarkdownItem begun;
    private Optional<String> inner = Optional.empty();
    private boolean blank;
    private boolean closed;

    /** A section that a heading announces. */
    SectionText(MarkdownItem heading, int maxCharacters) {
        this.announced = heading;
        this.current = heading;
        this.begun = heading;
        this.maxCharacters = maxCharacters;
    }

    /** What follows stands under this heading. */
    void under(MarkdownItem heading) {
        current = heading;
        inner = Optional.empty();
        blank = true;
    }

    /** What follows stands under a heading within the section; its words count if something does. */
    void within(MarkdownItem heading) {
        inner = Optional.of(heading.text());
        blank = true;
    }

    /** Nothing more belongs to it. */
    void close() {
        closed = true;
    }

    void add(MarkdownItem line) {
        String words = line.text().stripTrailing();
        if (closed || text.length() > maxCharacters || saysNothing(words)) {
            blank = blank || words.isBlank();
            return;
        }
        if (text.isEmpty()) {
            begun = current;
        } else {
            text.append(blank ? "\n\n" : "\n");
        }
        blank = false;
        inner.ifPresent(heading -> text.append(heading).append('\n'));
        inner = Optional.empty();
        text.append(words, 0, Math.min(words.length(), maxCharacters + 1));
    }

    private static boolean saysNothing(String line) {
        if (line.length() > MAX_TEMPLATE_LINE) {
            return false;
        }
        String filled = TEMPLATE.matcher(line).replaceAll("");
        return NOTHING.matcher(filled).matches() || (filled.length() < line.length() && LABEL.matcher(filled).matches());
    }

    Fact<String> fact(CardSource source) {
        if (text.isEmpty()) {
            return Fact.unknown(source.at(
                    announced.line(), "Nothing but what a template has stands under the heading \"" + announced.text() + "\"."));
        }
        return Fact.stated(
                cut(text.toString(), maxCharacters),
                source.at(begun.line(), "Stands under the heading \"" + begun.text() + "\"."));
    }

    /** The text, or its beginning and a sign that there is more. */
    static String cut(String text, int maxCharacters) {
        if (text.length() <= maxCharacters) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(maxCharacters - 1)) ? maxCharacters - 1 : maxCharacters;
        return text.substring(0, end).stripTrailing() + MORE;
    }
}
