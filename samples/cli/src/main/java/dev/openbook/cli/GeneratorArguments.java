package dev.openbook.cli;

import dev.openbook.Openbook;
import dev.openbook.generate.GeneratorOptions;
import dev.openbook.model.Device;
import dev.openbook.model.ModelSource;
import dev.openbook.model.TextGenerator;
import dev.openbook.onnx.OnnxSettings;
import dev.openbook.onnx.OnnxSettings.GraphOptimisation;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Which model writes, and on what. */
final class GeneratorArguments {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "MODEL", converter = ModelArgument.class, description = "The language model.")
    private ModelSource model = ModelSource.folder(Path.of("."));

    @Option(
            names = "--variant",
            paramLabel = "NAME",
            description = "Which of the model's graphs: q4, fp16, … (default: the usual one).")
    private String variant = "";

    @Option(
            names = "--device",
            paramLabel = "NAME",
            description = "Where it runs: cpu (default), cuda, coreml, directml, webgpu or openvino.")
    private String device = "cpu";

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Threads of one run (default: what the model asks for, else one a processor, at most 4).")
    private @Nullable Integer threads;

    @Option(
            names = "--spinning",
            description = "Let waiting threads burn processor time: faster on a quiet machine, slower on a busy one.")
    private boolean spinning;

    @Option(
            names = "--reproducible",
            description = "One thread, and only optimisations that keep every number the same on every machine.")
    private boolean reproducible;

    /** The engine that these options ask for. */
    OnnxSettings engine() {
        if (reproducible && threads != null && threads > 1) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--reproducible runs on one thread, but --threads " + threads + " was given. Leave one of the two out.");
        }
        OnnxSettings standard = OnnxSettings.standard()
                .withDevice(Device.named(device))
                .withSpinning(spinning);
        return reproducible ? standard.withOptimisation(GraphOptimisation.BASIC) : standard;
    }

    TextGenerator open(Openbook openbook, Terminal terminal) {
        GeneratorOptions options = GeneratorOptions.standard();
        if (threads != null || reproducible) {
            options = options.withThreads(threads == null ? 1 : threads);
        }
        TextGenerator generator = openbook.textGenerator(model.withVariant(variant), options);
        generator.notices().forEach(notice -> terminal.remark(terminal.wrapped("Note: " + notice, "")));
        return generator;
    }
}
