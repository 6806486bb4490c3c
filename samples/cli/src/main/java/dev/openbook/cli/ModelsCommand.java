package dev.openbook.cli;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What concerns several models. */
@Command(
        name = "models",
        mixinStandardHelpOptions = true,
        description = "List the models of this machine, or pin the ones that an application uses.",
        footer = {
            "",
            "Examples:",
            "  samples/openbook models list",
            "  samples/openbook models lock models.lock bundled:minilm models/granite-350m"
        })
final class ModelsCommand implements Runnable {
    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                Objects.requireNonNull(spec).commandLine(), "Say what to do: list or lock. Try: openbook models --help");
    }
}
