package dev.openbook.cli;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Parameters;

/** The rule files that a command is about. */
final class RuleFiles {
    @Parameters(paramLabel = "FILE", arity = "1..*", description = "Rule files, or folders of them.")
    private List<Path> files = List.of();

    /**
     * The files and folders.
     *
     * @throws OpenbookException if one of them is not there
     */
    List<Path> existing() {
        for (Path file : files) {
            if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                throw new OpenbookException(
                        FailureCode.ARGUMENT_INVALID,
                        "There is no file or folder " + file + ". Name rule files (.yaml), or a folder that holds some.");
            }
        }
        return files;
    }
}
