package dev.openbook.readers.docx;

import dev.openbook.document.Block.Kind;
import dev.openbook.document.DocumentContent;
import dev.openbook.document.DocumentReader;
import dev.openbook.document.DocumentType;
import dev.openbook.readers.internal.ContentBuilder;
import dev.openbook.readers.internal.Reading;
import dev.openbook.readers.internal.Titles;
import dev.openbook.value.Limits;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.zip.ZipException;

/**
 * Reads the text of Word files (docx).
 *
 * <p>Headings come from styles, in whatever language the styles are named, and from outline levels; a document that uses
 * neither has its short bold paragraphs taken for headings. Rows of tables become one line each, with the cells of the
 * header row before them; tables of one column are frames around text and are read as text. Footnotes, endnotes and text
 * boxes follow the paragraph that they belong to. Tracked insertions are kept, deletions are left out; so are headers,
 * footers, comments, hidden text, tables of contents, and the numbers that Word computes for lists and headings. A Word
 * file has no fixed pages: the page is 0 and there are no page starts.
 *
 * <p>Thread-safe. Nothing is kept between files and nothing is changed for other users of the process. Cost: one pass
 * over the text parts; memory for the text and the styles. Pictures are never unpacked. XML is read without document type
 * declarations and without anything from outside.
 *
 * <p>Fails with {@code DOCUMENT_DAMAGED} for bytes that are no Word file, whatever the parsers made of them;
 * {@code DOCUMENT_ENCRYPTED}; {@code DOCUMENT_TYPE_MISMATCH} for a Word file of the older binary kind;
 * {@code DOCUMENT_EMPTY}; {@code DOCUMENT_TOO_LARGE} for more bytes, characters, depth, expansion or time than the limits
 * allow; {@code DOCUMENT_UNREADABLE}.
 */
public final class DocxReader implements DocumentReader {
    private final LongSupplier nanoTime;

    /** A reader that takes its time from the system. */
    public DocxReader() {
        this(System::nanoTime);
    }

    DocxReader(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    @Override
    public Set<DocumentType> types() {
        return Set.of(DocumentType.DOCX);
    }

    @Override
    public String version() {
        return "2";
    }

    @Override
    public DocumentContent read(Path file, DocumentType type, Limits limits) {
        Reading reading = new Reading(file, "Word", limits, nanoTime);
        return reading.run(() -> {
            OlderWord.refuse(reading);
            try (WordPackage word = WordPackage.open(reading)) {
                return content(word, reading);
            } catch (ZipException damaged) {
                throw reading.refusals().damaged("Word", damaged);
            }
        });
    }

    private static DocumentContent content(WordPackage word, Reading reading) throws IOException {
        Styles styles = word.read(WordPackage.STYLES, StylesParser::parse).orElse(Styles.NONE);
        Notes notes = new Notes(
                word.read(WordPackage.FOOTNOTES, xml -> NotesParser.parse(xml, styles)).orElse(NotesParser.NONE),
                word.read(WordPackage.ENDNOTES, xml -> NotesParser.parse(xml, styles)).orElse(NotesParser.NONE));
        List<Draft> drafts = word.readDocument(xml -> new BodyParser(xml, styles, notes).document());
        Optional<String> claimed = word.read(WordPackage.PROPERTIES, TitleParser::parse).flatMap(Titles::meaningful);
        List<Draft> headed = BoldHeadings.in(drafts);
        ContentBuilder content = new ContentBuilder(DocumentType.DOCX, reading);
        for (Draft draft : headed) {
            content.add(draft.kind(), draft.level(), draft.text());
        }
        return content.build(claimed.isPresent() ? claimed : title(headed));
    }

    private static Optional<String> title(List<Draft> drafts) {
        return drafts.stream()
                .filter(Draft::isTitle)
                .findFirst()
                .or(() -> drafts.stream().filter(draft -> draft.kind() == Kind.HEADING).findFirst())
                .flatMap(draft -> Titles.meaningful(draft.text()));
    }
}
