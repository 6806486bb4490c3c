package dev.openbook.cli;

import dev.openbook.retrieve.SyncReport;
import java.util.Locale;

/** A sync's report for people. */
final class SyncText {
    private final Terminal terminal;

    SyncText(Terminal terminal) {
        this.terminal = terminal;
    }

    void print(SyncReport report) {
        terminal.out().printf(
                Locale.ROOT,
                "%d added, %d changed, %d removed, %d unchanged; %,d passages in all (%.1f s)%n",
                report.added(),
                report.changed(),
                report.removed(),
                report.unchanged(),
                report.passages(),
                report.millis() / 1000.0);
        failures(report);
    }

    /** Lists on standard error what could not be read. */
    void failures(SyncReport report) {
        for (SyncReport.Failure failure : report.failed()) {
            terminal.remark(terminal.wrapped("Not read: " + Shown.words(failure.document().path()) + ". " + failure.message(), ""));
        }
    }
}
