package dev.openbook.cli;

import dev.openbook.Openbook;
import dev.openbook.model.EmbeddingModel;
import dev.openbook.retrieve.DocumentLibrary;
import dev.openbook.retrieve.SyncReport;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Builds a library, or brings it in step with its folders. */
@Command(
        name = "index",
        description = "Build a library from folders of documents, or bring it in step with them.",
        footer = {"", "Example:", "  samples/openbook index my.library --documents samples/documents"})
final class IndexCommand implements Callable<Integer> {
    private static final Duration WATCH_INTERVAL = Duration.ofSeconds(2);

    private final Terminal terminal;
    private final FolderWatch.Pause pause;

    @Spec
    private CommandSpec spec;

    @Mixin
    private Output output;

    @Mixin
    private RuleOptions rules;

    @Mixin
    private EmbeddingArgument embedding;

    @Parameters(paramLabel = "LIBRARY", description = "The library's own folder; made if it does not exist.")
    private Path folder;

    @Option(names = "--documents", paramLabel = "DIR", required = true, description = "A folder of documents; repeatable.")
    private List<Path> documents = new ArrayList<>();

    @Option(names = "--no-embedding", description = "Index words only; questions are then answered by words alone.")
    private boolean wordsOnly;

    @Option(names = "--watch", description = "Go on looking for changes every two seconds until interrupted.")
    private boolean watch;

    IndexCommand(Terminal terminal) {
        this(terminal, FolderWatch.Pause.of(WATCH_INTERVAL));
    }

    IndexCommand(Terminal terminal, FolderWatch.Pause pause) {
        this.terminal = terminal;
        this.pause = pause;
    }

    @Override
    public Integer call() {
        if (watch && output.json()) {
            throw new ParameterException(
                    spec.commandLine(), "--watch goes on for ever and --json prints one document: choose one of them.");
        }
        try (Openbook openbook = rules.openbook()) {
            if (wordsOnly) {
                try (DocumentLibrary library = openbook.library(folder)) {
                    sync(library);
                }
            } else {
                try (EmbeddingModel model = embedding.open(openbook, terminal);
                        DocumentLibrary library = openbook.library(folder, model)) {
                    sync(library);
                }
            }
        }
        return ExitCode.DONE;
    }

    private void sync(DocumentLibrary library) {
        SyncReport report = syncOnce(library);
        if (output.json()) {
            Output.print(terminal, SyncJson.of(report));
            return;
        }
        new SyncText(terminal).print(report);
        if (watch) {
            new FolderWatch(pause, terminal).run(report, () -> syncOnce(library));
        }
    }

    private SyncReport syncOnce(DocumentLibrary library) {
        try (Progress progress = new Progress(terminal)) {
            return library.sync(documents, progress);
        }
    }
}
