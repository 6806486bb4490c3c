package dev.openbook.cli;

import dev.openbook.provenance.Fact;
import dev.openbook.provenance.Finding;
import dev.openbook.provenance.GraphFacts;
import dev.openbook.provenance.License;
import dev.openbook.provenance.LineageLink;
import dev.openbook.provenance.ModelFile;
import dev.openbook.provenance.ModelProvenance;
import dev.openbook.provenance.TensorFacts;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What is known of a model, for people. */
final class InspectionText {
    private static final int LABEL_WIDTH = 12;

    private final Terminal terminal;

    InspectionText(Terminal terminal) {
        this.terminal = terminal;
    }

    void print(ModelProvenance model) {
        terminal.out().println(terminal.bold(model.source()));
        fact("origin", model.origin(), origin -> origin);
        fact("licence", model.license(), InspectionText::licence);
        fact("task", model.tasks(), tasks -> String.join(", ", tasks));
        line("layout", model.layout().kind().label());
        for (LineageLink link : model.lineage().linksOf("")) {
            fact("made from", link.model(), made -> made + " (" + link.relation().known().orElse("unknown") + ")");
        }
        line("signature", model.signature().verdict().name().toLowerCase(Locale.ROOT).replace('_', ' '));
        line("root digest", model.rootDigest().hex());
        model.graph().ifPresent(this::graph);
        files(model.files());
        findings(model.findings());
    }

    private static String licence(License license) {
        String name = license.spdx().orElse(license.declared());
        if (license.osiApproved()) {
            return name + ", open (approved by the Open Source Initiative)";
        }
        if (license.open()) {
            return name + ", open";
        }
        return name + ", not open" + license.restriction().map(restricts -> ": " + restricts).orElse("");
    }

    private void graph(GraphFacts graph) {
        line("graph", graph.file() + ", ONNX IR " + graph.irVersion() + ", opsets " + listed(graph.opsets()));
        line("weights", String.format(Locale.ROOT, "%,d", graph.parameters()) + " (" + listed(graph.dataTypes()) + ")");
        if (!graph.quantization().isEmpty()) {
            line("quantised", String.join(", ", graph.quantization()));
        }
        line("inputs", tensors(graph.inputs()));
        line("outputs", tensors(graph.outputs()));
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

    private static String tensors(List<TensorFacts> tensors) {
        return tensors.stream()
                .map(tensor -> tensor.name() + " " + tensor.dataType() + tensor.dimensions())
                .collect(Collectors.joining(", "));
    }

    private void files(List<ModelFile> files) {
        terminal.out().println();
        for (ModelFile file : files) {
            terminal.out().printf(Locale.ROOT, "%s  %,15d  %s%n", file.sha256().hex(), file.size(), file.path());
        }
    }

    private void findings(List<Finding> findings) {
        if (!findings.isEmpty()) {
            terminal.out().println();
        }
        for (Finding finding : findings) {
            String severity = finding.severity().name().toLowerCase(Locale.ROOT);
            terminal.out().println(terminal.wrapped(
                    severity + ": " + finding.message() + " (" + finding.place() + ", " + finding.code() + ")", ""));
            terminal.out().println(terminal.wrapped(finding.remedy(), "    "));
        }
    }

    private <T> void fact(String label, Fact<T> fact, Function<T, String> words) {
        String certainty = fact.certainty().name().toLowerCase(Locale.ROOT);
        String how = terminal.faint(" [" + certainty + ", " + fact.evidence().source() + "]");
        line(label, fact.known().map(words).map(text -> text + how).orElse("not known: " + fact.evidence().reason()));
    }

    private void line(String label, String words) {
        String padded = label + " ".repeat(Math.max(1, LABEL_WIDTH - label.length()));
        terminal.out().println("  " + terminal.faint(padded) + words);
    }
}
