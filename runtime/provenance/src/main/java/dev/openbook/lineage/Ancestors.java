package dev.openbook.lineage;

import dev.openbook.card.CardReader;
import dev.openbook.card.CardReading;
import dev.openbook.layout.FolderContent;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the ancestors of one model say of themselves; each is looked up once. Not thread-safe. */
final class Ancestors {
    private static final String CARD = "README.md";

    private final CardReader cards;
    private final AncestorFiles files;
    private final int maxModels;
    private final Map<String, ModelRecord> records = new HashMap<>();

    Ancestors(CardReader cards, AncestorFiles files, int maxModels) {
        this.cards = cards;
        this.files = files;
        this.maxModels = maxModels;
    }

    /** What a model says of itself; nothing if none of its files is here, or if too many models were looked up before it. */
    ModelRecord find(String name) {
        ModelRecord known = records.get(name);
        if (known != null) {
            return known;
        }
        if (records.size() >= maxModels) {
            return record(name, Nothing.AT_ALL);
        }
        ModelRecord found = record(name, files.find(name).orElse(Nothing.AT_ALL));
        records.put(name, found);
        return found;
    }

    private ModelRecord record(String name, FolderContent content) {
        Optional<CardReading> card = content.paths().contains(CARD)
                ? Optional.of(cards.read(ModelRecord.prefix(name) + CARD, content.bytes(CARD), content.digest(CARD)))
                : Optional.empty();
        return ModelRecord.ancestor(name, card, content);
    }

    /** Of a model of which no file is here. */
    private enum Nothing implements FolderContent {
        AT_ALL;

        @Override
        public Set<String> paths() {
            return Set.of();
        }

        @Override
        public long size(String path) {
            throw new IllegalArgumentException("There is no file " + path);
        }

        @Override
        public ByteBuffer bytes(String path) {
            throw new IllegalArgumentException("There is no file " + path);
        }
    }
}
