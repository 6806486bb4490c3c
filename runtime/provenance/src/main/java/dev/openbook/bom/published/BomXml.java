package dev.openbook.bom.published;

import dev.openbook.value.Json;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads a bill in XML into the shape that its JSON has: attributes are members, elements that only hold others of one kind are
 * arrays. Document types, entities and what lies elsewhere are not read. Used once.
 */
final class BomXml {
    private static final String NAMESPACE = "http://cyclonedx.org/schema/bom/";
    private static final int MAX_DEPTH = 100;
    private static final int MAX_ELEMENTS = 250_000;

    private static final Set<String> ARRAYS = Set.of(
            "components", "hashes", "licenses", "datasets", "inputs", "outputs", "performanceMetrics", "users", "useCases",
            "technicalLimitations", "performanceTradeoffs", "ethicalConsiderations", "fairnessAssessments", "properties",
            "collection", "externalReferences", "ancestors", "dependencies");

    private int elements;

    Json.Obj read(byte[] bytes) throws InvalidXmlException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        // The platform's parser would write to standard error.
        factory.setXMLReporter((message, type, related, location) -> {});
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(text(bytes)));
            try {
                return document(reader);
            } finally {
                reader.close();
            }
        } catch (XMLStreamException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNumber();
            throw new InvalidXmlException("is not XML" + (line > 0 ? " (line " + line + ")" : ""));
        }
    }

    private static String text(byte[] bytes) throws InvalidXmlException {
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new InvalidXmlException("is not text in UTF-8");
        }
    }

    private Json.Obj document(XMLStreamReader reader) throws XMLStreamException, InvalidXmlException {
        while (reader.getEventType() != XMLStreamConstants.START_ELEMENT) {
            if (reader.getEventType() == XMLStreamConstants.DTD) {
                throw new InvalidXmlException("has a document type, which bills do not need and attackers do");
            }
            reader.next();
        }
        String namespace = reader.getNamespaceURI() == null ? "" : reader.getNamespaceURI();
        if (!namespace.startsWith(NAMESPACE)) {
            return Json.object();
        }
        Json bill = element(reader, 0);
        return (bill instanceof Json.Obj object ? object : Json.object())
                .with("bomFormat", "CycloneDX")
                .with("specVersion", namespace.substring(NAMESPACE.length()));
    }

    /** The value of the element that the reader stands at the beginning of; it stands at the end of it afterwards. */
    private Json element(XMLStreamReader reader, int depth) throws XMLStreamException, InvalidXmlException {
        if (depth > MAX_DEPTH || ++elements > MAX_ELEMENTS) {
            throw new InvalidXmlException("is nested deeper or holds more than any bill");
        }
        String name = reader.getLocalName();
        Map<String, Json> members = new HashMap<>();
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            members.put(reader.getAttributeLocalName(i), new Json.Text(reader.getAttributeValue(i)));
        }
        List<Json> items = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        while (reader.next() != XMLStreamConstants.END_ELEMENT) {
            if (reader.getEventType() == XMLStreamConstants.START_ELEMENT) {
                String child = reader.getLocalName();
                Json value = element(reader, depth + 1);
                items.add(value);
                members.put(child, value);
            } else if (reader.isCharacters()) {
                text.append(reader.getText());
            }
        }
        return value(name, members, items, text.toString().strip());
    }

    private static Json value(String name, Map<String, Json> members, List<Json> items, String text) {
        if (ARRAYS.contains(name)) {
            return new Json.Array(items);
        }
        if (members.isEmpty()) {
            return new Json.Text(text);
        }
        Json.Obj object = new Json.Obj(members);
        return items.isEmpty() && !text.isEmpty() ? object.with("content", text) : object;
    }
}
