package dev.openbook.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command above all commands. */
@Command(
        name = "openbook",
        mixinStandardHelpOptions = true,
        version = "openbook 0.1.0-SNAPSHOT",
        description = "Answers questions from your own documents, on your own machine, and shows where every answer stands.",
        footer = {
            "",
            "Example:",
            "  samples/openbook ask --documents samples/documents \"Who is eligible to apply?\"",
            "",
            "MODEL is a folder, hub:ORG/NAME[@REVISION] (the local Hugging Face cache, read only), or bundled:minilm.",
            "Exit codes: 0 done, 1 a clear failure, 2 wrong usage, 3 refused by rules, 4 a check did not hold."
        })
final class OpenbookCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "A command is missing. Try: openbook --help");
    }
}
