package dev.openbook.readers;

import dev.openbook.document.Block;
import dev.openbook.document.DocumentContent;
import java.util.List;

/** Shows content as lines that tests can compare: {@code HEADING1 p2: text}. */
public final class ReadBlocks {

    private ReadBlocks() {}

    public static List<String> of(DocumentContent content) {
        return content.blocks().stream()
                .map(block -> block.kind()
                        + (block.level() > 0 ? "" + block.level() : "")
                        + (block.page() > 0 ? " p" + block.page() : "")
                        + ": " + text(content, block))
                .toList();
    }

    public static List<String> texts(DocumentContent content) {
        return content.blocks().stream().map(block -> text(content, block)).toList();
    }

    public static String text(DocumentContent content, Block block) {
        return content.text().substring(block.start(), block.end());
    }
}
