package dev.openbook.cli;

import dev.openbook.Openbook;
import dev.openbook.model.ModelSource;
import dev.openbook.model.PassageScore;
import dev.openbook.model.Reranker;
import dev.openbook.value.Json;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Puts passages into order by how well they answer a query. */
@Command(
        name = "rerank",
        description = "Put passages into order by how well they answer a query, with a reranker (cross-encoder).",
        footer = {"", "Example:", "  samples/openbook rerank models/reranker \"Who may apply?\" --input passages.txt"})
final class RerankCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private Output output;

    @Mixin
    private RuleOptions rules;

    @Mixin
    private LongTextOption longText;

    @Mixin
    private InputTexts input;

    @Parameters(index = "0", paramLabel = "MODEL", converter = ModelArgument.class, description = "The reranker.")
    private ModelSource model;

    @Parameters(index = "1", paramLabel = "QUERY", description = "What is asked.")
    private String query = "";

    @Parameters(index = "2..*", arity = "0..*", paramLabel = "PASSAGE", description = "Passages.")
    private List<String> passages = new ArrayList<>();

    RerankCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        List<String> all = input.after(passages, "PASSAGE");
        try (Openbook openbook = rules.openbook();
                Reranker reranker = openbook.reranker(model)) {
            List<PassageScore> best = reranker.rank(query, all, longText.value());
            if (output.json()) {
                Output.print(terminal, json(reranker, best));
            } else {
                best.forEach(score -> terminal.out().printf(
                        Locale.ROOT, "%9.4f  %s%n", score.score(), all.get(score.index())));
                LongTextOption.remarkCut(terminal, best.stream().map(PassageScore::coverage).toList());
            }
        }
        return ExitCode.DONE;
    }

    private static Json json(Reranker reranker, List<PassageScore> best) {
        List<PassageScore> inOrder = best.stream()
                .sorted(Comparator.comparingInt(PassageScore::index))
                .toList();
        return Json.object()
                .with("scores", Json.array(best.stream()
                        .map(score -> Json.object().with("index", score.index()).with("score", new Json.Num(score.score())))
                        .toList()))
                .with("logits", Json.array(inOrder.stream().map(score -> new Json.Num(score.logit())).toList()))
                .with("read", Json.array(inOrder.stream().map(score -> ModelJson.of(score.coverage())).toList()))
                .with("model", ModelJson.of(reranker));
    }
}
