package dev.openbook.library.split;

import dev.openbook.document.Block;
import dev.openbook.document.DocumentContent;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tells the table of contents of a paged document from its text: the table only repeats headings, and would be found for
 * every question that uses their words. Dots lead to prices in a budget and to blanks in a form as well, so an entry is
 * what names a page that the document has; documents without pages have no such table. For one document.
 */
final class TableOfContents {
    private static final Pattern NAME = Pattern.compile("(?:table of )?contents", Pattern.CASE_INSENSITIVE);
    private static final Pattern LEADERS = Pattern.compile("\\.(?:\\s{0,3}+\\.){5,}+");
    private static final Pattern PAGE = Pattern.compile("[\\s|]*+(?:(\\d{1,4})|[ivxlcIVXLC]{1,6})(?=[\\s|]|\\z)");
    /** An entry is a title; what has more words than this and ends as sentences do is text. */
    private static final int MOST_WORDS = 8;

    private final DocumentContent content;
    private final Set<String> headings = new HashSet<>();

    TableOfContents(DocumentContent content) {
        this.content = content;
        if (isPaged()) {
            content.blocks().stream()
                    .filter(block -> block.kind() == Block.Kind.HEADING)
                    .forEach(block -> headings.add(bare(text(block))));
        }
    }

    /** Whether a block, which stands under these headings, belongs to the table. */
    boolean holds(Block block, List<Heading> path) {
        String text = text(block);
        Matcher leaders = LEADERS.matcher(text);
        if (leaders.find()) {
            boolean saysNothing = text.chars().noneMatch(Character::isLetterOrDigit);
            return saysNothing || (isPaged() && leadsToPages(text, leaders.reset(), isUnderName(block, path)));
        }
        return isUnderName(block, path) && !isProse(text);
    }

    /** The headings that a block stands under: what is called “Contents” reaches to the end of its page, not over the text. */
    List<Heading> withoutPast(List<Heading> path, Block block) {
        boolean past = path.stream().anyMatch(heading -> isName(heading) && !isOnPageOf(heading, block));
        return past && isPaged()
                ? path.stream().filter(heading -> !isName(heading) || isOnPageOf(heading, block)).toList()
                : path;
    }

    private boolean leadsToPages(String text, Matcher leaders, boolean underName) {
        boolean known = underName;
        int start = 0;
        while (leaders.find()) {
            Matcher page = PAGE.matcher(text).region(leaders.end(), text.length());
            if (!page.lookingAt() || !exists(page.group(1))) {
                return false;
            }
            known |= headings.contains(bare(text.substring(start, leaders.start())));
            start = page.end();
        }
        return known;
    }

    /** Roman numbers count the pages before the text. */
    private boolean exists(@Nullable String number) {
        return number == null || Integer.parseInt(number) <= content.pageStarts().size();
    }

    private boolean isUnderName(Block block, List<Heading> path) {
        return isPaged() && path.stream().anyMatch(heading -> isName(heading) && isOnPageOf(heading, block));
    }

    private static boolean isName(Heading heading) {
        return NAME.matcher(heading.text()).matches();
    }

    private boolean isOnPageOf(Heading heading, Block block) {
        return content.pageAt(heading.start()) == block.page();
    }

    private boolean isPaged() {
        return !content.pageStarts().isEmpty();
    }

    private static boolean isProse(String text) {
        boolean ended = text.endsWith(".") || text.endsWith("?") || text.endsWith("!");
        return ended && text.split("\\s+").length > MOST_WORDS;
    }

    private String text(Block block) {
        return content.text().substring(block.start(), block.end());
    }

    /** Letters and digits: what a heading and its entry have in common. */
    private static String bare(String title) {
        StringBuilder bare = new StringBuilder(title.length());
        title.toLowerCase(Locale.ROOT).codePoints().filter(Character::isLetterOrDigit).forEach(bare::appendCodePoint);
        return bare.toString();
    }
}
