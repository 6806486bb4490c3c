package dev.openbook.cli;

import dev.openbook.provenance.MofComponent;
import dev.openbook.provenance.MofReport;
import java.util.List;
import java.util.stream.Collectors;

/** How open a release is, for people. */
final class MofText {
    private static final int LABEL_WIDTH = 26;
    private static final int BAR = 20;

    private final Terminal terminal;

    MofText(Terminal terminal) {
        this.terminal = terminal;
    }

    void print(String name, MofReport report) {
        terminal.out().println(terminal.bold((name.isBlank() ? "This release" : Shown.words(name)) + ": " + report.label()));
        terminal.out().println();
        line("Class III, open model", progress(report, 3));
        line("Class II, open tooling", progress(report, 2));
        line("Class I, open science", progress(report, 1));
        terminal.out().println();
        list("missing", report.missing());
        list("without a licence", report.unlicensed());
        list("licence not open", report.invalid());
        list("counts with reservation", report.notTypeAppropriate());
        if (report.conditional()) {
            terminal.out().println(terminal.wrapped(
                    "Reservation: the licence is open, but was made for another kind of work, such as a licence for code on weights.",
                    "  "));
        }
        if (!report.invalid().isEmpty()) {
            terminal.out().println(terminal.wrapped(
                    "A licence counts by its exact SPDX identifier, such as Apache-2.0; \"Apache 2.0\" does not count.", "  "));
        }
    }

    private static String progress(MofReport report, int modelClass) {
        int filled = (int) (report.progress(modelClass) * BAR / 100);
        return "#".repeat(filled) + ".".repeat(BAR - filled) + " " + report.badge(modelClass);
    }

    private void list(String label, List<MofComponent> components) {
        if (!components.isEmpty()) {
            line(label, components.stream()
                    .map(component -> component.label() + (component.required() ? "" : " (optional)"))
                    .collect(Collectors.joining(", ")));
        }
    }

    private void line(String label, String words) {
        int indentation = LABEL_WIDTH + 2;
        String lines = terminal.wrapped(words, " ".repeat(indentation)).substring(indentation);
        terminal.out().println("  " + terminal.faint(label + " ".repeat(LABEL_WIDTH - label.length())) + lines);
    }
}
