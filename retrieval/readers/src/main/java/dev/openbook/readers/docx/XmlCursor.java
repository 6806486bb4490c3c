package dev.openbook.readers.docx;

import dev.openbook.readers.internal.Reading;
import java.io.InputStream;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Walks through the elements of an XML part once, from start to end. Names are local names: the vocabularies that matter
 * here do not clash, and strict and transitional files differ in nothing else.
 *
 * <p>Document type declarations are refused and nothing outside is ever looked up. Depth and time are bounded. For one
 * thread.
 */
final class XmlCursor implements AutoCloseable {
    private static final int EVENTS_BETWEEN_LOOKS_AT_THE_CLOCK = 1 << 14;

    private final XMLStreamReader xml;
    private final Reading reading;
    private int depth;
    private int events;
    private long characters;

    private XmlCursor(XMLStreamReader xml, Reading reading) {
        this.xml = xml;
        this.reading = reading;
    }

    static XmlCursor open(InputStream bytes, Reading reading) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        factory.setProperty("jdk.xml.maxElementDepth", "0"); // differs between JDKs; the depth is bounded here
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("Nothing outside the file is read.");
        });
        return new XmlCursor(factory.createXMLStreamReader(bytes), reading);
    }

    /** Goes to the next child of the element that was entered last, or leaves it: then null. */
    @Nullable String nextChild() throws XMLStreamException {
        while (xml.hasNext()) {
            int event = advance();
            if (event == XMLStreamConstants.START_ELEMENT) {
                return xml.getLocalName();
            }
            if (event == XMLStreamConstants.END_ELEMENT) {
                return null;
            }
        }
        return null;
    }

    /** Enters the root element and says what it is. */
    String root() throws XMLStreamException {
        String root = nextChild();
        return root == null ? "" : root;
    }

    /** Goes past the element that was entered last, with all that is in it. */
    void skip() throws XMLStreamException {
        int outside = depth - 1;
        while (depth > outside && xml.hasNext()) {
            advance();
        }
    }

    /** The text of the element that was entered last, its children's left out; leaves it. */
    String text() throws XMLStreamException {
        StringBuilder text = new StringBuilder();
        int inside = depth;
        while (depth >= inside && xml.hasNext()) {
            int event = advance();
            boolean ofText = event == XMLStreamConstants.CHARACTERS
                    || event == XMLStreamConstants.CDATA
                    || event == XMLStreamConstants.SPACE;
            if (ofText && depth == inside) {
                text.append(xml.getText());
                count(xml.getTextLength());
            }
        }
        return text.toString();
    }

    private void count(int length) {
        characters += length;
        int allowed = reading.limits().maxCharacters();
        if (characters > allowed) {
            throw reading.refusals().tooLarge("holds more than the " + allowed + " characters that are allowed");
        }
    }

    /** An attribute of the element that was entered last, by local name. */
    Optional<String> attribute(String name) {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            if (xml.getAttributeLocalName(i).equals(name)) {
                return Optional.of(xml.getAttributeValue(i));
            }
        }
        return Optional.empty();
    }

    /** The attribute {@code val} of a switch such as {@code <w:b/>}: on unless it says otherwise. */
    boolean isOn() {
        return switch (attribute("val").orElse("true")) {
            case "0", "false", "off", "none" -> false;
            default -> true;
        };
    }

    /** A number in an attribute; empty if it is missing or is none. */
    Optional<Integer> number(String name) {
        return attribute(name).filter(value -> value.matches("-?\\d{1,9}")).map(Integer::valueOf);
    }

    Reading reading() {
        return reading;
    }

    private int advance() throws XMLStreamException {
        if (++events % EVENTS_BETWEEN_LOOKS_AT_THE_CLOCK == 0) {
            reading.checkTime();
        }
        int event = xml.next();
        if (event == XMLStreamConstants.START_ELEMENT) {
            checkDepth();
        } else if (event == XMLStreamConstants.END_ELEMENT) {
            depth--;
        } else if (event == XMLStreamConstants.DTD) {
            throw new XMLStreamException("A document type declaration is not allowed here.");
        }
        return event;
    }

    private void checkDepth() {
        int allowed = reading.limits().maxDepth();
        if (++depth > allowed) {
            throw reading.refusals().tooLarge("is nested more than the " + allowed + " levels deep that are allowed");
        }
    }

    @Override
    public void close() throws XMLStreamException {
        xml.close();
    }
}
