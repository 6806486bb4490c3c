package dev.openbook.cli;

import dev.openbook.model.Coverage;
import dev.openbook.model.LongText;
import java.util.List;
import picocli.CommandLine.Option;

/** What becomes of texts that a model cannot read at once. */
final class LongTextOption {
    @Option(
            names = "--long-text",
            paramLabel = "HOW",
            description = "Texts longer than the model reads at once: windows (default), truncate or refuse.")
    private LongText value = LongText.WINDOWS;

    LongText value() {
        return value;
    }

    /** Tells people, who do not see it in the result, that texts were read in part only. */
    static void remarkCut(Terminal terminal, List<Coverage> read) {
        long cut = read.stream().filter(coverage -> !coverage.complete()).count();
        if (cut > 0) {
            terminal.remark(read.size() == 1
                    ? "Only the beginning of the text was read."
                    : "Only the beginning was read of " + cut + " of " + read.size() + " texts.");
        }
    }
}
