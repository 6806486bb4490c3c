package dev.openbook.library.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.openbook.document.DocumentContent;
import dev.openbook.document.DocumentReader;
import dev.openbook.document.DocumentType;
import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.value.Limits;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocumentReadersTest {
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n', 0, 0, 0, 13};
    private static final byte[] OLE2 = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1, 0};

    @TempDir
    private Path folder;

    private final DocumentReaders readers = DocumentReaders.installed(getClass().getClassLoader());
    private final ContentTypeDetector detector = new ContentTypeDetector();

    private Path file(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }

    private Path file(String name, String text) throws IOException {
        return file(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] zip(String... names) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (String name : names) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write("<a wordprocessingml.document.main+xml/>".getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    private void assertFails(Path file, Limits limits, FailureCode code, String... words) {
        assertThatThrownBy(() -> readers.read(file, limits))
                .isInstanceOfSatisfying(OpenbookException.class, e -> {
                    assertThat(e.code()).isEqualTo(code);
                    assertThat(e.getMessage()).contains(file.getFileName().toString());
                    for (String each : words) {
                        assertThat(e.getMessage()).contains(each);
                    }
                });
    }

    private void assertFails(Path file, FailureCode code, String... words) {
        assertFails(file, Limits.standard(), code, words);
    }

    @Test
    void typesAreToldByContent() throws IOException {
        assertThat(detector.detect(file("a", "%PDF-1.7\n"))).isEqualTo(DocumentType.PDF);
        assertThat(detector.detect(file("b.pdf", "junk\n".repeat(100) + "%PDF-1.4"))).isEqualTo(DocumentType.PDF);
        assertThat(detector.detect(file("b.txt", "A file begins with %PDF-1.4"))).isEqualTo(DocumentType.TEXT);
        assertThat(detector.detect(file("c", zip("word/document.xml")))).isEqualTo(DocumentType.DOCX);
        assertThat(detector.detect(file("d", zip("[Content_Types].xml", "word/main.xml")))).isEqualTo(DocumentType.DOCX);
        assertThat(detector.detect(file("e", zip("xl/workbook.xml")))).isEqualTo(DocumentType.OTHER);
        assertThat(detector.detect(file("f.docx", OLE2))).isEqualTo(DocumentType.DOCX);
        assertThat(detector.detect(file("f.doc", OLE2))).isEqualTo(DocumentType.OTHER);
        assertThat(detector.detect(file("g", " <!-- x -->\n<!DOCTYPE html>\n<p>"))).isEqualTo(DocumentType.HTML);
        assertThat(detector.detect(file("g2", "<!---->".repeat(1100) + "<html>"))).isEqualTo(DocumentType.HTML);
        assertThat(detector.detect(file("g3", "<?xml?>".repeat(1200)))).isEqualTo(DocumentType.TEXT);
        assertThat(detector.detect(file("g.html", "<p>no more than this"))).isEqualTo(DocumentType.HTML);
        assertThat(detector.detect(file("h.md", "<div>Markdown may begin so</div>"))).isEqualTo(DocumentType.MARKDOWN);
        assertThat(detector.detect(file("i", "MZ is two letters"))).isEqualTo(DocumentType.TEXT);
        assertThat(detector.detect(file("j", "MZ\0"))).isEqualTo(DocumentType.OTHER);
        assertThat(detector.detect(file("k", "ab\0c"))).isEqualTo(DocumentType.OTHER);
        assertThat(detector.detect(file("l", "{\\rtf1 a"))).isEqualTo(DocumentType.OTHER);
        assertThat(detector.detect(file("m", "From: a\r\nMIME-Version: 1.0\r\n\r\nx"))).isEqualTo(DocumentType.OTHER);
        assertThat(detector.detect(file("n", "About mail\n\nMIME-Version: 1.0 is a field"))).isEqualTo(DocumentType.TEXT);
        assertThat(detector.detect(file("o", "Größe".getBytes(StandardCharsets.UTF_16)))).isEqualTo(DocumentType.TEXT);
    }

    @Test
    void aNameThatLiesIsNamedWithBothTypes() throws IOException {
        assertFails(file("p.docx", PNG), FailureCode.DOCUMENT_TYPE_MISMATCH, "a Word document", "a PNG picture");
        assertFails(file("q.docx", "%PDF-1.7"), FailureCode.DOCUMENT_TYPE_MISMATCH, "a Word document", "a PDF document");
        assertFails(file("r.docx", zip("xl/workbook.xml")), FailureCode.DOCUMENT_TYPE_MISMATCH, "an Excel workbook");
        assertFails(file("s.pdf", "just text"), FailureCode.DOCUMENT_TYPE_MISMATCH, "a PDF document", "plain text");
        assertFails(file("t.txt", PNG), FailureCode.DOCUMENT_TYPE_MISMATCH, "plain text", "a PNG picture");
    }

    @Test
    void whatNobodyReadsIsRefused() throws IOException {
        assertFails(file("u.png", PNG), FailureCode.DOCUMENT_TYPE_UNSUPPORTED, "a PNG picture", ".txt, .md, .html");
        assertFails(file("v.pdf", "%PDF-1.7"), FailureCode.DOCUMENT_TYPE_UNSUPPORTED, "a PDF document");
        assertFails(file("w.xlsx", zip("xl/workbook.xml")), FailureCode.DOCUMENT_TYPE_UNSUPPORTED, "an Excel workbook");
    }

    @Test
    void emptyAndMissingAndLargeFilesAreRefused() throws IOException {
        assertFails(file("a.txt", ""), FailureCode.DOCUMENT_EMPTY);
        assertFails(file("b.docx", ""), FailureCode.DOCUMENT_EMPTY);
        assertFails(file("c.txt", " \n\u00A0\n"), FailureCode.DOCUMENT_EMPTY);
        assertFails(file("d.html", "<title>only</title><script>x</script>"), FailureCode.DOCUMENT_EMPTY);
        assertFails(folder.resolve("gone.txt"), FailureCode.DOCUMENT_UNREADABLE, "not there");
        Limits small = new Limits(10, 1000, 1, 10, 10, Duration.ofMinutes(1));
        assertFails(file("e.txt", "more than ten"), small, FailureCode.DOCUMENT_TOO_LARGE, "10 bytes");
        Limits few = new Limits(1000, 10, 1, 10, 10, Duration.ofMinutes(1));
        assertFails(file("f.md", "more than ten"), few, FailureCode.DOCUMENT_TOO_LARGE, "10 characters");
    }

    @Test
    void readersAreFoundAsServicesAndOwnOnesComeFirst() throws IOException {
        assertThat(readers.types()).containsExactlyInAnyOrder(DocumentType.TEXT, DocumentType.MARKDOWN, DocumentType.HTML);
        DocumentReader own = new DocumentReader() {
            @Override
            public Set<DocumentType> types() {
                return Set.of(DocumentType.PDF, DocumentType.TEXT);
            }

            @Override
            public DocumentContent read(Path file, DocumentType type, Limits limits) {
                ContentBuilder content = new ContentBuilder("own", limits);
                content.paragraph("read as " + type);
                return content.build(type, Optional.empty());
            }

            @Override
            public String version() {
                return "own 7";
            }
        };
        DocumentReaders both = DocumentReaders.installed(getClass().getClassLoader(), own);
        assertThat(both.read(file("a.pdf", "%PDF-1.7"), Limits.standard()).text()).isEqualTo("read as PDF");
        assertThat(both.read(file("a.txt", "text"), Limits.standard()).text()).isEqualTo("read as TEXT");
        assertThat(both.fingerprint()).isNotEqualTo(readers.fingerprint()).contains("PDF=own 7", "HTML=2");
        assertThat(DocumentReaders.of(List.of()).types()).isEmpty();
    }

    @Test
    void concernsWhatNameOrContentSayIsADocument() throws IOException {
        assertThat(readers.concerns(file("a.html", PNG))).isTrue();
        assertThat(readers.concerns(file("notes", "text"))).isTrue();
        assertThat(readers.concerns(file("a.png", PNG))).isFalse();
        assertThat(readers.concerns(file("a.pdf", "%PDF-1.7"))).isFalse();
    }

    @Test
    void charsetsAreToldApart() throws IOException {
        String words = "Größe – naïve €";
        for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16, Charset.forName("windows-1252"))) {
            assertThat(readers.read(file("a.txt", words.getBytes(charset)), Limits.standard()).text()).isEqualTo(words);
        }
        byte[] marked = ("\uFEFF" + words).getBytes(StandardCharsets.UTF_16LE);
        assertThat(readers.read(file("a.txt", marked), Limits.standard()).text()).isEqualTo(words);
        byte[] declared = "<meta charset='koi8-r'><p>Привет</p>".getBytes(Charset.forName("KOI8-R"));
        assertThat(readers.read(file("a.html", declared), Limits.standard()).text()).isEqualTo("Привет");
        byte[] wrongly = "<meta charset=utf-8><p>naïve</p>".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(readers.read(file("a.html", wrongly), Limits.standard()).text()).isEqualTo("naïve");
    }

    @Test
    void declaredCharsetsAreTakenAsBrowsersTakeThem() throws IOException {
        String words = "The applicant’s “budget” – café";
        for (String name : List.of("iso-8859-1", "us-ascii", "ISO-8859-1", "utf-16", "utf-8", "no-such-charset")) {
            byte[] page = ("<meta charset=" + name + "><p>" + words + "</p>").getBytes(Charset.forName("windows-1252"));
            assertThat(readers.read(file("a.html", page), Limits.standard()).text()).as(name).isEqualTo(words);
        }
        byte[] xhtml = "<?xml version='1.0' encoding='iso-8859-2'?><html><p>zkouška</p></html>".getBytes("ISO-8859-2");
        assertThat(readers.read(file("a.xhtml", xhtml), Limits.standard()).text()).isEqualTo("zkouška");
    }

    @Test
    void aForeignByteSpoilsNothingButItself() throws IOException {
        byte[] mixed = "It’s Größe – naïve €, 日本, 😀 # end".getBytes(StandardCharsets.UTF_8);
        mixed[new String(mixed, StandardCharsets.ISO_8859_1).indexOf('#')] = (byte) 0x95;
        assertThat(readers.read(file("a.txt", mixed), Limits.standard()).text()).isEqualTo("It’s Größe – naïve €, 日本, 😀 • end");
        byte[] cut = "Größe – €".getBytes(StandardCharsets.UTF_8);
        assertThat(readers.read(file("b.txt", Arrays.copyOf(cut, cut.length - 1)), Limits.standard()).text())
                .startsWith("Größe – ");
    }
}
