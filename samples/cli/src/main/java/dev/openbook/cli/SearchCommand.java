package dev.openbook.cli;

import dev.openbook.Openbook;
import dev.openbook.gate.GuardedRetriever;
import dev.openbook.retrieve.SearchMode;
import dev.openbook.value.Json;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Finds passages in a library. */
@Command(
        name = "search",
        description = "Find passages in a library, by words and by meaning.",
        footer = {
            "",
            "Examples:",
            "  samples/openbook search my.library \"matching funds\" --k 5",
            "  samples/openbook search my.library --queries topics.tsv --run run.txt"
        })
final class SearchCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Spec
    private CommandSpec spec;

    @Mixin
    private Output output;

    @Mixin
    private RuleOptions rules;

    @Mixin
    private CallerOptions caller;

    @Mixin
    private EmbeddingArgument embedding;

    @Mixin
    private RetrievalOptions retrieval;

    @Parameters(index = "0", paramLabel = "LIBRARY", description = "A library made with the index command.")
    private Path folder;

    @Parameters(index = "1", arity = "0..1", paramLabel = "QUERY", description = "What to find, in words.")
    private @Nullable String query;

    @Option(names = "--queries", paramLabel = "FILE", description = "Topics to run, a line each: id, tab, text.")
    private @Nullable Path queries;

    @Option(names = "--run", paramLabel = "FILE", description = "Where to write the TREC run of --queries.")
    private @Nullable Path run;

    SearchCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if ((query == null) == (queries == null) || (queries == null) != (run == null)) {
            throw new ParameterException(spec.commandLine(), "Give either QUERY, or --queries FILE with --run FILE.");
        }
        try (Openbook openbook = rules.openbook()) {
            ExistingLibrary.use(
                    openbook, folder, embedding.model(), retrieval.mode() == SearchMode.LEXICAL,
                    library -> search(openbook.retriever(library, caller.context("search"))));
        }
        return ExitCode.DONE;
    }

    private void search(GuardedRetriever retriever) {
        if (queries != null && run != null) {
            int topics = TrecRun.write(retriever, TextFile.lines(queries), retrieval::query, run);
            if (output.json()) {
                Output.print(terminal, Json.object().with("topics", topics).with("run", run.toString()));
            } else {
                terminal.out().println(topics + " topics run; the ranking stands in " + run);
            }
        } else if (query != null) {
            GuardedRetriever.Found found = retriever.find(retrieval.query(query));
            if (output.json()) {
                Output.print(terminal, HitJson.of(found.passages()).with("decisions", DecisionsJson.of(found.decisions())));
            } else {
                new HitText(terminal).print(found.passages());
                new DecisionsText(terminal).print(found.decisions(), Optional.empty());
            }
        }
    }
}
