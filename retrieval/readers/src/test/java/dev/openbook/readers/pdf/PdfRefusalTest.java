package dev.openbook.readers.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.openbook.document.DocumentType;
import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.value.Limits;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PdfRefusalTest {
    private static final Limits STANDARD = Limits.standard();

    @TempDir
    Path folder;

    OpenbookException refusal(byte[] bytes, Limits limits) throws IOException {
        Path file = Files.write(folder.resolve("notice.pdf"), bytes);
        return refusal(new PdfReader(), file, limits);
    }

    private static OpenbookException refusal(PdfReader reader, Path file, Limits limits) {
        OpenbookException refused = catchThrowableOfType(
                OpenbookException.class, () -> reader.read(file, DocumentType.PDF, limits));
        assertThat(refused).as("a refusal").isNotNull();
        assertThat(refused).hasMessageStartingWith("notice.pdf ").hasMessageEndingWith(".");
        assertThat(refused.getMessage()).doesNotContain("Exception").doesNotContain(file.getParent().toString());
        return refused;
    }

    private static PdfPages twoPages() {
        return new PdfPages().page().text(72, 100, "First page, some words.").page().text(72, 100, "Second page.");
    }

    @Test
    void passwords() throws IOException {
        assertThat(refusal(twoPages().locked("owner", "secret").bytes(), STANDARD).code())
                .isEqualTo(FailureCode.DOCUMENT_ENCRYPTED);
    }

    @Test
    void scans() throws IOException {
        assertThat(refusal(new PdfPages().page().picture().page().picture().bytes(), STANDARD))
                .hasMessageContaining("2 pages")
                .hasMessageContaining("text recognition")
                .extracting(OpenbookException::code)
                .isEqualTo(FailureCode.DOCUMENT_NEEDS_OCR);
    }

    @Test
    void nothing() throws IOException {
        assertThat(refusal(new PdfPages().page().bytes(), STANDARD).code()).isEqualTo(FailureCode.DOCUMENT_EMPTY);
        assertThat(refusal(new byte[0], STANDARD).code()).isEqualTo(FailureCode.DOCUMENT_EMPTY);
    }

    @Test
    void garbage() throws IOException {
        byte[] garbage = "%PDF-1.7\nthis is no PDF at all\n".repeat(40).getBytes(StandardCharsets.US_ASCII);

        assertThat(refusal(garbage, STANDARD).code()).isEqualTo(FailureCode.DOCUMENT_DAMAGED);
    }

    @Test
    void missingFiles() {
        assertThat(refusal(new PdfReader(), folder.resolve("notice.pdf"), STANDARD).code())
                .isEqualTo(FailureCode.DOCUMENT_UNREADABLE);
    }

    @Test
    void moreThanTheLimits() throws IOException {
        byte[] bytes = twoPages().bytes();
        Duration day = Duration.ofDays(1);

        assertThat(refusal(bytes, new Limits(100, 1000, 10, 10, 10, day))).hasMessageContaining("100 are allowed");
        assertThat(refusal(bytes, new Limits(1 << 20, 20, 10, 10, 10, day))).hasMessageContaining("20 characters");
        assertThat(refusal(bytes, new Limits(1 << 20, 1000, 1, 10, 10, day))).hasMessageContaining("2 pages; 1 are allowed");
        assertThat(refusal(bytes, new Limits(1 << 20, 1000, 1, 10, 10, day)).code())
                .isEqualTo(FailureCode.DOCUMENT_TOO_LARGE);
    }

    @Test
    void moreTimeThanAllowed() throws IOException {
        AtomicLong seconds = new AtomicLong();
        PdfReader slow = new PdfReader(() -> seconds.addAndGet(Duration.ofMinutes(2).toNanos()));
        Path file = Files.write(folder.resolve("notice.pdf"), twoPages().bytes());

        assertThat(refusal(slow, file, STANDARD))
                .hasMessageContaining("120 seconds")
                .extracting(OpenbookException::code)
                .isEqualTo(FailureCode.DOCUMENT_TOO_LARGE);
    }

    /** PDFBox mends some of them; whatever it makes of the others has a code. */
    @Test
    void filesCutOffAnywhere() throws IOException {
        byte[] whole = twoPages().bytes();
        int refused = 0;
        for (int length = 1; length < whole.length; length += 7) {
            Path file = Files.write(folder.resolve("notice.pdf"), Arrays.copyOf(whole, length));
            try {
                assertThat(new PdfReader().read(file, DocumentType.PDF, STANDARD).text()).isNotEmpty();
            } catch (OpenbookException documented) {
                assertThat(documented.code().name()).startsWith("DOCUMENT_");
                refused++;
            }
        }
        assertThat(refused).isPositive();
    }
}
