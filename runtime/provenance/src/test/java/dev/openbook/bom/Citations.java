package dev.openbook.bom;

import dev.openbook.value.Json;
import java.util.List;
import java.util.stream.Stream;

/** The citations of a document in CycloneDX 1.7. */
record Citations(Json.Obj document, List<Json.Obj> citations) {
    static Citations of(Json.Obj document) {
        return new Citations(document, objects(document, "citations").toList());
    }

    /** To whom what this pointer leads to is attributed. */
    List<String> about(String pointer) {
        return citations.stream()
                .filter(citation -> ((Json.Array) citation.members().get("pointers")).items().contains(new Json.Text(pointer)))
                .map(citation -> ((Json.Text) citation.members().get("attributedTo")).value())
                .toList();
    }

    /** The same of a component's property. */
    List<String> aboutProperty(int component, String name) {
        List<Json.Obj> properties = objects(objects(document, "components").toList().get(component), "properties").toList();
        for (int i = 0; i < properties.size(); i++) {
            if (properties.get(i).members().get("name").equals(new Json.Text(name))) {
                return about("/components/" + component + "/properties/" + i);
            }
        }
        throw new AssertionError("There is no property " + name + ".");
    }

    private static Stream<Json.Obj> objects(Json.Obj parent, String name) {
        return ((Json.Array) parent.members().get(name)).items().stream().map(Json.Obj.class::cast);
    }
}
