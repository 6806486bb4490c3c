package dev.openbook.lineage;

import dev.openbook.card.CardLimits;
import dev.openbook.card.CardLimits;
import dev.openbook.card.CardReader;
import dev.openbook.layout.FolderContent;
import dev.openbook.provenance.Fact;
import dev.openbook.provenance.GraphFacts;
import dev.openbook.provenance.LineageLink;
import dev.openbook.value.Digest;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** A few models with their small files, for tests. */
record ModelsOnDisk(Map<String, FolderContent> models) implements AncestorFiles {

    /** Files in memory. */
    record Files(SortedMap<String, String> texts) implements FolderContent {
        @Override
        public Set<String> paths() {
            return texts.keySet();
        }

        @Override
        public long size(String path) {
            return bytes(path).remaining();
        }

        @Override
        public ByteBuffer bytes(String path) {
            return ByteBuffer.wrap(texts.get(path).getBytes(StandardCharsets.UTF_8));
        }
    }

    static ModelsOnDisk none() {
        return new ModelsOnDisk(Map.of());
    }

    static FolderContent files(String... namesAndTexts) {
        SortedMap<String, String> texts = new TreeMap<>();
        for (int i = 0; i < namesAndTexts.length; i += 2) {
            texts.put(namesAndTexts[i], namesAndTexts[i + 1]);
        }
        return new Files(texts);
    }

    static FolderContent card(String... lines) {
        return files("README.md", "---\n" + String.join("\n", lines) + "\n---\n");
    }

    ModelsOnDisk with(String name, FolderContent files) {
        Map<String, FolderContent> all = new TreeMap<>(models);
        all.put(name, files);
        return new ModelsOnDisk(all);
    }

    @Override
    public Optional<FolderContent> find(String model) {
        return Optional.ofNullable(models.get(model));
    }

    LineageReading read(FolderContent model, GraphFacts... graph) {
        return read("", model, LineageLimits.standard(), graph);
    }

    LineageReading read(String repository, FolderContent model, LineageLimits limits, GraphFacts... graph) {
        CardReader cards = new CardReader(CardLimits.standard());
        return new LineageReader(cards, any -> Fact.unknown("test", "Nobody asks."), this, limits)
                .read(ModelRecord.atHand(
                        Optional.of(repository),
                        Optional.of(model)
                                .filter(files -> files.paths().contains("README.md"))
                                .map(files -> cards.read(
                                        "README.md", files.bytes("README.md"), Digest.of(files.bytes("README.md")))),
                        model,
                        List.of(graph).stream().findFirst()));
    }

    static GraphFacts graph(String producer, String... quantization) {
        return new GraphFacts(
                "model.onnx", 8, Map.of("ai.onnx", 17L), producer, Map.of(), Map.of(), List.of(), 0,
                Map.of("float", 5L, "uint8", 10L), List.of(quantization), false, List.of(), List.of(), List.of());
    }

    /** A link in short: {@code child <- parent (relation)}. */
    static String words(LineageLink link) {
        return (link.of().isEmpty() ? "this" : link.of()) + " <- " + link.model().known().orElse("?") + " ("
                + link.relation().known().orElse("?") + ")";
    }
}
