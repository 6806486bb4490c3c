package dev.openbook.bom.internal.spdx;

import dev.openbook.bom.internal.document.Members;
import dev.openbook.value.Json;
import java.util.ArrayList;
import java.util.List;

/** The elements of an SPDX document, in the order in which they were added. Not thread-safe. */
final class SpdxGraph {
    static final String CREATION = "_:creation";

    private final String namespace;
    private final List<Json> elements = new ArrayList<>();
    private final List<String> identifiers = new ArrayList<>();
    private int relationships;
    private int annotations;

    SpdxGraph(String namespace) {
        this.namespace = namespace;
    }

    /** The identifier of what has this name in the bill. */
    String identifier(String reference) {
        return namespace + "#" + reference;
    }

    /** Adds an element of this class and name. */
    void add(String reference, String type, Members members) {
        identifiers.add(identifier(reference));
        elements.add(members.text("spdxId", identifier(reference)).text("type", type).text("creationInfo", CREATION).build());
    }

    /** Adds what has no identifier of its own. */
    void addNameless(Json.Obj value) {
        elements.add(value);
    }

    /** Says that one element has to do with others; nothing if there are none. */
    void relate(String from, String relationship, List<String> to, String comment) {
        if (!to.isEmpty()) {
            add("relationship-" + ++relationships, "Relationship", new Members()
                    .text("from", identifier(from))
                    .text("relationshipType", relationship)
                    .texts("to", to.stream().map(this::identifier).toList())
                    .text("comment", comment));
        }
    }

    /** Adds a remark on an element. */
    void annotate(String subject, String statement) {
        add("annotation-" + ++annotations, "Annotation", new Members()
                .text("annotationType", "other")
                .text("subject", identifier(subject))
                .text("statement", statement));
    }

    /** Identifiers of all elements that have one. */
    List<String> identifiers() {
        return List.copyOf(identifiers);
    }

    Json.Obj document() {
        return Json.object()
                .with("@context", "https://spdx.org/rdf/3.0.1/spdx-context.jsonld")
                .with("@graph", Json.array(elements));
    }
}
