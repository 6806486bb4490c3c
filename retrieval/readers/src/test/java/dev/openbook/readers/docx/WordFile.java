package dev.openbook.readers.docx;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Makes Word files for tests from the XML of their body, for what POI cannot write. */
final class WordFile {
    private static final String TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String DECLARATION = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";
    private final Map<String, String> parts = new LinkedHashMap<>();

    private WordFile() {}

    static WordFile body(String body) {
        return document(DECLARATION + "<w:document " + NAMESPACES + "><w:body>" + body + "</w:body></w:document>");
    }

    static final String NAMESPACES = "xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'"
            + " xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006' xmlns:v='urn:schemas-microsoft-com:vml'"
            + " xmlns:wps='http://schemas.microsoft.com/office/word/2010/wordprocessingShape'";

    static WordFile document(String xml) {
        WordFile file = new WordFile();
        file.parts.put("_rels/.rels", relationships("officeDocument", "word/document.xml"));
        file.parts.put("word/document.xml", xml);
        file.parts.put("word/_rels/document.xml.rels", relationships("styles", "styles.xml", "footnotes", "/word/footnotes.xml"));
        return file;
    }

    WordFile styles(String styles) {
        parts.put("word/styles.xml", DECLARATION + "<w:styles " + NAMESPACES + ">" + styles + "</w:styles>");
        return this;
    }

    WordFile footnotes(String notes) {
        parts.put("word/footnotes.xml", DECLARATION + "<w:footnotes " + NAMESPACES + ">" + notes + "</w:footnotes>");
        return this;
    }

    WordFile without(String part) {
        parts.remove(part);
        return this;
    }

    static String paragraph(String text) {
        return "<w:p>" + run(text) + "</w:p>";
    }

    static String styled(String style, String text) {
        return "<w:p><w:pPr><w:pStyle w:val='" + style + "'/></w:pPr>" + run(text) + "</w:p>";
    }

    static String run(String text) {
        return "<w:r><w:t xml:space='preserve'>" + text + "</w:t></w:r>";
    }

    static String row(String... cells) {
        StringBuilder row = new StringBuilder("<w:tr>");
        for (String cell : cells) {
            row.append("<w:tc>").append(cell.startsWith("<") ? cell : paragraph(cell)).append("</w:tc>");
        }
        return row.append("</w:tr>").toString();
    }

    private static String relationships(String... typesAndTargets) {
        StringBuilder xml = new StringBuilder(DECLARATION)
                .append("<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>");
        for (int i = 0; i < typesAndTargets.length; i += 2) {
            xml.append("<Relationship Id='r" + i + "' Type='" + TYPES + "/" + typesAndTargets[i] + "' Target='"
                    + typesAndTargets[i + 1] + "'/>");
        }
        return xml.append("</Relationships>").toString();
    }

    byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }
}
