package dev.openbook.lineage;

import dev.openbook.provenance.Fact;
import dev.openbook.provenance.Finding;
import dev.openbook.provenance.Finding.Severity;
import dev.openbook.provenance.License;
import dev.openbook.provenance.Lineage;
import dev.openbook.provenance.LineageLink;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** One walk from a model back to its ancestors, breadth first, so that the nearest come first. Not thread-safe. */
final class DescentWalk {
    private final Ancestors ancestors;
    private final Function<ModelRecord, Fact<License>> licenses;
    private final LineageLimits limits;
    private final List<LineageLink> links = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private final Map<String, Fact<License>> terms = new HashMap<>();
    private final Set<String> met = new HashSet<>();
    private final Deque<Open> open = new ArrayDeque<>();

    DescentWalk(Ancestors ancestors, Function<ModelRecord, Fact<License>> licenses, LineageLimits limits) {
        this.ancestors = ancestors;
        this.licenses = licenses;
        this.limits = limits;
    }

    /**
     * A model whose making is still to be read.
     *
     * @param name its identifier
     * @param distance links between it and the model at hand
     */
    private record Open(String name, int distance) {}

    LineageReading walk(ModelRecord model) {
        Making making = MakingReader.read(model);
        if (!making.known()) {
            return new LineageReading(Lineage.UNKNOWN, List.of());
        }
        met.add(model.name());
        add("", making, 1);
        while (!open.isEmpty()) {
            Open next = open.removeFirst();
            add(next.name(), making(next), next.distance() + 1);
        }
        Cycles.find(model.name(), links).ifPresent(findings::add);
        return new LineageReading(new Lineage(links), findings);
    }

    /** Adds the links of one model, and remembers the models that they lead to. */
    private void add(String of, Making making, int distance) {
        List<Parent> parents = parents(of, making);
        if (parents.isEmpty()) {
            links.add(LineageLink.of(of, making.missing(), making.origin()).withBy(making.by()).withSteps(making.steps()));
        }
        for (Parent parent : parents) {
            String name = parent.model().known().orElseThrow();
            links.add(LineageLink.of(of, parent.model(), parent.relation())
                    .withBy(making.by())
                    .withSteps(making.steps())
                    .withLicense(terms.computeIfAbsent(name, model -> licenses.apply(ancestors.find(model)))));
            if (met.add(name)) {
                open.addLast(new Open(name, distance));
            }
        }
    }

    private List<Parent> parents(String of, Making making) {
        int found = making.parents().size();
        if (found > limits.maxParents()) {
            findings.add(new Finding(
                    "LINEAGE_CUT",
                    Severity.INFO,
                    of.isEmpty() ? "model" : of,
                    (of.isEmpty() ? "This model" : of) + " names " + found + " models that it was made from; the first "
                            + limits.maxParents() + " were followed.",
                    "Read its card for the others."));
        }
        return making.parents().stream().limit(limits.maxParents()).toList();
    }

    private Making making(Open next) {
        if (next.distance() >= limits.maxLinks() || met.size() > limits.maxModels()) {
            return Making.unknown("Descent is followed over " + limits.maxLinks() + " links and " + limits.maxModels()
                    + " models, no further.", next.name());
        }
        return MakingReader.read(ancestors.find(next.name()));
    }
}
