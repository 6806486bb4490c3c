package dev.openbook.readers.docx;

import dev.openbook.readers.docx.Styles.Format;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;

/**
 * Reads the properties of a style, a paragraph or a run ({@code pPr}, {@code rPr}). What tracked changes say of former
 * properties is passed over.
 */
final class FormatParser {
    private Format format = Format.OPEN;
    private Optional<String> style = Optional.empty();
    private boolean deleted;

    /** Reads the children of the properties element that was entered last, and leaves it. */
    void parse(XmlCursor xml) throws XMLStreamException {
        for (String name = xml.nextChild(); name != null; name = xml.nextChild()) {
            switch (name) {
                case "numPr" -> parseNumbering(xml);
                case "rPr" -> parseMark(xml);
                default -> {
                    take(name, xml);
                    xml.skip();
                }
            }
        }
    }

    private void take(String name, XmlCursor xml) {
        switch (name) {
            case "pStyle", "rStyle" -> style = xml.attribute("val");
            case "outlineLvl" -> format = new Format(
                    xml.number("val"), format.numbering(), format.bold(), format.hidden());
            case "b" -> format = new Format(
                    format.outlineLevel(), format.numbering(), Optional.of(xml.isOn()), format.hidden());
            case "vanish" -> format = new Format(
                    format.outlineLevel(), format.numbering(), format.bold(), Optional.of(xml.isOn()));
            default -> {
                // Fonts, colours, spacing: nothing that changes what the text says.
            }
        }
    }

    private void parseNumbering(XmlCursor xml) throws XMLStreamException {
        for (String name = xml.nextChild(); name != null; name = xml.nextChild()) {
            if (name.equals("numId")) {
                format = new Format(format.outlineLevel(), xml.number("val"), format.bold(), format.hidden());
            }
            xml.skip();
        }
    }

    /** The properties of the paragraph mark say nothing of the text, but whether the mark itself was deleted. */
    private void parseMark(XmlCursor xml) throws XMLStreamException {
        for (String name = xml.nextChild(); name != null; name = xml.nextChild()) {
            deleted |= name.equals("del") || name.equals("moveFrom");
            xml.skip();
        }
    }

    Format format() {
        return format;
    }

    /** The id of the style that is named. */
    Optional<String> style() {
        return style;
    }

    /** Whether the paragraph mark was deleted in a tracked change: then the next paragraph continues this one. */
    boolean isMarkDeleted() {
        return deleted;
    }
}
