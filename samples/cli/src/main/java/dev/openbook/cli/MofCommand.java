package dev.openbook.cli;

import dev.openbook.inspect.ModelInspector;
import dev.openbook.license.LicenseTable;
import dev.openbook.model.ModelContent;
import dev.openbook.model.ModelSource;
import dev.openbook.mof.MofDraft;
import dev.openbook.mof.MofEvaluator;
import dev.openbook.mof.MofRecord;
import dev.openbook.mof.MofRecordReader;
import dev.openbook.mof.MofReportJson;
import dev.openbook.provenance.MofMode;
import dev.openbook.provenance.MofReport;
import dev.openbook.value.Json;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Says how open a release is by its record. */
@Command(
        name = "mof",
        description = "Say how open a model's release is in the eyes of the Model Openness Framework, by its record: which of seventeen"
                + " components are there, under which licences, and the class that they amount to.",
        footer = {
            "",
            "Examples:",
            "  samples/openbook mof MODEL_OPENNESS.yml",
            "  samples/openbook mof --draft models/smollm2 > MODEL_OPENNESS.yml"
        })
final class MofCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private Output output;

    @Parameters(paramLabel = "RECORD", arity = "0..1", description = "A record of the Model Openness Tool (YAML).")
    private @Nullable Path file;

    @Option(
            names = "--draft",
            paramLabel = "MODEL",
            converter = ModelArgument.class,
            description = "Propose a record for this model instead, from its files; with reasons, and questions only you can answer.")
    private @Nullable ModelSource draft;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--mode",
            paramLabel = "MODE",
            converter = Mode.class,
            defaultValue = "mot",
            description = "mot (default): as the Model Openness Tool decides. spec: as the paper has it, datasets under any licence.")
    private MofMode mode = MofMode.TOOL;

    MofCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    /** The words of the command line. */
    static final class Mode implements ITypeConverter<MofMode> {
        @Override
        public MofMode convert(String word) {
            return Arrays.stream(MofMode.values())
                    .filter(mode -> mode.label().equals(word))
                    .findFirst()
                    .orElseThrow(() -> new TypeConversionException("\"" + word + "\" was given; allowed are "
                            + Arrays.stream(MofMode.values()).map(MofMode::label).collect(Collectors.joining(", ")) + "."));
        }
    }

    @Override
    public Integer call() {
        Path record = file;
        ModelSource model = draft;
        if ((record == null) == (model == null)) {
            throw new ParameterException(
                    Objects.requireNonNull(spec).commandLine(),
                    "Give either a record, or --draft with a model. Try: openbook mof --help");
        }
        if (model != null) {
            return propose(model);
        }
        return evaluate(record(Objects.requireNonNull(record)));
    }

    private int propose(ModelSource model) {
        try (ModelContent content = ModelInspector.create().inspect(model)) {
            String yaml = MofDraft.of(content.provenance()).yaml();
            if (output.json()) {
                Output.print(terminal, Json.object().with("draft", yaml));
            } else {
                terminal.out().println(yaml.stripTrailing());
            }
        }
        return ExitCode.DONE;
    }

    private int evaluate(MofRecord release) {
        MofReport report = new MofEvaluator(LicenseTable.standard()).evaluate(release, mode);
        if (output.json()) {
            Output.print(terminal, MofReportJson.of(report).with("name", release.name()));
        } else {
            new MofText(terminal).print(release.name(), report);
        }
        return ExitCode.DONE;
    }

    /** Reads a record that was named on the command line. */
    static MofRecord record(Path file) {
        return MofRecordReader.read(file.toString(), TextFile.read(file));
    }
}
