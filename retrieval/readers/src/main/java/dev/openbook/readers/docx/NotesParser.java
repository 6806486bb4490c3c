package dev.openbook.readers.docx;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamException;

/** Reads the part of footnotes or of endnotes. */
final class NotesParser {
    static final Map<String, List<Draft>> NONE = Map.of();

    private NotesParser() {}

    /** Notes by id; separators and other notes with a type of their own are no text. */
    static Map<String, List<Draft>> parse(XmlCursor xml, Styles styles) throws XMLStreamException {
        Map<String, List<Draft>> notes = new HashMap<>();
        xml.root();
        while (xml.nextChild() != null) {
            String id = xml.attribute("id").orElse("");
            if (xml.attribute("type").orElse("normal").equals("normal")) {
                notes.put(id, new BodyParser(xml, styles, Notes.NONE).blocks());
            } else {
                xml.skip();
            }
        }
        return notes;
    }
}
