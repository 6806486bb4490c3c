package dev.openbook.document;

import java.util.List;
import java.util.Optional;

/**
 * What a reader found in a file: one text, and blocks that cover the parts of it that say something.
 *
 * @param type what the file is
 * @param title the title that the document gives itself, if any
 * @param text the extracted text; every range in Openbook counts UTF-16 units of this
 * @param blocks in order, disjoint
 * @param pageStarts for paged documents the index in the text at which each page starts, page 1 first; empty otherwise
 */
public record DocumentContent(
        DocumentType type, Optional<String> title, String text, List<Block> blocks, List<Integer> pageStarts) {
    /** Copies the lists and checks that the blocks lie in order within the text. */
    public DocumentContent {
        blocks = List.copyOf(blocks);
        pageStarts = List.copyOf(pageStarts);
        int last = 0;
        for (Block block : blocks) {
            if (block.start() < last || block.end() > text.length()) {
                throw new IllegalArgumentException(
                        "Block out of order or beyond the text's " + text.length() + " characters: " + block);
            }
            last = block.end();
        }
    }

    /** The page, counted from 1, on which an index of the text lies; 0 if the document has no pages. */
    public int pageAt(int index) {
        int page = 0;
        while (page < pageStarts.size() && pageStarts.get(page) <= index) {
            page++;
        }
        return pageStarts.isEmpty() ? 0 : Math.max(page, 1);
    }
}
