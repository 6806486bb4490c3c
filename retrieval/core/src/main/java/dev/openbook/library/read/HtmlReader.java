package dev.openbook.library.read;

import dev.openbook.document.DocumentContent;
import dev.openbook.document.DocumentReader;
import dev.openbook.document.DocumentType;
import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.value.Limits;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jsoup.parser.StreamParser;

/**
 * Reads web pages: headings, paragraphs, list items, table rows with their headers, preformatted text. Of a page with a
 * {@code main} element, or with one {@code article}, only that is read; navigation, page footers and everything hidden is
 * left out. Scripts are never run, nothing is fetched. Charsets: see {@link TextDecoder}.
 *
 * <p>Nesting beyond {@link Limits#maxDepth()} is flattened, text is kept; a page of more than {@value #MAX_ELEMENTS}
 * elements is refused. Thread-safe.
 */
public final class HtmlReader implements DocumentReader {
    /** Far above any page that people read, far below what fills the memory. */
    static final int MAX_ELEMENTS = 2_000_000;

    private static final int ELEMENTS_BETWEEN_CHECKS = 4096;
    private static final int CHARSET_WITHIN = 1024;
    private static final Pattern CHARSET =
            Pattern.compile("<meta[^>]*charset\\s*=\\s*[\"']?\\s*([A-Za-z0-9_.:-]+)", Pattern.CASE_INSENSITIVE);

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
    public DocumentContent read(Path file, DocumentType type, Limits limits) {
        String name = FileBytes.nameOf(file);
        Deadline deadline = new Deadline(name, limits, nanoTime);
        byte[] bytes = FileBytes.all(file, limits);
        Document page = parse(name, TextDecoder.decode(bytes, declared(bytes)), limits, deadline);
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

    private static Optional<Charset> declared(byte[] bytes) {
        String head = new String(bytes, 0, Math.min(bytes.length, CHARSET_WITHIN), StandardCharsets.ISO_8859_1);
        Matcher matcher = CHARSET.matcher(head);
        try {
            // UTF-8 is tried anyway; a page that says so but is not must not be read as if it were.
            return matcher.find()
                    ? Optional.of(Charset.forName(matcher.group(1))).filter(charset -> !charset.equals(StandardCharsets.UTF_8))
                    : Optional.empty();
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return Optional.empty();
        }
    }
}
