package dev.openbook.cli;

import dev.openbook.Openbook;
import dev.openbook.embed.EmbeddingOptions;
import dev.openbook.model.Embedding;
import dev.openbook.model.EmbeddingModel;
import dev.openbook.model.ModelSource;
import dev.openbook.model.TextRole;
import dev.openbook.value.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Turns texts into vectors. */
@Command(
        name = "embed",
        description = "Turn texts into vectors with an embedding model.",
        footer = {"", "Example:", "  samples/openbook embed bundled:minilm --json \"Who may apply?\""})
final class EmbedCommand implements Callable<Integer> {
    private static final Pattern SPACE_OR_CONTROL = Pattern.compile("[\\s\\p{Cntrl}]+");

    private final Terminal terminal;

    @Mixin
    private Output output;

    @Mixin
    private RuleOptions rules;

    @Mixin
    private LongTextOption longText;

    @Mixin
    private InputTexts input;

    @Parameters(index = "0", paramLabel = "MODEL", converter = ModelArgument.class, description = "The embedding model.")
    private ModelSource model;

    @Parameters(index = "1..*", arity = "0..*", paramLabel = "TEXT", description = "Texts to embed.")
    private List<String> texts = new ArrayList<>();

    @Option(names = "--role", paramLabel = "ROLE", description = "What the texts are: query or document (default).")
    private TextRole role = TextRole.DOCUMENT;

    @Option(names = "--dimensions", paramLabel = "N",
            description = "Keep the first N numbers of a vector; for models trained for that (Matryoshka).")
    private @Nullable Integer dimensions;

    @Option(names = "--share-runs",
            description = "Let texts share runs of a model that quantises while it runs: faster, but a text's vector depends on its"
                    + " company.")
    private boolean shareRuns;

    EmbedCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        List<String> all = input.after(texts, "TEXT");
        try (Openbook openbook = rules.openbook();
                EmbeddingModel embedder = openbook.embeddingModel(model, options())) {
            EmbeddingArgument.remark(embedder, terminal);
            List<Embedding> embeddings = embedder.embed(all, role);
            if (output.json()) {
                Output.print(terminal, json(embedder, embeddings));
            } else {
                print(embedder, all, embeddings);
            }
        }
        return ExitCode.DONE;
    }

    private EmbeddingOptions options() {
        EmbeddingOptions asked = EmbeddingOptions.standard().withLongText(longText.value()).withSharedRuns(shareRuns);
        return dimensions == null ? asked : asked.withDimensions(dimensions);
    }

    private static Json json(EmbeddingModel embedder, List<Embedding> embeddings) {
        return Json.object()
                .with("dimensions", embedder.dimensions())
                .with("embeddings", Json.array(embeddings.stream().map(EmbedCommand::vector).toList()))
                .with("tokens", Json.array(embeddings.stream().map(e -> new Json.Num(e.coverage().tokens())).toList()))
                .with("tokensRead", Json.array(embeddings.stream().map(e -> new Json.Num(e.coverage().tokensRead())).toList()))
                .with("windows", Json.array(embeddings.stream().map(e -> new Json.Num(e.coverage().windows())).toList()))
                .with("model", ModelJson.of(embedder));
    }

    private static Json vector(Embedding embedding) {
        List<Json> coordinates = new ArrayList<>(embedding.vector().length);
        for (float coordinate : embedding.vector()) {
            coordinates.add(new Json.Num(coordinate));
        }
        return Json.array(coordinates);
    }

    private void print(EmbeddingModel embedder, List<String> all, List<Embedding> embeddings) {
        for (int i = 0; i < all.size(); i++) {
            Embedding embedding = embeddings.get(i);
            StringBuilder start = new StringBuilder();
            for (int d = 0; d < Math.min(6, embedding.vector().length); d++) {
                start.append(String.format(Locale.ROOT, "%8.4f", embedding.vector()[d]));
            }
            terminal.out().println(terminal.bold(beginning(all.get(i))));
            terminal.out().printf("  %s, %d dimensions:%s …%n", ModelJson.text(embedding.coverage()), embedder.dimensions(), start);
        }
    }

    /** A line of a text, which may have megabytes and hold what a terminal would obey. */
    private String beginning(String text) {
        String line = SPACE_OR_CONTROL.matcher(text.substring(0, Math.min(text.length(), 2 * terminal.columns()))).replaceAll(" ");
        int end = line.offsetByCodePoints(0, Math.min(line.codePointCount(0, line.length()), terminal.columns() - 2));
        return end < line.length() || text.length() > 2 * terminal.columns() ? line.substring(0, end) + " …" : line;
    }
}
