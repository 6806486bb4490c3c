package dev.openbook.readers.internal;

import dev.openbook.document.Block;
import dev.openbook.document.Block.Kind;
import dev.openbook.document.DocumentContent;
import dev.openbook.document.DocumentType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Puts blocks together into one text. Blocks stand an empty line apart; rows of a table and items of a list, one line.
 */
public final class ContentBuilder {
    private final DocumentType type;
    private final Reading reading;
    private final StringBuilder text = new StringBuilder();
    private final List<Block> blocks = new ArrayList<>();
    private final List<Integer> pageStarts = new ArrayList<>();
    private @Nullable Kind last;

    /** Starts an empty text. */
    public ContentBuilder(DocumentType type, Reading reading) {
        this.type = type;
        this.reading = reading;
    }

    /** Starts the next page; never called for documents without pages. */
    public void startPage() {
        if (last != null) {
            text.append("\n\n");
            last = null;
        }
        pageStarts.add(text.length());
    }

    /**
     * Adds a block; blank ones are left out.
     *
     * @param level depth of a heading from 1, else 0
     * @throws dev.openbook.failure.OpenbookException {@code DOCUMENT_TOO_LARGE} if the text grows beyond the limit
     */
    public void add(Kind kind, int level, String content) {
        String stripped = content.strip();
        if (stripped.isEmpty()) {
            return;
        }
        if (last != null) {
            boolean sameSeries = kind == last && (kind == Kind.LIST_ITEM || kind == Kind.TABLE_ROW);
            text.append(sameSeries ? "\n" : "\n\n");
        }
        int start = text.length();
        int allowed = reading.limits().maxCharacters();
        if ((long) start + stripped.length() > allowed) {
            throw reading.refusals().tooLarge("holds more than the " + allowed + " characters that are allowed");
        }
        text.append(stripped);
        blocks.add(new Block(kind, level, pageStarts.size(), start, text.length()));
        last = kind;
    }

    /**
     * The finished content.
     *
     * @throws dev.openbook.failure.OpenbookException {@code DOCUMENT_EMPTY} if nothing was added
     */
    public DocumentContent build(Optional<String> title) {
        if (blocks.isEmpty()) {
            throw reading.refusals().empty();
        }
        return new DocumentContent(type, title, text.toString(), blocks, pageStarts);
    }
}
