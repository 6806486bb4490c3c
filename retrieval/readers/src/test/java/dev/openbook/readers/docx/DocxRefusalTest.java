package dev.openbook.readers.docx;

import static dev.openbook.readers.docx.WordFile.paragraph;
import static dev.openbook.readers.docx.WordFile.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.openbook.document.DocumentType;
import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.value.Limits;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.crypt.Encryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocxRefusalTest {
    private static final Limits STANDARD = Limits.standard();

    @TempDir
    Path folder;

    private OpenbookException refusal(byte[] bytes, Limits limits) throws IOException {
        Path file = Files.write(folder.resolve("budget.docx"), bytes);
        OpenbookException refused = catchThrowableOfType(
                OpenbookException.class, () -> new DocxReader().read(file, DocumentType.DOCX, limits));
        assertThat(refused).as("a refusal").isNotNull();
        assertThat(refused).hasMessageStartingWith("budget.docx ").hasMessageEndingWith(".");
        assertThat(refused.getMessage()).doesNotContain("Exception").doesNotContain(folder.toString());
        return refused;
    }

    private FailureCode code(byte[] bytes) throws IOException {
        return refusal(bytes, STANDARD).code();
    }

    private static byte[] plain() {
        return WordFile.body(paragraph("Some words of text.")).bytes();
    }

    @Test
    void passwords() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (POIFSFileSystem files = new POIFSFileSystem()) {
            Encryptor encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
            encryptor.confirmPassword("secret");
            try (OutputStream out = encryptor.getDataStream(files)) {
                out.write(plain());
            }
            files.writeFilesystem(bytes);
        }

        assertThat(code(bytes.toByteArray())).isEqualTo(FailureCode.DOCUMENT_ENCRYPTED);
    }

    @Test
    void olderWordFiles() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (POIFSFileSystem files = new POIFSFileSystem()) {
            files.createDocument(new java.io.ByteArrayInputStream(new byte[5000]), "WordDocument");
            files.writeFilesystem(bytes);
        }

        assertThat(refusal(bytes.toByteArray(), STANDARD))
                .hasMessageContaining("save it as .docx")
                .extracting(OpenbookException::code)
                .isEqualTo(FailureCode.DOCUMENT_TYPE_MISMATCH);
    }

    @Test
    void zipsThatAreNoWordFiles() throws IOException {
        assertThat(code(WordFile.body("").without("_rels/.rels").bytes())).isEqualTo(FailureCode.DOCUMENT_DAMAGED);
        assertThat(code(WordFile.body("").without("word/document.xml").bytes())).isEqualTo(FailureCode.DOCUMENT_DAMAGED);
        assertThat(code(WordFile.document("<workbook/>").bytes())).isEqualTo(FailureCode.DOCUMENT_DAMAGED);
        assertThat(code(WordFile.document("<w:document").bytes())).isEqualTo(FailureCode.DOCUMENT_DAMAGED);
    }

    @Test
    void garbageAndFilesCutOffAnywhere() throws IOException {
        byte[] whole = plain();
        assertThat(code("no zip at all".repeat(20).getBytes(StandardCharsets.US_ASCII))).isEqualTo(FailureCode.DOCUMENT_DAMAGED);
        for (int length = 1; length < whole.length; length += 11) {
            assertThat(code(Arrays.copyOf(whole, length))).isEqualTo(FailureCode.DOCUMENT_DAMAGED);
        }
    }

    @Test
    void nothing() throws IOException {
        assertThat(code(WordFile.body(paragraph(" ")).bytes())).isEqualTo(FailureCode.DOCUMENT_EMPTY);
    }

    @Test
    void bombs() throws IOException {
        byte[] bomb = WordFile.body(paragraph("0".repeat(64 << 20))).bytes();
        assertThat(bomb).hasSizeLessThan(1 << 20);

        assertThat(refusal(bomb, STANDARD))
                .hasMessageContaining("200 times")
                .extracting(OpenbookException::code)
                .isEqualTo(FailureCode.DOCUMENT_TOO_LARGE);
    }

    @Test
    void tablesThatMultiplyTheirText() throws IOException {
        String merged = "<w:tcPr><w:vMerge/></w:tcPr><w:p/>";
        String start = "<w:tcPr><w:vMerge w:val='restart'/></w:tcPr>" + paragraph("x".repeat(50_000));
        String table = "<w:tbl>" + row(start, "y") + row(merged, "z").repeat(1_000) + "</w:tbl>";

        assertThat(code(WordFile.body(table).bytes())).isEqualTo(FailureCode.DOCUMENT_TOO_LARGE);
    }

    @Test
    void entitiesAndDeclarationsReachNothing() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret.txt"), "confidential");
        String xml = "<!DOCTYPE w:document [<!ENTITY e SYSTEM '" + secret.toUri() + "'>]><w:document " + WordFile.NAMESPACES
                + "><w:body>" + paragraph("&e;") + "</w:body></w:document>";

        assertThat(code(WordFile.document(xml).bytes())).isEqualTo(FailureCode.DOCUMENT_DAMAGED);
    }

    @Test
    void deepNesting() throws IOException {
        String deep = "<w:tbl><w:tr><w:tc>".repeat(5_000) + paragraph("core") + "</w:tc></w:tr></w:tbl>".repeat(5_000);

        assertThat(code(WordFile.body(deep).bytes())).isEqualTo(FailureCode.DOCUMENT_TOO_LARGE);
    }

    @Test
    void moreThanTheLimits() throws IOException {
        Duration day = Duration.ofDays(1);

        assertThat(refusal(plain(), new Limits(50, 1000, 9, 50, 9, day))).hasMessageContaining("50 are allowed");
        assertThat(refusal(plain(), new Limits(1 << 20, 10, 9, 50, 9, day))).hasMessageContaining("10 characters");
    }

    @Test
    void moreTimeThanAllowed() throws IOException {
        AtomicLong minutes = new AtomicLong();
        DocxReader slow = new DocxReader(() -> minutes.addAndGet(Duration.ofMinutes(3).toNanos()));
        Path file = Files.write(
                folder.resolve("budget.docx"), WordFile.body(paragraph("word").repeat(5_000)).bytes());

        OpenbookException refused = catchThrowableOfType(
                OpenbookException.class, () -> slow.read(file, DocumentType.DOCX, STANDARD));

        assertThat(refused.code()).isEqualTo(FailureCode.DOCUMENT_TOO_LARGE);
    }
}
