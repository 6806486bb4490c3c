package dev.openbook.library.read;

import dev.openbook.document.DocumentContent;
import dev.openbook.document.DocumentReader;
import dev.openbook.document.DocumentType;
import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.value.Limits;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jsoup.parser.StreamParser;

/**
 * Reads web pages: headings, paragraphs, list items, table rows with their headers, preformatted text. Of a page with a
 * {@code main} element, or with one {@code article}, only that is read; navigation, page footers and everything hidden is
 * left out, except what a button on the page opens. Scripts are never run, nothing is fetched. Charsets: see {@link
 * TextDecoder} and {@link DeclaredCharset}.
 *
 * <p>Nesting beyond {@link Limits#maxDepth()} is flattened, text is kept; a page of more than {@value #MAX_ELEMENTS}
 * elements is refused. Thread-safe.
 */
public final class HtmlReader implements DocumentReader {
    /** Far above any page that people read, far below what fills the memory. */
    static final int MAX_ELEMENTS = 2_000_000;

    private static final int ELEMENTS_BETWEEN_CHECKS = 4096;

    private final LongSupplier nanoTime;

    /** A reader. */
    public HtmlReader() {
        this(System::nanoTime);
    }

    HtmlReader(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    @Override
    public Set<DocumentType> types() {
        return Set.of(DocumentType.HTML);
    }

    @Override
    public String version() {
        return "2";
    }

    @Override
    public DocumentContent read(Path file, DocumentType type, Limits limits) {
        String name = FileBytes.nameOf(file);
        Deadline deadline = new Deadline(name, limits, nanoTime);
        byte[] bytes = FileBytes.all(file, limits);
        Document page = parse(name, TextDecoder.decode(bytes, DeclaredCharset.of(bytes)), limits, deadline);
        FoldedParts.open(page);
        ContentBuilder content = new ContentBuilder(name, limits);
        new HtmlBlocks(content, deadline).addAll(mainPart(page));
        Optional<String> title = Optional.of(page.title()).filter(words -> !words.isBlank());
        return content.build(DocumentType.HTML, title.or(content::firstHeading));
    }

    /** Element by element, so that a small file that unfolds into a huge tree is stopped on the way. */
    private static Document parse(String name, String html, Limits limits, Deadline deadline) {
        Parser parser = Parser.htmlParser().setMaxDepth(limits.maxDepth());
        try (StreamParser stream = new StreamParser(parser).parse(html, "")) {
            int elements = 0;
            for (Iterator<Element> each = stream.iterator(); each.hasNext(); each.next()) {
                if (++elements % ELEMENTS_BETWEEN_CHECKS == 0) {
                    deadline.check();
                }
                if (elements > MAX_ELEMENTS) {
                    throw new OpenbookException(
                            FailureCode.DOCUMENT_TOO_LARGE,
                            name + " holds more than the " + MAX_ELEMENTS
                                    + " elements that one web page may have. Split it.");
                }
            }
            return stream.complete();
        } catch (IOException e) {
            throw new OpenbookException(
                    FailureCode.DOCUMENT_DAMAGED, name + " cannot be parsed as a web page. Save it again.", e);
        }
    }

    private static Element mainPart(Document page) {
        Element main = page.selectFirst("main, [role=main]");
        if (main != null && main.hasText()) {
            return main;
        }
        Iterator<Element> articles = page.select("article").iterator();
        Element article = articles.hasNext() ? articles.next() : null;
        return article != null && !articles.hasNext() && article.hasText() ? article : page.body();
    }
}
