package dev.openbook.provenance;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A model's descent: a graph, since a model can be made from several.
 *
 * <p>Every chain ends in a link whose {@link LineageLink#model} is unknown, either because the ancestor was trained from
 * nothing or because nobody says more; or it ends where it comes back to a model that it has passed.
 *
 * @param links from the model at hand back to its ancestors, nearest first; empty if nobody describes the descent
 */
public record Lineage(List<LineageLink> links) {
    /** Of a model whose descent nobody describes. */
    public static final Lineage UNKNOWN = new Lineage(List.of());

    /** Copies the list. */
    public Lineage {
        links = List.copyOf(links);
    }

    /**
     * The links of one model.
     *
     * @param model its identifier; empty for the model at hand
     */
    public List<LineageLink> linksOf(String model) {
        return links.stream().filter(link -> link.of().equals(model)).toList();
    }

    /** Identifiers of all ancestors, nearest first, each with the number of links that lie between. */
    public Map<String, Integer> ancestors() {
        Map<String, Integer> distances = new LinkedHashMap<>();
        Deque<String> open = new ArrayDeque<>(List.of(""));
        while (!open.isEmpty()) {
            String model = open.removeFirst();
            int distance = distances.getOrDefault(model, 0) + 1;
            for (LineageLink link : linksOf(model)) {
                link.model().known().filter(parent -> distances.putIfAbsent(parent, distance) == null).ifPresent(open::addLast);
            }
        }
        return distances;
    }
}
