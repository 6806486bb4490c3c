package dev.openbook.readers.docx;

import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamException;

/**
 * Reads the runs of a paragraph. Whatever wraps runs (links, fields, content controls, insertions) is looked through;
 * deletions and the source of a move are passed over.
 */
final class RunParser {
    private final XmlCursor xml;
    private final Styles styles;
    private final Notes notes;
    private final RunText text;
    private boolean boldStyle;
    private boolean hiddenStyle;

    RunParser(XmlCursor xml, Styles styles, Notes notes, RunText text) {
        this.xml = xml;
        this.styles = styles;
        this.notes = notes;
        this.text = text;
    }

    /** Reads a paragraph; its properties, which come first, go where they are asked for. */
    void parse(FormatParser properties) throws XMLStreamException {
        for (String name = xml.nextChild(); name != null; name = xml.nextChild()) {
            if (name.equals("pPr")) {
                properties.parse(xml);
                String style = properties.style().orElse("");
                boldStyle = styles.isBold(style);
                hiddenStyle = styles.isHidden(style);
            } else {
                part(name);
            }
        }
    }

    private void parts() throws XMLStreamException {
        for (String name = xml.nextChild(); name != null; name = xml.nextChild()) {
            part(name);
        }
    }

    private void part(String name) throws XMLStreamException {
        switch (name) {
            case "r" -> run();
            case "del", "moveFrom", "sdtPr", "pPr", "rPr", "Fallback", "instrText", "delText" -> xml.skip();
            default -> parts();
        }
    }

    private void run() throws XMLStreamException {
        boolean bold = boldStyle;
        boolean hidden = hiddenStyle;
        for (String name = xml.nextChild(); name != null; name = xml.nextChild()) {
            if (name.equals("rPr")) {
                FormatParser properties = new FormatParser();
                properties.parse(xml);
                String style = properties.style().orElse(null);
                bold = properties.format().bold().orElse(boldStyle || (style != null && styles.isBold(style)));
                hidden = properties.format().hidden().orElse(hiddenStyle || (style != null && styles.isHidden(style)));
            } else if (hidden) {
                xml.skip();
            } else {
                piece(name, bold);
            }
        }
    }

    private void piece(String name, boolean bold) throws XMLStreamException {
        switch (name) {
            case "t" -> text.append(xml.text(), bold);
            case "tab", "ptab" -> space(" ");
            case "br", "cr" -> space("\n");
            case "noBreakHyphen" -> {
                text.append("-", bold);
                xml.skip();
            }
            case "footnoteReference" -> note(notes.footnotes());
            case "endnoteReference" -> note(notes.endnotes());
            case "ruby" -> ruby();
            case "drawing", "pict", "object", "AlternateContent" -> textBoxes();
            default -> xml.skip();
        }
    }

    private void space(String space) throws XMLStreamException {
        text.append(space, true);
        xml.skip();
    }

    private void note(Map<String, List<Draft>> byId) throws XMLStreamException {
        text.attach(byId.getOrDefault(xml.attribute("id").orElse(""), List.of()));
        xml.skip();
    }

    /** Characters with their pronunciation above them: the characters are the text. */
    private void ruby() throws XMLStreamException {
        for (String name = xml.nextChild(); name != null; name = xml.nextChild()) {
            if (name.equals("rubyBase")) {
                parts();
            } else {
                xml.skip();
            }
        }
    }

    /** Text boxes lie deep within drawings, once in the new and once in the old drawing language. */
    private void textBoxes() throws XMLStreamException {
        for (String name = xml.nextChild(); name != null; name = xml.nextChild()) {
            switch (name) {
                case "txbxContent" -> text.attach(new BodyParser(xml, styles, notes).blocks());
                case "Fallback" -> xml.skip();
                default -> textBoxes();
            }
        }
    }
}
