package dev.openbook.bom.internal.cyclonedx;

import dev.openbook.bom.internal.document.Members;
import dev.openbook.bom.internal.part.Bill;
import dev.openbook.bom.internal.part.Evidenced;
import dev.openbook.bom.internal.part.Part;
import dev.openbook.bom.internal.part.PropertyNames;
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
 *
 * <p>What is measured or concluded is the generator's own word. What a file states is the file's; what whoever makes the bill
 * states is the author's. A statement of somebody whom the bill does not list, such as an author without a name, is nobody's here.
 */
final class CycloneDxCitations {
    /** Reference of what makes bills. */
    static final String GENERATOR = "generator";
    /** Reference of who answers for this one. */
    static final String AUTHOR = "author";

    private static final String RELEASED_AT = "released-at";
    /** Where our fields stand in a component; of several values of one field the whole list is cited. */
    private static final Map<String, String> PLACES = Map.ofEntries(
            Map.entry("hash", "/hashes"),
            Map.entry("origin", "/purl"),
            Map.entry("supplier", "/supplier"),
            Map.entry("license", "/licenses"),
            Map.entry("ancestor", "/pedigree"),
            Map.entry("variant", "/pedigree/variants"),
            Map.entry("energy", "/modelCard/considerations/environmentalConsiderations/energyConsumptions"),
            Map.entry("task", "/modelCard/modelParameters/task"),
            Map.entry("metric", "/modelCard/quantitativeAnalysis/performanceMetrics"),
            Map.entry("graph", "/modelCard/modelParameters/inputs"),
            Map.entry("description", "/description"),
            Map.entry("name", "/name"));

    private final Bill bill;
    private final Json.Obj document;
    private final List<Json> citations = new ArrayList<>();

    CycloneDxCitations(Bill bill, Json.Obj document) {
        this.bill = bill;
        this.document = document;
    }

    /** All of them; none if the bill has no date. Used once. */
    List<Json> citations() {
        bill.created().ifPresent(moment -> {
            for (int i = 0; i < bill.models().size(); i++) {
                cite(bill.models().get(i), "/components/" + i, moment);
            }
            if (bill.author().isPresent()) {
                caller(moment);
            }
        });
        return citations;
    }

    private void cite(Part part, String component, Instant moment) {
        for (Evidenced known : part.evidence()) {
            String pointer = component + (known.field().equals(RELEASED_AT)
                    ? property(component + "/properties", PropertyNames.RELEASED_AT)
                    : PLACES.getOrDefault(known.field(), "/-"));
            if (known.certainty() != Certainty.UNKNOWN && !(at(pointer) instanceof Json.Null)) {
                source(part, known).ifPresent(source -> add(List.of(pointer), source, known.sentence(), moment));
            }
        }
    }

    /** The application and what it has beside its models are no facts of ours. */
    private void caller(Instant moment) {
        List<String> pointers = new ArrayList<>();
        pointers.add("/metadata/authors");
        bill.application().ifPresent(application -> pointers.add("/metadata/component"));
        int first = bill.models().size() + bill.datasets().size();
        for (int i = 0; i < bill.others().size(); i++) {
            pointers.add("/components/" + (first + i));
        }
        add(pointers, AUTHOR, "stated, caller: Whoever made this bill says so.", moment);
    }

    private void add(List<String> pointers, String source, String note, Instant moment) {
        citations.add(new Members()
                .texts("pointers", pointers)
                .text("timestamp", moment.toString())
                .text("attributedTo", source)
                .text("note", note)
                .build());
    }

    /** The rest of a pointer to the property of this name; to nothing if there is none. */
    private String property(String list, String name) {
        if (at(list) instanceof Json.Array properties) {
            for (int i = 0; i < properties.items().size(); i++) {
                if (properties.items().get(i) instanceof Json.Obj property
                        && property.members().getOrDefault("name", Json.NULL).equals(new Json.Text(name))) {
                    return "/properties/" + i;
                }
            }
        }
        return "/-";
    }

    /** What stands at a place of the document; null if nothing does. The names above need no escapes. */
    private Json at(String pointer) {
        Json place = document;
        for (String step : pointer.substring(1).split("/", -1)) {
            place = switch (place) {
                case Json.Obj object -> object.members().getOrDefault(step, Json.NULL);
                case Json.Array array -> array.items().get(Integer.parseInt(step));
                default -> Json.NULL;
            };
        }
        return place;
    }

    /** Who says so, if the document lists them. */
    private Optional<String> source(Part part, Evidenced known) {
        if (known.certainty() != Certainty.STATED) {
            return Optional.of(GENERATOR);
        }
        if (known.byCaller()) {
            return bill.author().map(name -> AUTHOR);
        }
        String place = known.evidence().source();
        return part.files().stream()
                .filter(file -> place.equals(file.coordinates().name()) || place.startsWith(file.coordinates().name() + ":"))
                .map(Part::reference)
                .findFirst();
    }
}
