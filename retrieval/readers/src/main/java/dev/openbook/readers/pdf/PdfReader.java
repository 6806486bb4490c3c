package dev.openbook.readers.pdf;

import dev.openbook.document.DocumentContent;
import dev.openbook.document.DocumentReader;
import dev.openbook.document.DocumentType;
import dev.openbook.readers.internal.Reading;
import dev.openbook.value.Limits;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.io.RandomAccessRead;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.io.RandomAccessReadBufferedFile;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;

/**
 * Reads the text of PDF files with the physical page of every block, counted from 1.
 *
 * <p>Columns are read one after the other; lines become paragraphs and words broken at line ends are mended; running
 * headers, footers and page numbers are left out; headings are told by size, weight, numbering and the outline; rows of
 * tables become one line each. A paragraph that runs over a page break is two blocks, so that the page of a quote is
 * always right. Files that only restrict what may be done with them (owner password) are read; files that ask for a
 * password to be opened are refused. Text in form fields and comments is not part of the pages and is left out.
 *
 * <p>Thread-safe. Nothing is kept between files. Cost: about 7 ms a page on one core once warm; memory for the positions of the words of
 * the whole document, since running headers show only in comparison; streams that must be unpacked go to a temporary
 * file, deleted before {@code read} returns. PDFBox looks through the system's fonts once per process, when it first
 * meets a document that does not embed its own, and keeps what it found in a file named {@code .pdfbox.cache} (see its
 * property {@code pdfbox.fontcache}).
 *
 * <p>Fails with {@code DOCUMENT_DAMAGED} for bytes that cannot be parsed, whatever the parser made of them (undeclared
 * exceptions and exhausted stacks included); {@code DOCUMENT_ENCRYPTED}; {@code DOCUMENT_NEEDS_OCR} for pages of pictures
 * with fewer than 20 characters a page; {@code DOCUMENT_EMPTY}; {@code DOCUMENT_TOO_LARGE} for more bytes, pages, characters
 * or time than the limits allow, or more memory than there is; {@code DOCUMENT_UNREADABLE}. Format: ISO 32000-2.
 */
public final class PdfReader implements DocumentReader {
    private static final int FEWEST_CHARACTERS_A_PAGE = 20;

    private final LongSupplier nanoTime;

    /** A reader that takes its time from the system. */
    public PdfReader() {
        this(System::nanoTime);
    }

    PdfReader(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    @Override
    public Set<DocumentType> types() {
        return Set.of(DocumentType.PDF);
    }

    @Override
    public String version() {
        return "2";
    }

    @Override
    public DocumentContent read(Path file, DocumentType type, Limits limits) {
        Reading reading = new Reading(file, "PDF", limits, nanoTime);
        return reading.run(() -> {
            try (RandomAccessRead bytes = open(file);
                    PDDocument document = Loader.loadPDF(bytes, IOUtils.createTempFileOnlyStreamCache())) {
                return content(document, reading);
            } catch (InvalidPasswordException locked) {
                throw reading.refusals().encrypted(locked);
            }
        });
    }

    private static RandomAccessRead open(Path file) throws IOException {
        if (file.getFileSystem().equals(FileSystems.getDefault())) {
            return new RandomAccessReadBufferedFile(file.toFile());
        }
        return new RandomAccessReadBuffer(Files.readAllBytes(file));
    }

    private static DocumentContent content(PDDocument document, Reading reading) throws IOException {
        int pages = document.getNumberOfPages();
        if (pages > reading.limits().maxPages()) {
            throw reading.refusals()
                    .tooLarge("has " + pages + " pages; " + reading.limits().maxPages() + " are allowed");
        }
        List<PageText> texts = new GlyphCollector(reading).collect(document);
        long characters = texts.stream().mapToLong(PageText::characters).sum();
        if (characters < (long) FEWEST_CHARACTERS_A_PAGE * pages && Pictures.onMostPagesOf(document)) {
            throw reading.refusals().needsOcr(pages);
        }
        Outline outline = Outline.of(document);
        Optional<String> title = Optional.ofNullable(document.getDocumentInformation().getTitle());
        return new PdfContent(reading, outline, title).assemble(Furniture.removedFrom(texts));
    }
}
