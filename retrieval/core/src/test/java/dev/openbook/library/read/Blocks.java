package dev.openbook.library.read;

import dev.openbook.document.Block;
import dev.openbook.document.DocumentContent;
import dev.openbook.document.DocumentReader;
import dev.openbook.value.Limits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Shows what a reader made of a text, block by block, such as {@code H2 Eligibility} or {@code P Nonprofits may apply.} */
final class Blocks {
    private Blocks() {}

    static DocumentContent read(DocumentReader reader, Path folder, String source, Limits limits) {
        try {
            Path file = Files.write(folder.resolve("source"), source.getBytes(StandardCharsets.UTF_8));
            return reader.read(file, reader.types().iterator().next(), limits);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<String> of(DocumentReader reader, Path folder, String source) {
        return of(read(reader, folder, source, Limits.standard()));
    }

    static List<String> of(DocumentContent content) {
        return content.blocks().stream().map(block -> name(block) + " " + content.text().substring(block.start(), block.end())).toList();
    }

    private static String name(Block block) {
        return switch (block.kind()) {
            case HEADING -> "H" + block.level();
            case PARAGRAPH -> "P";
            case LIST_ITEM -> "LI";
            case TABLE_ROW -> "TR";
            case PREFORMATTED -> "PRE";
        };
    }
}
