package dev.openbook.readers.docx;

import dev.openbook.readers.internal.Reading;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/**
 * The zip archive that a Word file is, and the parts in it that hold text (Open Packaging Conventions, ECMA-376 part 2).
 * Parts are found through relationships, never by their usual names. For one thread; closed by who opened it.
 */
final class WordPackage implements Closeable {
    /** Ends of relationship types; their beginnings differ between the transitional and the strict format. */
    static final String STYLES = "/styles";

    static final String FOOTNOTES = "/footnotes";
    static final String ENDNOTES = "/endnotes";
    static final String PROPERTIES = "/core-properties";
    private static final String DOCUMENT = "/officeDocument";
    private static final int MOST_ENTRIES = 20_000;

    private final ZipFile zip;
    private final Reading reading;
    private final Inflation inflation;
    private final Map<String, String> parts = new HashMap<>();

    private WordPackage(ZipFile zip, Reading reading) {
        this.zip = zip;
        this.reading = reading;
        this.inflation = new Inflation(reading);
    }

    /** What makes something of a part. */
    @FunctionalInterface
    interface Parser<T> {
        T parse(XmlCursor xml) throws XMLStreamException;
    }

    static WordPackage open(Reading reading) throws IOException {
        ZipFile zip = new ZipFile(reading.file().toFile());
        WordPackage word = new WordPackage(zip, reading);
        try {
            word.findParts();
            return word;
        } catch (IOException | RuntimeException failed) {
            word.closeAfter(failed);
            throw failed;
        }
    }

    private void findParts() throws IOException {
        if (zip.size() > MOST_ENTRIES) {
            throw reading.refusals().tooLarge("holds " + zip.size() + " parts; " + MOST_ENTRIES + " are allowed");
        }
        Map<String, String> outer = relationships("", "_rels/.rels");
        parts.putAll(outer);
        String document = outer.get(DOCUMENT);
        if (document == null) {
            throw reading.refusals().damaged("Word", null);
        }
        int slash = document.lastIndexOf('/') + 1;
        String folder = document.substring(0, slash);
        parts.putAll(relationships(folder, folder + "_rels/" + document.substring(slash) + ".rels"));
        parts.put(DOCUMENT, document);
    }

    private Map<String, String> relationships(String folder, String part) throws IOException {
        return read(zip.getEntry(part), xml -> RelationshipsParser.parse(xml, folder)).orElse(Map.of());
    }

    /** Reads the part of this kind, if the document has one. */
    <T> Optional<T> read(String kind, Parser<T> parser) throws IOException {
        String name = parts.get(kind);
        return name == null ? Optional.empty() : read(zip.getEntry(name), parser);
    }

    /** Reads the part that every document has. */
    <T> T readDocument(Parser<T> parser) throws IOException {
        return read(DOCUMENT, parser).orElseThrow(() -> reading.refusals().damaged("Word", null));
    }

    private <T> Optional<T> read(@Nullable ZipEntry entry, Parser<T> parser) throws IOException {
        if (entry == null) {
            return Optional.empty();
        }
        try (InputStream bytes = inflation.of(entry, zip.getInputStream(entry));
                XmlCursor xml = XmlCursor.open(bytes, reading)) {
            return Optional.of(parser.parse(xml));
        } catch (XMLStreamException malformed) {
            throw new IOException(malformed);
        }
    }

    private void closeAfter(Exception failed) {
        try {
            close();
        } catch (IOException suppressed) {
            failed.addSuppressed(suppressed);
        }
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
