package dev.openbook.cli;

import dev.openbook.inspect.InspectionReport;
import dev.openbook.inspect.ModelInspector;
import dev.openbook.license.LicenseTable;
import dev.openbook.model.ModelContent;
import dev.openbook.model.ModelSource;
import dev.openbook.mof.MofEvaluator;
import dev.openbook.mof.MofRecord;
import dev.openbook.mof.MofReportJson;
import dev.openbook.provenance.ModelProvenance;
import dev.openbook.provenance.MofMode;
import dev.openbook.provenance.MofReport;
import dev.openbook.value.Json;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
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

    @Option(
            names = "--mof-record",
            paramLabel = "FILE",
            description = "A record of the Model Openness Tool for this model; without one, no class of openness is claimed.")
    private @Nullable Path mofRecord;

    InspectCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Optional<MofRecord> release = Optional.ofNullable(mofRecord).map(MofCommand::record);
        Optional<MofReport> openness = release.map(
                written -> new MofEvaluator(LicenseTable.standard()).evaluate(written, MofMode.TOOL));
        try (ModelContent content = ModelInspector.create().inspect(model)) {
            ModelProvenance known = content.provenance();
            if (output.json()) {
                Json.Obj report = InspectionReport.of(known);
                Output.print(terminal, openness.map(mof -> report.with(
                                "mof", MofReportJson.of(mof).with("record", String.valueOf(mofRecord))))
                        .orElse(report));
            } else {
                new InspectionText(terminal).print(known);
                openness.ifPresent(mof -> {
                    terminal.out().println();
                    new MofText(terminal).print(release.get().name(), mof);
                });
            }
        }
        return ExitCode.DONE;
    }
}
