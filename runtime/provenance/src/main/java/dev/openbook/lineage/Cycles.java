package dev.openbook.lineage;

import dev.openbook.provenance.Finding;
import dev.openbook.provenance.Finding.Severity;
import dev.openbook.provenance.LineageLink;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds models that descend from themselves, which cards can say and the world cannot do. */
final class Cycles {
    /** By model, those that were made from it, and how many parents of it are not known to end somewhere. */
    private final Map<String, Set<String>> children = new HashMap<>();

    private final Map<String, Set<String>> parents = new HashMap<>();

    private Cycles(String own, List<LineageLink> links) {
        for (LineageLink link : links) {
            String child = link.of().isEmpty() ? own : link.of();
            link.model().known().ifPresent(parent -> {
                parents.computeIfAbsent(child, key -> new LinkedHashSet<>()).add(parent);
                children.computeIfAbsent(parent, key -> new LinkedHashSet<>()).add(child);
            });
        }
    }

    /**
     * A finding for a circle, if there is one.
     *
     * @param own identifier of the model at hand, under which ancestors may name it
     */
    static Optional<Finding> find(String own, List<LineageLink> links) {
        return new Cycles(own, links).find();
    }

    /** Takes away what has no parents until nothing more can be taken away; what is left goes round (Kahn 1962). */
    private Optional<Finding> find() {
        Deque<String> ends = new ArrayDeque<>();
        children.keySet().stream().filter(model -> !parents.containsKey(model)).forEach(ends::addLast);
        while (!ends.isEmpty()) {
            String end = ends.removeFirst();
            for (String child : children.getOrDefault(end, Set.of())) {
                Set<String> left = parents.getOrDefault(child, Set.of());
                if (left.remove(end) && left.isEmpty()) {
                    parents.remove(child);
                    ends.addLast(child);
                }
            }
        }
        return parents.keySet().stream().sorted().findFirst().map(this::onCircle).map(Cycles::finding);
    }

    /** Goes back from a model that is left over until one comes again. */
    private String onCircle(String start) {
        Set<String> passed = new LinkedHashSet<>();
        String model = start;
        while (passed.add(model)) {
            model = parents.getOrDefault(model, Set.of(start)).iterator().next();
        }
        return model;
    }

    private static Finding finding(String model) {
        return new Finding(
                "LINEAGE_CYCLE",
                Severity.WARNING,
                model.isEmpty() ? "model" : model,
                "The chain of models comes back to " + (model.isEmpty() ? "this model" : model)
                        + ": it is named among its own ancestors, which cannot be.",
                "Ask the publishers which of their cards is right.");
    }
}
