package dev.openbook.cli;

import dev.openbook.retrieve.SyncReport;
import dev.openbook.value.Json;

/** A sync's report as JSON. */
final class SyncJson {
    private SyncJson() {}

    static Json of(SyncReport report) {
        return Json.object()
                .with("added", report.added())
                .with("changed", report.changed())
                .with("removed", report.removed())
                .with("unchanged", report.unchanged())
                .with("failed", failures(report))
                .with("passages", report.passages())
                .with("millis", (double) report.millis());
    }

    static Json failures(SyncReport report) {
        return Json.array(report.failed().stream()
                .map(failure -> Json.object()
                        .with("path", failure.document().path())
                        .with("code", failure.code().name())
                        .with("message", failure.message()))
                .toList());
    }
}
