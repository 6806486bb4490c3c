package dev.openbook.lineage;

import dev.openbook.provenance.Lineage;
import dev.openbook.provenance.LineageLink;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Draws a descent as a tree of lines. Used once. */
final class TextTree {
    private final String name;
    private final Lineage lineage;
    private final StringBuilder drawing = new StringBuilder();
    private final Set<String> drawn = new HashSet<>();

    TextTree(String name, String repository, Lineage lineage) {
        this.name = name;
        this.lineage = lineage;
        drawn.add("");
        drawn.add(repository);
    }

    String draw() {
        drawing.append(LinkWords.plain(name)).append('\n');
        if (lineage.links().isEmpty()) {
            drawing.append("└── not known: nothing says how it was made\n");
        }
        branches("", "");
        return drawing.toString();
    }

    /** Draws what a model was made from: first how it was made, which all its links share, then a branch for each parent. */
    private void branches(String model, String indent) {
        List<LineageLink> links = lineage.linksOf(model);
        if (links.isEmpty()) {
            return;
        }
        for (String step : LinkWords.steps(links.getFirst())) {
            drawing.append(indent).append("│     ").append(step).append('\n');
        }
        for (int i = 0; i < links.size(); i++) {
            boolean last = i == links.size() - 1;
            branch(links.get(i), indent + (last ? "└── " : "├── "), indent + (last ? "    " : "│   "));
        }
    }

    private void branch(LineageLink link, String mark, String indent) {
        String parent = link.model().known().orElse("");
        if (parent.isEmpty()) {
            drawing.append(mark).append(end(link)).append('\n');
            return;
        }
        drawing.append(mark).append(LinkWords.made(link)).append(" from\n");
        String license = LinkWords.license(link.license());
        drawing.append(indent).append(LinkWords.plain(parent)).append(license.isEmpty() ? "" : ", " + license);
        if (drawn.add(parent)) {
            drawing.append('\n');
            branches(parent, indent);
        } else {
            drawing.append(" (drawn above)\n");
        }
    }

    private static String end(LineageLink link) {
        if (LinkWords.trained(link)) {
            return LinkWords.made(link) + " from no other model that is named";
        }
        boolean done = link.relation().known().isPresent();
        return (done ? LinkWords.made(link) + " from what is not known: " : "not known: ")
                + LinkWords.plain(link.model().evidence().reason());
    }
}
