package dev.openbook.readers.docx;

import dev.openbook.document.Block.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;

/**
 * Reads paragraphs one after the other. A paragraph whose mark was deleted in a tracked change is held back and continued
 * by the next one.
 */
final class ParagraphParser {
    private final XmlCursor xml;
    private final Styles styles;
    private final Notes notes;
    private RunText held = new RunText();

    ParagraphParser(XmlCursor xml, Styles styles, Notes notes) {
        this.xml = xml;
        this.styles = styles;
        this.notes = notes;
    }

    /** Reads the paragraph that was entered last, and leaves it: its block, then those of its text boxes and notes. */
    List<Draft> parse() throws XMLStreamException {
        FormatParser properties = new FormatParser();
        RunText text = held;
        RunParser runs = new RunParser(xml, styles, notes, text);
        runs.parse(properties);
        if (properties.isMarkDeleted()) {
            return List.of();
        }
        held = new RunText();
        return drafts(text, properties);
    }

    /** What was held back and is not continued. */
    List<Draft> rest() {
        RunText text = held;
        held = new RunText();
        return drafts(text, new FormatParser());
    }

    private List<Draft> drafts(RunText text, FormatParser properties) {
        List<Draft> drafts = new ArrayList<>();
        String style = properties.style().orElse("");
        if (!text.isBlank() && !styles.isContentsEntry(style)) {
            drafts.add(draft(text, style, properties));
        }
        drafts.addAll(text.attached());
        return drafts;
    }

    private Draft draft(RunText text, String style, FormatParser properties) {
        boolean title = styles.isTitle(style);
        int level = title ? 1 : level(style, properties.format().outlineLevel());
        boolean item = properties.format().numbering().map(id -> id > 0).orElseGet(() -> styles.isList(style));
        Kind kind = level > 0 ? Kind.HEADING : item ? Kind.LIST_ITEM : Kind.PARAGRAPH;
        return new Draft(kind, level, text.text(), text.isBold(), title);
    }

    private int level(String style, Optional<Integer> outline) {
        return outline.map(level -> level >= 0 && level < 9 ? level + 1 : 0).orElseGet(() -> styles.headingLevel(style));
    }
}
