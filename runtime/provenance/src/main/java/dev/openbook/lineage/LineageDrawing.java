package dev.openbook.lineage;

import dev.openbook.provenance.Lineage;

/** Draws a model's descent. Thread-safe; takes time in proportion to the lineage, which inspection bounds. */
public final class LineageDrawing {
    private LineageDrawing() {}

    /**
     * As a tree for a terminal, the model at hand on top, each ancestor below what was made from it, with how each link is
     * known. An ancestor that comes twice is drawn once and named again. Ends with a line feed.
     *
     * @param name of the model at hand
     */
    public static String text(String name, Lineage lineage) {
        return new TextTree(name, lineage).draw();
    }

    /**
     * As a Mermaid flowchart (<a href="https://mermaid.js.org/syntax/flowchart.html">syntax</a>), ancestors on top. Nothing that
     * a card says can become syntax: names of nodes are numbers, and labels are quoted with every sign but letters, digits and
     * a few harmless ones spelt as a character code. Ends with a line feed.
     *
     * @param name of the model at hand
     */
    public static String mermaid(String name, Lineage lineage) {
        return new MermaidChart(name, lineage).draw();
    }
}
