package dev.openbook.bom.internal.completeness;

import dev.openbook.bom.completeness.BomElement;
import dev.openbook.bom.completeness.BomSupplier;
import dev.openbook.bom.entry.PartKind;
import dev.openbook.bom.entry.Party;
import dev.openbook.bom.internal.part.Bill;
import dev.openbook.bom.internal.part.DataDetails;
import dev.openbook.bom.internal.part.Part;
import dev.openbook.bom.internal.part.PropertyNames;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The fifty minimum elements of a bill of materials for AI (G7, "SBOM for AI: Minimum Elements", BSI, CISA and others,
 * 2026-05-12) and whether a bill has them. They are advice, not law.
 */
public final class MinimumElements {
    private final Bill bill;
    private final List<BomElement> elements = new ArrayList<>();

    private MinimumElements(Bill bill) {
        this.bill = bill;
    }

    public static List<BomElement> of(Bill bill) {
        MinimumElements elements = new MinimumElements(bill);
        elements.metadata();
        elements.system();
        elements.model();
        elements.modelUse();
        elements.data();
        elements.infrastructure();
        elements.securityAndPerformance();
        return List.copyOf(elements.elements);
    }

    private void add(String identifier, String name, Standing standing, BomSupplier supplier) {
        String group = identifier.substring(0, identifier.indexOf('-'));
        elements.add(new BomElement(
                identifier, group, name, standing.present(), standing.words(), standing.byCaller(), supplier));
    }

    private void metadata() {
        BomSupplier author = BomSupplier.AUTHOR;
        add("MD-01", "author of the bill", Standing.of(bill.author().map(Party::name)).fromCaller(true), author);
        add("MD-02", "version of the bill", Standing.of("1"), author);
        add("MD-03", "data format", Standing.of("CycloneDX, SPDX"), author);
        add("MD-04", "version of the format", Standing.of("1.6, 1.7, 3.0.1"), author);
        add("MD-05", "signature of the author", Standing.ABSENT, BomSupplier.SIGNER);
        add("MD-06", "tool", Standing.of(Bill.GENERATOR), author);
        add("MD-07", "version of the tool", Standing.of(bill.generatorVersion()), author);
        add("MD-08", "context of making it", Standing.of("after the model was made, from its files"), author);
        add("MD-09", "date of the bill", Standing.of(bill.created()).fromCaller(true), author);
        add("MD-10", "dependencies", Standing.of("of what is listed"), author);
    }

    private void system() {
        BomSupplier application = BomSupplier.APPLICATION;
        int parts = bill.models().size() + bill.datasets().size() + bill.others().size();
        add("SLP-01", "name of the system", application(part -> part.coordinates().name()), application);
        add("SLP-02", "components", Standing.of(bill.application().map(part -> parts + " listed")), application);
        add("SLP-03", "producer of the system", Standing.ABSENT, application);
        add("SLP-04", "version of the system", application(part -> part.coordinates().version()), application);
        add("SLP-05", "date of the system", Standing.ABSENT, application);
        add("SLP-06", "flow of data", Standing.ABSENT, application);
        add("SLP-07", "use of data", Standing.ABSENT, application);
        add("SLP-08", "what goes in and out", Standing.ABSENT, application);
        add("SLP-09", "intended area of use", Standing.ABSENT, application);
    }

    private Standing application(Function<Part, String> look) {
        return Standing.of(bill.application().map(look)).fromCaller(true);
    }

    private boolean byCaller(String field) {
        return bill.models().stream().allMatch(part -> part.byCaller(field));
    }

    private Standing models(Function<Part, String> look) {
        return Standing.each(bill.models(), look);
    }

    private void model() {
        BomSupplier publisher = BomSupplier.PUBLISHER;
        add("MDL-01", "name", models(part -> part.coordinates().name()), publisher);
        add("MDL-02", "identifier", models(PartFacts::identifier), publisher);
        add("MDL-03", "version", models(part -> part.coordinates().version()), publisher);
        add("MDL-04", "date of publication", models(part -> part.releasedAt().map(Object::toString).orElse(""))
                .fromCaller(byCaller("released-at")), publisher);
        add("MDL-05", "producer", models(part -> part.supplier().map(Party::name).orElse(""))
                .fromCaller(byCaller("supplier")), publisher);
        add("MDL-06", "description", models(Part::description), publisher);
        add("MDL-07", "hash", models(part -> part.sha256().map(Object::toString).orElse("")), publisher);
        add("MDL-08", "algorithm of the hash", models(part -> part.sha256().map(hash -> "SHA-256").orElse("")), publisher);
    }

    private void modelUse() {
        BomSupplier publisher = BomSupplier.PUBLISHER;
        add("MDL-09", "properties", models(PartFacts::properties), publisher);
        add("MDL-10", "what goes in and out", models(PartFacts::inputsAndOutputs), publisher);
        add("MDL-11", "training", models(PartFacts::training), publisher);
        add("MDL-12", "licence", models(PartFacts::licenses), publisher);
        add("MDL-13", "external references", models(PartFacts::links), publisher);
    }

    private Standing datasets(Function<Part, String> look) {
        return Standing.each(bill.datasets(), look);
    }

    private void data() {
        BomSupplier publisher = BomSupplier.DATA_PUBLISHER;
        add("DP-01", "name", datasets(part -> part.coordinates().name()), BomSupplier.PUBLISHER);
        add("DP-02", "description", datasets(Part::description), publisher);
        add("DP-03", "content", datasets(part -> part.data().map(DataDetails::composition).orElse("")), publisher);
        add("DP-04", "identifier", datasets(part -> part.coordinates().home()), publisher);
        add("DP-05", "hash", datasets(part -> PartFacts.property(part, PropertyNames.DATA_FILE, " sha256:")), publisher);
        add("DP-06", "provenance", datasets(part -> part.data().map(DataDetails::collection).orElse("")), publisher);
        add("DP-07", "statistical properties", datasets(PartFacts::statistics), publisher);
        add("DP-08", "sensitivity", datasets(part -> part.data().map(DataDetails::personal).orElse("")), publisher);
        add("DP-09", "which model depends on it", datasets(part -> PartFacts.dependents(part, bill)), BomSupplier.PUBLISHER);
        add("DP-10", "licence", datasets(PartFacts::licenses), publisher);
    }

    private void infrastructure() {
        add("INF-01", "software", others(PartKind.LIBRARY, PartKind.PLATFORM), BomSupplier.APPLICATION);
        add("INF-02", "hardware", others(PartKind.DEVICE), BomSupplier.APPLICATION);
    }

    private Standing others(PartKind... kinds) {
        List<Part> found = bill.others().stream().filter(part -> List.of(kinds).contains(part.kind())).toList();
        return Standing.each(found, part -> part.coordinates().name());
    }

    private void securityAndPerformance() {
        List<String> wanted = List.of("controls", "compliance", "policy", "reference to vulnerabilities");
        for (int i = 0; i < wanted.size(); i++) {
            add("SP-0" + (i + 1), wanted.get(i), Standing.ABSENT, BomSupplier.APPLICATION);
        }
        add("KPI-01", "security metrics", Standing.ABSENT, BomSupplier.APPLICATION);
        add("KPI-02", "operational metrics", Standing.ABSENT, BomSupplier.APPLICATION);
    }
}
