package dev.openbook.readers.docx;

import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamException;

/**
 * Reads what holds blocks: the body, a cell, a text box, a note. Content controls, tracked insertions and custom XML are
 * wrappers around blocks and are looked through.
 *
 * <p>Calls itself for what is nested; the cursor's bound on depth bounds the stack.
 */
final class BodyParser {
    private final XmlCursor xml;
    private final Styles styles;
    private final Notes notes;
    private final List<Draft> blocks = new ArrayList<>();
    private final ParagraphParser paragraphs;

    BodyParser(XmlCursor xml, Styles styles, Notes notes) {
        this.xml = xml;
        this.styles = styles;
        this.notes = notes;
        this.paragraphs = new ParagraphParser(xml, styles, notes);
    }

    /** Reads a whole document part. */
    List<Draft> document() throws XMLStreamException {
        if (!xml.root().equals("document")) {
            throw xml.reading().refusals().damaged("Word", null);
        }
        for (String name = xml.nextChild(); name != null; name = xml.nextChild()) {
            if (name.equals("body")) {
                read();
            } else {
                xml.skip();
            }
        }
        return finish();
    }

    /** Reads the blocks in the element that was entered last, and leaves it. */
    List<Draft> blocks() throws XMLStreamException {
        read();
        return finish();
    }

    /** Reads the cell that was entered last, and leaves it; how it lies in the grid goes where it is asked for. */
    List<Draft> cell(CellShape shape) throws XMLStreamException {
        for (String name = xml.nextChild(); name != null; name = xml.nextChild()) {
            if (name.equals("tcPr")) {
                shape.parse(xml);
            } else {
                block(name);
            }
        }
        return finish();
    }

    private List<Draft> finish() {
        blocks.addAll(paragraphs.rest());
        return blocks;
    }

    private void read() throws XMLStreamException {
        for (String name = xml.nextChild(); name != null; name = xml.nextChild()) {
            block(name);
        }
    }

    private void block(String name) throws XMLStreamException {
        switch (name) {
            case "p" -> blocks.addAll(paragraphs.parse());
            case "tbl" -> {
                blocks.addAll(paragraphs.rest());
                blocks.addAll(new TableParser(xml, styles, notes).parse());
            }
            case "sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag" -> read();
            case "AlternateContent" -> readChoice();
            default -> xml.skip();
        }
    }

    /** The first choice; the fallback says the same to older programs. */
    private void readChoice() throws XMLStreamException {
        for (String name = xml.nextChild(); name != null; name = xml.nextChild()) {
            if (name.equals("Choice")) {
                read();
            } else {
                xml.skip();
            }
        }
    }
}
