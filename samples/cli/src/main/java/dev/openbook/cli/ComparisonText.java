package dev.openbook.cli;

import dev.openbook.bom.published.BomComparison;
import dev.openbook.bom.published.BomDifference;

/** Whether a model is what a published bill says, for people. */
final class ComparisonText {
    private static final int SHOWN = 24;

    private final Terminal terminal;

    ComparisonText(Terminal terminal) {
        this.terminal = terminal;
    }

    void print(BomComparison comparison) {
        terminal.out().println(terminal.bold(comparison.agrees()
                ? "The model is what the bill says: " + comparison.digests() + " digests agree."
                : "The model is not what the bill says."));
        for (BomDifference difference : comparison.differences().stream().limit(SHOWN).toList()) {
            terminal.out().println();
            terminal.out().println(terminal.wrapped(Shown.words(difference.place()) + ": " + difference.kind().sentence(), "  "));
            value("here", difference.here());
            value("in the bill", difference.there());
        }
        int more = comparison.differences().size() - SHOWN;
        if (more > 0) {
            terminal.out().println();
            terminal.out().println("  and " + more + " more; --json lists all.");
        }
    }

    private void value(String label, String value) {
        if (!value.isEmpty()) {
            terminal.out().println("    " + terminal.faint(label + ": ") + Shown.words(value));
        }
    }
}
