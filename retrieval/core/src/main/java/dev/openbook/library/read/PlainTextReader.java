package dev.openbook.library.read;

import dev.openbook.document.DocumentContent;
import dev.openbook.document.DocumentReader;
import dev.openbook.document.DocumentType;
import dev.openbook.value.Limits;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads plain text: blank lines and form feeds part paragraphs, a line that begins with a bullet or a number in a list
 * begins an item, and so does each line of a sheet (“Telephone: …”, or columns set apart by spaces, on at least two lines of
 * a paragraph); other line breaks count as spaces. Plain text has no headings, no title and no pages. Charsets: see
 * {@link TextDecoder}.
 *
 * <p>Thread-safe.
 */
public final class PlainTextReader implements DocumentReader {
    private static final Pattern GAP = Pattern.compile("\\n[ \\t]*\\n|\\f");
    private static final Pattern ITEM =
            Pattern.compile("\\s*(?:[-*+\\u2022\\u25AA\\u25E6\\u2013]|\\(?[0-9]{1,3}[.)]|\\(?[a-z][.)])\\s+\\S.*");

    private static final Pattern FIELD = Pattern.compile("\\s*\\p{Lu}[^:.!?]{0,40}:\\s+\\S.*");
    private static final Pattern COLUMNS = Pattern.compile(".*\\S {3,}\\S.*");

    /** A reader. */
    public PlainTextReader() {}

    @Override
    public Set<DocumentType> types() {
        return Set.of(DocumentType.TEXT);
    }

    @Override
    public String version() {
        return "3";
    }

    @Override
    public DocumentContent read(Path file, DocumentType type, Limits limits) {
        String text = TextDecoder.decode(FileBytes.all(file, limits), Optional.empty());
        ContentBuilder content = new ContentBuilder(FileBytes.nameOf(file), limits);
        for (String paragraph : GAP.split(text, -1)) {
            addParagraph(paragraph, content);
        }
        return content.build(DocumentType.TEXT, Optional.empty());
    }

    private static void addParagraph(String paragraph, ContentBuilder content) {
        List<String> lines = List.of(paragraph.split("\n", -1));
        boolean sheet = lines.stream().filter(PlainTextReader::isOfASheet).limit(2).count() == 2;
        StringBuilder pending = new StringBuilder();
        boolean inItem = false;
        for (String line : lines) {
            if (ITEM.matcher(line).matches() || (sheet && isOfASheet(line))) {
                add(pending, inItem, content);
                inItem = true;
            }
            pending.append(line).append(' ');
        }
        add(pending, inItem, content);
    }

    private static boolean isOfASheet(String line) {
        return FIELD.matcher(line).matches() || COLUMNS.matcher(line).matches();
    }

    private static void add(StringBuilder pending, boolean inItem, ContentBuilder content) {
        if (inItem) {
            content.listItem(pending.toString());
        } else {
            content.paragraph(pending.toString());
        }
        pending.setLength(0);
    }
}
