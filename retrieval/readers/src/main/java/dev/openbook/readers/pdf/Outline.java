package dev.openbook.readers.pdf;

import dev.openbook.readers.internal.CleanText;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineNode;

/** The bookmarks of a document: titles that its author says are headings. Empty if it has none. */
final class Outline {
    /** Bounds on what may be a loop: links between bookmarks are as untrusted as everything else. */
    private static final int MOST_ITEMS = 20_000;

    private static final int DEEPEST = 32;

    private final Map<String, Integer> depths = new HashMap<>();
    private int visited;

    private Outline() {}

    static Outline of(PDDocument document) {
        Outline outline = new Outline();
        PDOutlineNode root = document.getDocumentCatalog().getDocumentOutline();
        if (root != null) {
            outline.collect(root, 1);
        }
        return outline;
    }

    private void collect(PDOutlineNode parent, int depth) {
        PDOutlineItem item = parent.getFirstChild();
        while (item != null && depth <= DEEPEST && visited < MOST_ITEMS) {
            visited++;
            String title = item.getTitle();
            if (title != null) {
                depths.putIfAbsent(key(title), depth);
            }
            collect(item, depth + 1);
            item = item.getNextSibling();
        }
    }

    /** Whether a bookmark has this text, apart from case, white space and punctuation. */
    boolean names(String heading) {
        String key = key(heading);
        return !key.isEmpty() && depths.containsKey(key);
    }

    private static String key(String title) {
        StringBuilder key = new StringBuilder();
        CleanText.of(title)
                .toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .forEach(key::appendCodePoint);
        return key.toString();
    }
}
