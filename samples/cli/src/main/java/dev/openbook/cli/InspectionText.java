package dev.openbook.cli;

import dev.openbook.label.ModelLabel;
import dev.openbook.lineage.LineageDrawing;
import dev.openbook.provenance.Finding;
import dev.openbook.provenance.GraphFacts;
import dev.openbook.provenance.ModelFile;
import dev.openbook.provenance.ModelProvenance;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What is known of a model, for people: its label, then the details. */
final class InspectionText {
    private static final int LABEL_WIDTH = 12;

    private final Terminal terminal;

    InspectionText(Terminal terminal) {
        this.terminal = terminal;
    }

    void print(ModelProvenance model) {
        new LabelText(terminal).print(ModelLabel.of(model));
        terminal.out().println();
        if (!model.lineage().links().isEmpty()) {
            terminal.out().println(LineageDrawing.text(model));
        }
        line("layout", model.layout().kind().label());
        model.graph().ifPresent(this::graph);
        files(model.files());
        findings(model.findings());
    }

    private void graph(GraphFacts graph) {
        line("graph", graph.file() + ", ONNX IR " + graph.irVersion() + ", opsets " + listed(graph.opsets()));
        line("weights", String.format(Locale.ROOT, "%,d", graph.parameters()) + " (" + listed(graph.dataTypes()) + ")");
        if (!graph.quantization().isEmpty()) {
            line("quantised", String.join(", ", graph.quantization()));
        }
        line("inputs", TensorWords.of(graph.inputs()));
        line("outputs", TensorWords.of(graph.outputs()));
        if (!graph.producer().isBlank()) {
            line("exported by", graph.producer());
        }
        if (!graph.customDomains().isEmpty()) {
            line("foreign ops", String.join(", ", graph.customDomains()));
        }
    }

    private static String listed(Map<String, Long> counts) {
        return counts.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> entry.getKey() + " " + String.format(Locale.ROOT, "%,d", entry.getValue()))
                .collect(Collectors.joining(", "));
    }

    private void files(List<ModelFile> files) {
        terminal.out().println();
        for (ModelFile file : files) {
            terminal.out().printf(
                    Locale.ROOT,
                    "%s  %,15d  %s%s%n",
                    file.sha256().hex(),
                    file.size(),
                    Shown.words(file.path()),
                    file.covered() ? "" : terminal.faint("  (the fingerprint does not cover it)"));
        }
    }

    private void findings(List<Finding> findings) {
        if (!findings.isEmpty()) {
            terminal.out().println();
        }
        for (Finding finding : findings) {
            String severity = finding.severity().name().toLowerCase(Locale.ROOT);
            terminal.out().println(terminal.wrapped(
                    Shown.words(severity + ": " + finding.message() + " (" + finding.place() + ", " + finding.code() + ")"), ""));
            terminal.out().println(terminal.wrapped(Shown.words(finding.remedy()), "    "));
        }
    }

    private void line(String label, String words) {
        String padded = label + " ".repeat(Math.max(1, LABEL_WIDTH - label.length()));
        int indentation = 2 + padded.length();
        String lines = terminal.wrapped(Shown.words(words), " ".repeat(indentation)).strip();
        terminal.out().println("  " + terminal.faint(padded) + lines);
    }
}
