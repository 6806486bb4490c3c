package dev.openbook.library.split;

import dev.openbook.document.Passage;

/**
 * A passage and where it stands, in words.
 *
 * @param passage the passage
 * @param context the document's title and the passage's headings in one line, such as {@code Notice › Eligibility}; empty
 *     if there are none
 */
public record ContextualPassage(Passage passage, String context) {

    /** What is embedded: the context on a line of its own, then the text. */
    public String embeddedText() {
        return context.isEmpty() ? passage.text() : context + "\n" + passage.text();
    }
}
