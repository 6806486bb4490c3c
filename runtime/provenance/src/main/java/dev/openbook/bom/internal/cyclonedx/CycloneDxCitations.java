package dev.openbook.bom.internal.cyclonedx;

import dev.openbook.bom.internal.document.Members;
import dev.openbook.bom.internal.part.Bill;
import dev.openbook.bom.internal.part.Evidenced;
import dev.openbook.bom.internal.part.Part;
import dev.openbook.provenance.Certainty;
import dev.openbook.value.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes who supplied which field (new in CycloneDX 1.7). A citation must have a date, and we know no other than the bill's own:
 * without one there are no citations, and the properties {@code openbook:evidence:…} say the same.
 */
final class CycloneDxCitations {
    /** Where our fields stand in a component; of several values of one field the whole list is cited. */
    private static final Map<String, String> PLACES = Map.of(
            "hash", "hashes",
            "origin", "purl",
            "supplier", "supplier",
            "license", "licenses",
            "ancestor", "pedigree",
            "task", "modelCard/modelParameters/task",
            "metric", "modelCard/quantitativeAnalysis/performanceMetrics",
            "graph", "modelCard/modelParameters/inputs",
            "description", "description",
            "name", "name");

    private final Bill bill;
    private final Json.Obj document;

    CycloneDxCitations(Bill bill, Json.Obj document) {
        this.bill = bill;
        this.document = document;
    }

    /** Attributed to the file that says so, else to the generator. */
    List<Json> citations(String generator) {
        List<Json> citations = new ArrayList<>();
        bill.created().ifPresent(moment -> {
            List<Part> models = bill.models();
            for (int i = 0; i < models.size(); i++) {
                cite(models.get(i), i, moment, generator, citations);
            }
        });
        return citations;
    }

    private void cite(Part part, int index, Instant moment, String generator, List<Json> citations) {
        for (Evidenced known : part.evidence()) {
            String pointer = "/components/" + index + "/" + PLACES.getOrDefault(known.field(), "");
            if (PLACES.containsKey(known.field()) && known.certainty() != Certainty.UNKNOWN && resolves(pointer)) {
                citations.add(new Members()
                        .texts("pointers", List.of(pointer))
                        .text("timestamp", moment.toString())
                        .text("attributedTo", source(part, known).orElse(generator))
                        .text("note", known.sentence())
                        .build());
            }
        }
    }

    /** Whether the document has something there. The names above need no escapes. */
    private boolean resolves(String pointer) {
        Json place = document;
        for (String step : pointer.substring(1).split("/", -1)) {
            place = switch (place) {
                case Json.Obj object -> object.members().getOrDefault(step, Json.NULL);
                case Json.Array array -> array.items().get(Integer.parseInt(step));
                default -> Json.NULL;
            };
        }
        return !(place instanceof Json.Null);
    }

    /** The file that says so, if one does; what is measured or concluded is our own word. */
    private static Optional<String> source(Part part, Evidenced known) {
        String place = known.evidence().source();
        return known.certainty() != Certainty.STATED
                ? Optional.empty()
                : part.files().stream()
                        .filter(file -> place.equals(file.coordinates().name())
                                || place.startsWith(file.coordinates().name() + ":"))
                        .map(Part::reference)
                        .findFirst();
    }
}
