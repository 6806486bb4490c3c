package dev.openbook.readers.docx;

import dev.openbook.readers.docx.Styles.Style;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;

/** Reads the part of styles. */
final class StylesParser {

    private StylesParser() {}

    static Styles parse(XmlCursor xml) throws XMLStreamException {
        Map<String, Style> styles = new HashMap<>();
        xml.root();
        for (String name = xml.nextChild(); name != null; name = xml.nextChild()) {
            if (name.equals("style")) {
                String id = xml.attribute("styleId").orElse("");
                boolean byDefault = xml.attribute("default").filter(value -> value.matches("1|true|on")).isPresent();
                boolean ofParagraphs = xml.attribute("type").orElse("paragraph").equals("paragraph");
                Style style = style(xml);
                styles.put(id, style);
                if (byDefault && ofParagraphs) {
                    styles.put("", style);
                }
            } else {
                xml.skip();
            }
        }
        return new Styles(styles);
    }

    private static Style style(XmlCursor xml) throws XMLStreamException {
        String shown = "";
        Optional<String> basedOn = Optional.empty();
        FormatParser format = new FormatParser();
        for (String name = xml.nextChild(); name != null; name = xml.nextChild()) {
            switch (name) {
                case "name" -> {
                    shown = xml.attribute("val").orElse("");
                    xml.skip();
                }
                case "basedOn" -> {
                    basedOn = xml.attribute("val");
                    xml.skip();
                }
                case "pPr", "rPr" -> format.parse(xml);
                default -> xml.skip();
            }
        }
        return new Style(shown, basedOn, format.format());
    }
}
