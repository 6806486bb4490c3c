package dev.openbook.library.read;

import java.util.HashSet;
import java.util.Set;
import org.jsoup.nodes.Element;

/**
 * Opens what a web page folds away. Sections that a button or a tab opens, as frequent questions often are, are text of the
 * page, though they are marked as hidden until somebody presses it; and a button within a heading is the heading's words.
 */
final class FoldedParts {
    private FoldedParts() {}

    /** Changes the page: such parts are not hidden any more. */
    static void open(Element page) {
        Set<String> controlled = new HashSet<>();
        for (Element control : page.select("[aria-controls][aria-expanded], [aria-controls][role=tab]")) {
            controlled.add(control.attr("aria-controls").strip());
        }
        for (Element part : page.select("[id]")) {
            if (controlled.contains(part.id())) {
                part.removeAttr("hidden").removeAttr("aria-hidden").removeAttr("style");
            }
        }
        page.select("h1 button, h2 button, h3 button, h4 button, h5 button, h6 button")
                .forEach(button -> button.tagName("span"));
    }
}
