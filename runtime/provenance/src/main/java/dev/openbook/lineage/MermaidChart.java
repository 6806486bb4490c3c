package dev.openbook.lineage;

import dev.openbook.provenance.Lineage;
import dev.openbook.provenance.LineageLink;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Draws a descent as a Mermaid flowchart. Used once. */
final class MermaidChart {
    private static final String UNKNOWN = "not known";

    private final String name;
    private final Lineage lineage;
    /** Of nodes by model; the one at hand has 0, whatever it is called. */
    private final Map<String, Integer> numbers = new HashMap<>();

    private final StringBuilder chart = new StringBuilder("flowchart TD\n");
    private int ancestors;
    private int ends;

    MermaidChart(String name, String repository, Lineage lineage) {
        this.name = name;
        this.lineage = lineage;
        numbers.put("", 0);
        numbers.put(repository, 0);
    }

    String draw() {
        node("m0", List.of(name.isEmpty() ? "this model" : LinkWords.plain(name)));
        for (LineageLink link : lineage.links()) {
            link.model().known().ifPresent(model -> {
                if (numbers.putIfAbsent(model, ancestors + 1) == null) {
                    String license = LinkWords.license(link.license());
                    node("m" + ++ancestors, license.isEmpty()
                            ? List.of(LinkWords.plain(model))
                            : List.of(LinkWords.plain(model), license));
                }
            });
        }
        for (LineageLink link : lineage.links()) {
            arrow(link);
        }
        if (lineage.links().isEmpty()) {
            node("u0", List.of(UNKNOWN));
            chart.append("    u0 -.-> m0\n");
        }
        return chart.toString();
    }

    /** From what it was made to what was made; dotted where nobody states it. */
    private void arrow(LineageLink link) {
        String to = "m" + numbers.getOrDefault(link.of(), 0);
        List<String> label = new ArrayList<>(List.of(LinkWords.made(link)));
        label.addAll(LinkWords.steps(link));
        String from = link.model().known().map(model -> "m" + numbers.getOrDefault(model, 0)).orElseGet(() -> end(link));
        boolean said = link.model().known().isPresent() && link.relation().known().isPresent();
        chart.append("    ").append(from).append(said ? " -->|\"" : " -.->|\"").append(escaped(label)).append("\"| ")
                .append(to).append('\n');
    }

    private String end(LineageLink link) {
        String id = "u" + ends++;
        node(id, List.of(LinkWords.trained(link) ? "no other model that is named" : UNKNOWN));
        return id;
    }

    private void node(String id, List<String> label) {
        chart.append("    ").append(id).append("[\"").append(escaped(label)).append("\"]\n");
    }

    private static String escaped(List<String> lines) {
        return lines.stream().map(MermaidChart::escaped).collect(Collectors.joining("<br/>"));
    }

    /**
     * Letters, digits and signs that mean nothing to Mermaid, Markdown or HTML stand for themselves; but at the beginning a digit
     * or a dash would make a list.
     */
    private static String escaped(String line) {
        StringBuilder label = new StringBuilder();
        line.codePoints().forEach(c -> {
            boolean harmless = label.isEmpty() ? Character.isLetter(c) : Character.isLetterOrDigit(c) || " .,/:()-+=".indexOf(c) >= 0;
            if (harmless) {
                label.appendCodePoint(c);
            } else {
                label.append('#').append(c).append(';');
            }
        });
        return label.toString();
    }
}
