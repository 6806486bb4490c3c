package dev.openbook.bom.internal.spdx;

import dev.openbook.bom.entry.PartKind;
import dev.openbook.bom.internal.part.Ancestor;
import dev.openbook.bom.internal.part.PartLicense;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes what a model was made from. Not thread-safe; one for each model. */
final class SpdxAncestors {
    private final SpdxGraph graph;
    private final SpdxLicenses licenses;
    private final String model;
    private final Map<String, String> references = new HashMap<>();

    SpdxAncestors(SpdxGraph graph, SpdxLicenses licenses, String model) {
        this.graph = graph;
        this.licenses = licenses;
        this.model = model;
    }

    /** Adds ancestors that the bill does not list itself, and says who comes from whom. */
    void add(String descendant, List<Ancestor> ancestors) {
        for (Ancestor ancestor : ancestors) {
            String reference = ancestor.reference().isEmpty() ? reference(ancestor) : ancestor.reference();
            String how = Stream.concat(Stream.of(ancestor.relation()), ancestor.steps().stream()).collect(Collectors.joining("; "));
            graph.relate(descendant, "descendantOf", List.of(reference), how);
            add(reference, ancestor.ancestors());
        }
    }

    private String reference(Ancestor ancestor) {
        String known = references.get(ancestor.identifier());
        if (known == null) {
            known = model + "/ancestor-" + (references.size() + 1);
            references.put(ancestor.identifier(), known);
            graph.add(known, "ai_AIPackage", SpdxPackages.named(ancestor.coordinates(), PartKind.MODEL));
            String reference = known;
            ancestor.license().ifPresent(license -> licenses.write(reference, new PartLicense(license, false)));
        }
        return known;
    }
}
