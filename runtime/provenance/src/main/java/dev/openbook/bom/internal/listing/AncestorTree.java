package dev.openbook.bom.internal.listing;

import dev.openbook.bom.internal.part.Ancestor;
import dev.openbook.provenance.Lineage;
import dev.openbook.provenance.LineageLink;
import dev.openbook.provenance.LineageStep;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes a tree of a descent, as formats nest ancestors within their descendants. A model that several paths lead to is followed
 * once, so that neither circles nor families with many marriages make the tree large. Used once.
 */
final class AncestorTree {
    private static final int MAX_DEPTH = 30;

    private final Lineage lineage;
    private final KnownModels models;
    private final Set<String> followed = new HashSet<>();
    private final List<String> ends = new ArrayList<>();

    AncestorTree(Lineage lineage, KnownModels models) {
        this.lineage = lineage;
        this.models = models;
    }

    /** What the model at hand was made from. */
    List<Ancestor> ancestors() {
        return of("", 0);
    }

    /** Where chains end, in words: made from nothing, or not known. Complete once the tree is made. */
    List<String> ends() {
        return List.copyOf(ends);
    }

    private List<Ancestor> of(String identifier, int depth) {
        List<Ancestor> ancestors = new ArrayList<>();
        if (depth < MAX_DEPTH && followed.add(identifier)) {
            for (LineageLink link : lineage.linksOf(identifier)) {
                link.model().known().ifPresentOrElse(
                        model -> ancestors.add(ancestor(model, link, depth)), () -> ends.add(end(link)));
            }
        }
        return List.copyOf(ancestors);
    }

    private Ancestor ancestor(String model, LineageLink link, int depth) {
        return new Ancestor(
                model,
                models.coordinates(model),
                link.relation().known().orElse("unknown"),
                link.by().known(),
                link.license().known(),
                steps(link),
                models.reference(model),
                of(model, depth + 1));
    }

    private static List<String> steps(LineageLink link) {
        return link.steps().stream().flatMap(step -> step.known().stream()).map(AncestorTree::words).toList();
    }

    private static String words(LineageStep step) {
        return Stream.of(step.operation(), step.tool(), step.detail())
                .filter(word -> !word.isEmpty())
                .collect(Collectors.joining(", "));
    }

    private static String end(LineageLink link) {
        String name = link.of().isEmpty() ? "this model" : link.of();
        String steps = String.join("; ", steps(link));
        return name + ": " + link.relation().known().orElse("not known") + ", " + link.model().evidence().reason()
                + (steps.isEmpty() ? "" : " (" + steps + ")");
    }
}
