package dev.openbook.cli;

import dev.openbook.value.Json;
import java.util.List;

/** How places in documents are shown. */
final class Place {
    private Place() {}

    /** Headings in one line, outermost first. */
    static String joined(List<String> headings) {
        return String.join(" › ", headings);
    }

    /** Headings in one line as JSON; {@code null} if there are none. */
    static Json json(List<String> headings) {
        return headings.isEmpty() ? Json.NULL : new Json.Text(joined(headings));
    }

    /** A page as JSON; {@code null} for a document without pages. */
    static Json page(int page) {
        return page == 0 ? Json.NULL : new Json.Num(page);
    }

    /** Document, page and headings in one line. */
    static String words(String document, int page, List<String> headings) {
        return Shown.words(document) + (page == 0 ? "" : ", page " + page) + (headings.isEmpty() ? "" : " — " + joined(headings));
    }
}
