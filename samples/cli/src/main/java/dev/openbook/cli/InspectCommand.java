package dev.openbook.cli;

import dev.openbook.inspect.InspectionReport;
import dev.openbook.inspect.ModelInspector;
import dev.openbook.model.ModelContent;
import dev.openbook.model.ModelSource;
import dev.openbook.provenance.ModelProvenance;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Says what is known of a model, without opening it. */
@Command(
        name = "inspect",
        description = "Say what is known of a model and how: files, digests, graph, licence, origin. Runs nothing.",
        footer = {"", "Example:", "  samples/openbook inspect bundled:minilm"})
final class InspectCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private Output output;

    @Parameters(paramLabel = "MODEL", converter = ModelArgument.class, description = "The model to inspect.")
    private ModelSource model;

    InspectCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        try (ModelContent content = ModelInspector.create().inspect(model)) {
            ModelProvenance known = content.provenance();
            if (output.json()) {
                Output.print(terminal, InspectionReport.of(known));
            } else {
                new InspectionText(terminal).print(known);
            }
        }
        return ExitCode.DONE;
    }
}
