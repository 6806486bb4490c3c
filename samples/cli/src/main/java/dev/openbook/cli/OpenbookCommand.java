package dev.openbook.cli;

import dev.openbook.Openbook;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command above all commands. */
@Command(
        name = "openbook",
        mixinStandardHelpOptions = true,
        versionProvider = OpenbookCommand.BuiltVersion.class,
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
    /** The version as the build wrote it. */
    static final class BuiltVersion implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"openbook " + Openbook.version()};
        }
    }

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "A command is missing. Try: openbook --help");
    }
}
