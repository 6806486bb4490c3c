package dev.openbook.library.read;

import dev.openbook.document.DocumentContent;
import dev.openbook.document.DocumentReader;
import dev.openbook.document.DocumentType;
import dev.openbook.value.Limits;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;

/**
 * Reads Markdown: CommonMark 0.31 with the tables of GitHub. Front matter (YAML between lines of {@code ---} at the very
 * beginning) is skipped, except that a {@code title} in it is the document's title; otherwise the first heading of level 1
 * is. Addresses of links and pictures are left out, their words kept; HTML within is read as by {@link HtmlReader}.
 *
 * <p>Nesting beyond {@link Limits#maxDepth()} is read as plain text. Thread-safe.
 */
public final class MarkdownReader implements DocumentReader {
    /** Begins with a key; otherwise the dashes are a line across the page. */
    private static final Pattern FRONT_MATTER = Pattern.compile(
            "\\A---[ \\t]*\\n(?=\\w[\\w .-]*:)(.*?)^(?:---|\\.\\.\\.)[ \\t]*(?:\\n|\\z)", Pattern.DOTALL | Pattern.MULTILINE);
    private static final Pattern TITLE =
            Pattern.compile("^title:[ \\t]*(?:\"([^\"\\n]*)\"|'([^'\\n]*)'|([^\\n#|>&*\\[{]+))", Pattern.MULTILINE);

    private final LongSupplier nanoTime;

    /** A reader. */
    public MarkdownReader() {
        this(System::nanoTime);
    }

    MarkdownReader(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    @Override
    public Set<DocumentType> types() {
        return Set.of(DocumentType.MARKDOWN);
    }

    @Override
    public String version() {
        return "2";
    }

    @Override
    public DocumentContent read(Path file, DocumentType type, Limits limits) {
        String name = FileBytes.nameOf(file);
        Deadline deadline = new Deadline(name, limits, nanoTime);
        String source = TextDecoder.decode(FileBytes.all(file, limits), Optional.empty());
        Matcher frontMatter = FRONT_MATTER.matcher(source);
        boolean found = frontMatter.find();
        Optional<String> title = found ? titleIn(frontMatter.group(1)) : Optional.empty();
        Node document = Parser.builder()
                .extensions(List.of(TablesExtension.create()))
                .maxOpenBlockParsers(limits.maxDepth())
                .maxInlineNesting(limits.maxDepth())
                .build()
                .parse(found ? source.substring(frontMatter.end()) : source);
        deadline.check();
        ContentBuilder content = new ContentBuilder(name, limits);
        new MarkdownBlocks(content, deadline, limits).addAll(document);
        return content.build(DocumentType.MARKDOWN, title.or(content::firstHeading));
    }

    private static Optional<String> titleIn(String frontMatter) {
        Matcher title = TITLE.matcher(frontMatter);
        if (!title.find()) {
            return Optional.empty();
        }
        for (int group = 1; group < title.groupCount(); group++) {
            if (title.group(group) != null) {
                return Optional.of(title.group(group));
            }
        }
        return Optional.of(title.group(3)).filter(words -> !words.isBlank());
    }
}
