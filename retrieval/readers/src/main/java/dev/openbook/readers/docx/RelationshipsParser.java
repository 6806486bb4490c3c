package dev.openbook.readers.docx;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;

/** Reads a part of relationships: which part plays which role. Those that point outside the file are left out. */
final class RelationshipsParser {

    private RelationshipsParser() {}

    /**
     * Names of parts by the last element of the relationship's type, such as {@code /styles}; the first of a kind wins.
     *
     * @param folder where the source part lies, empty or with a slash at its end
     */
    static Map<String, String> parse(XmlCursor xml, String folder) throws XMLStreamException {
        Map<String, String> parts = new HashMap<>();
        xml.root();
        while (xml.nextChild() != null) {
            String type = xml.attribute("Type").orElse("");
            boolean inside = !"External".equals(xml.attribute("TargetMode").orElse(""));
            Optional<String> target = xml.attribute("Target").flatMap(path -> resolve(folder, path));
            if (inside && target.isPresent() && type.contains("/")) {
                parts.putIfAbsent(type.substring(type.lastIndexOf('/')), target.get());
            }
            xml.skip();
        }
        return parts;
    }

    private static Optional<String> resolve(String folder, String target) {
        try {
            String path = new URI(null, null, "/" + folder, null).resolve(new URI(target)).getPath();
            return path == null || path.length() < 2 ? Optional.empty() : Optional.of(path.substring(1));
        } catch (URISyntaxException unusable) {
            return Optional.empty();
        }
    }
}
