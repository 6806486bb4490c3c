package dev.openbook.lineage;

import dev.openbook.provenance.Lineage;
import dev.openbook.provenance.ModelProvenance;

/** Draws a model's descent. Thread-safe; takes time in proportion to the lineage, which inspection bounds. */
public final class LineageDrawing {
    private static final String HUB = "hub:";

    private LineageDrawing() {}

    /** As a tree for a terminal; see {@link #text(String, String, Lineage)}. */
    public static String text(ModelProvenance model) {
        return text(model.source(), repository(model), model.lineage());
    }

    /** As a Mermaid flowchart; see {@link #mermaid(String, String, Lineage)}. */
    public static String mermaid(ModelProvenance model) {
        return mermaid(model.source(), repository(model), model.lineage());
    }

    /** Under what name ancestors' cards may speak of the model at hand. */
    private static String repository(ModelProvenance model) {
        String source = model.source();
        int revision = source.indexOf('@');
        return source.startsWith(HUB) && revision > 0 ? source.substring(HUB.length(), revision) : "";
    }

    /**
     * As a tree for a terminal, the model at hand on top, each ancestor below what was made from it, with how each link is
     * known. An ancestor that comes twice, or the model at hand, if it is said to be its own, is drawn once and named again.
     * Ends with a line feed.
     *
     * @param name of the model at hand
     * @param repository its identifier among the links, empty if it has none
     */
    public static String text(String name, String repository, Lineage lineage) {
        return new TextTree(name, repository, lineage).draw();
    }

    /**
     * As a Mermaid flowchart (<a href="https://mermaid.js.org/syntax/flowchart.html">syntax</a>), ancestors on top. Nothing that
     * a card says can become syntax: names of nodes are numbers, and labels are quoted with every sign but letters, digits and
     * a few harmless ones spelt as a character code. Ends with a line feed.
     *
     * @param name of the model at hand
     * @param repository its identifier among the links, empty if it has none
     */
    public static String mermaid(String name, String repository, Lineage lineage) {
        return new MermaidChart(name, repository, lineage).draw();
    }
}
