package dev.openbook.readers.docx;

import javax.xml.stream.XMLStreamException;

/** Reads the title out of the core properties. */
final class TitleParser {

    private TitleParser() {}

    /** The title; empty text if there is none. */
    static String parse(XmlCursor xml) throws XMLStreamException {
        String title = "";
        xml.root();
        for (String name = xml.nextChild(); name != null; name = xml.nextChild()) {
            if (name.equals("title")) {
                title = xml.text();
            } else {
                xml.skip();
            }
        }
        return title;
    }
}
