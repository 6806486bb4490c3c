package dev.openbook.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Texts that come from a file, beside those on the command line. */
final class InputTexts {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(names = "--input", paramLabel = "FILE", description = "Take each line of this UTF-8 file, too.")
    private @Nullable Path file;

    /**
     * Those given and those of the file.
     *
     * @param given on the command line
     * @param name what the command line calls one of them
     */
    List<String> after(List<String> given, String name) {
        List<String> all = new ArrayList<>(given);
        if (file != null) {
            all.addAll(TextFile.lines(file));
        }
        if (all.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "There is nothing to work on: give " + name + " or --input FILE.");
        }
        return all;
    }
}
