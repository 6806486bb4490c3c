package dev.openbook.readers.docx;

import dev.openbook.readers.internal.CleanText;
import java.util.ArrayList;
import java.util.List;

/** The text of one paragraph while it is read, and the blocks that hang on it. */
final class RunText {
    private final StringBuilder text = new StringBuilder();
    private final List<Draft> attached = new ArrayList<>();
    private boolean plain;

    void append(String more, boolean bold) {
        text.append(more);
        plain |= !bold && !more.isBlank();
    }

    /** Adds blocks that follow the paragraph: a text box, a note. */
    void attach(List<Draft> blocks) {
        attached.addAll(blocks);
    }

    List<Draft> attached() {
        return attached;
    }

    boolean isBlank() {
        return text.toString().isBlank();
    }

    boolean isBold() {
        return !plain;
    }

    /** Clean text; line breaks that the author set stay. */
    String text() {
        List<String> lines = new ArrayList<>();
        for (String line : text.toString().split("\n", -1)) {
            lines.add(CleanText.of(line).strip());
        }
        return String.join("\n", lines).strip();
    }
}
