package dev.openbook.cli;

import dev.openbook.Openbook;
import dev.openbook.failure.OpenbookException;
import dev.openbook.filetype.DetectedType;
import dev.openbook.filetype.MagikaModel;
import dev.openbook.model.ModelSource;
import dev.openbook.value.Json;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Tells what files really are. */
@Command(
        name = "type",
        description = "Tell what files really are, whatever they are called, with Google's Magika model.",
        footer = {"", "Example:", "  samples/openbook type models/magika-v3.3 report.pdf notes.txt"})
final class TypeCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private Output output;

    @Mixin
    private RuleOptions rules;

    @Parameters(index = "0", paramLabel = "MODEL", converter = ModelArgument.class, description = "A folder of Magika's model.")
    private ModelSource model;

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "FILE", description = "The files.")
    private List<Path> files = new ArrayList<>();

    TypeCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        List<Json> types = new ArrayList<>();
        List<Json> failed = new ArrayList<>();
        try (Openbook openbook = rules.openbook();
                MagikaModel magika = openbook.open(model, MagikaModel::open)) {
            for (Path file : files) {
                try {
                    DetectedType type = magika.detect(file);
                    types.add(json(file, type));
                    print(file, type);
                } catch (OpenbookException e) {
                    failed.add(Json.object()
                            .with("path", file.toString())
                            .with("code", e.code().name())
                            .with("message", String.valueOf(e.getMessage())));
                    terminal.err().println(e.getMessage());
                }
            }
        }
        if (output.json()) {
            Output.print(terminal, Json.object().with("types", Json.array(types)).with("failed", Json.array(failed)));
        }
        return failed.isEmpty() ? ExitCode.DONE : ExitCode.FAILURE;
    }

    private static Json json(Path file, DetectedType type) {
        return Json.object()
                .with("path", file.toString())
                .with("type", type.label())
                .with("modelType", type.modelLabel())
                .with("score", new Json.Num(type.score()));
    }

    private void print(Path file, DetectedType type) {
        if (!output.json()) {
            terminal.out().printf(Locale.ROOT, "%-10s %5.1f %%  %s%n", type.label(), 100 * type.score(), file);
        }
    }
}
