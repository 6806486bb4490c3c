package dev.openbook.cli;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What concerns rule files. */
@Command(
        name = "rules",
        mixinStandardHelpOptions = true,
        description = "Check rule files, run the tests that they bring along, or ask them about a case and see why they decide as they do.",
        footer = {
            "",
            "Examples:",
            "  samples/openbook rules lint samples/rules/open-licences-only",
            "  samples/openbook rules test samples/rules/open-licences-only --mutate",
            "  samples/openbook rules explain samples/rules/open-licences-only --model bundled:minilm"
        })
final class RulesCommand implements Runnable {
    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                Objects.requireNonNull(spec).commandLine(), "Say what to do: lint, test or explain. Try: openbook rules --help");
    }
}
