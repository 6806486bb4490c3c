package dev.openbook.cli;

import dev.openbook.model.LongText;
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
}
