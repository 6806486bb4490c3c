package dev.openbook.library.read;

import dev.openbook.document.Block;
import dev.openbook.document.DocumentContent;
import dev.openbook.document.DocumentType;
import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.value.Limits;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Puts the text of a document without pages together, block by block, so that every block's range is exact. Items of a
 * list and rows of a table are separated by one line break, other blocks by two. White space is brought into one form;
 * blocks without text are left out.
 *
 * <p>For one thread. Stops with {@code DOCUMENT_TOO_LARGE} where the text would pass {@link Limits#maxCharacters()}.
 */
final class ContentBuilder {
    private final String file;
    private final Limits limits;
    private final StringBuilder text = new StringBuilder();
    private final List<Block> blocks = new ArrayList<>();

    /** A builder for a file; the file's name is for messages. */
    ContentBuilder(String file, Limits limits) {
        this.file = file;
        this.limits = limits;
    }

    /** A heading; level 1 is the outermost. */
    void heading(int level, String words) {
        append(Block.Kind.HEADING, level, WhiteSpace.fold(words));
    }

    /** A paragraph; its line breaks are kept, since whoever hands them over means them. */
    void paragraph(String words) {
        append(Block.Kind.PARAGRAPH, 0, WhiteSpace.foldLines(words));
    }

    /** One item of a list, or one paragraph of it. */
    void listItem(String words) {
        append(Block.Kind.LIST_ITEM, 0, WhiteSpace.foldLines(words));
    }

    /** Text whose lines and indentation matter. */
    void preformatted(String words) {
        append(Block.Kind.PREFORMATTED, 0, WhiteSpace.preformatted(words));
    }

    /**
     * A row of a table, as {@code Header: cell | Header: cell}, so that it can be understood without the rows above it.
     * Empty cells are left out; a cell without a header, or equal to it, stands alone.
     */
    void tableRow(List<String> headers, List<String> cells) {
        StringBuilder row = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            String cell = WhiteSpace.fold(cells.get(i));
            String header = i < headers.size() ? WhiteSpace.fold(headers.get(i)) : "";
            if (!cell.isEmpty()) {
                row.append(row.isEmpty() ? "" : " | ");
                if (!header.isEmpty() && !header.equals(cell)) {
                    row.append(header).append(header.endsWith(":") ? " " : ": ");
                }
                row.append(cell);
            }
        }
        append(Block.Kind.TABLE_ROW, 0, row.toString());
    }

    /** The text of the first outermost heading so far. */
    Optional<String> firstHeading() {
        return blocks.stream()
                .filter(block -> block.kind() == Block.Kind.HEADING && block.level() == 1)
                .findFirst()
                .map(block -> text.substring(block.start(), block.end()));
    }

    /** What was put together; a title that is blank counts as none. */
    DocumentContent build(DocumentType type, Optional<String> title) {
        Optional<String> folded = title.map(WhiteSpace::fold).filter(words -> !words.isEmpty());
        return new DocumentContent(type, folded, text.toString(), blocks, List.of());
    }

    private void append(Block.Kind kind, int level, String words) {
        if (words.isEmpty()) {
            return;
        }
        if (!blocks.isEmpty()) {
            Block.Kind last = blocks.getLast().kind();
            boolean together = last == kind && (kind == Block.Kind.LIST_ITEM || kind == Block.Kind.TABLE_ROW);
            text.append(together ? "\n" : "\n\n");
        }
        if (text.length() + (long) words.length() > limits.maxCharacters()) {
            throw new OpenbookException(
                    FailureCode.DOCUMENT_TOO_LARGE,
                    file + " holds more text than the " + limits.maxCharacters()
                            + " characters that one document may have. Split it, or raise the limit.");
        }
        int start = text.length();
        text.append(words);
        blocks.add(new Block(kind, level, 0, start, text.length()));
    }
}
