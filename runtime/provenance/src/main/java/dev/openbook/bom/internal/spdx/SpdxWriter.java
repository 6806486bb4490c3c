package dev.openbook.bom.internal.spdx;

import dev.openbook.bom.entry.PartKind;
import dev.openbook.bom.entry.Party;
import dev.openbook.bom.internal.document.ContentName;
import dev.openbook.bom.internal.document.Members;
import dev.openbook.bom.internal.part.Ancestor;
import dev.openbook.bom.internal.part.Bill;
import dev.openbook.bom.internal.part.Part;
import dev.openbook.value.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Writes a bill as SPDX 3.0.1, JSON-LD (https://spdx.github.io/spdx-spec/v3.0.1).
 *
 * <p>A profile is named only if every fact that it asks for is known of everything listed. That of data sets never is: nothing
 * that lies beside a model says when its data was gathered.
 */
public final class SpdxWriter {
    /** The format must have a date; this one is the zero of Unix time and the comment beside it says what it stands for. */
    private static final Instant UNDATED = Instant.EPOCH;
    private static final String UNNAMED = "urn:uuid:00000000-0000-8000-8000-000000000000";

    private final Bill bill;
    private final SpdxGraph graph;
    private final SpdxLicenses licenses;
    private final Map<Party, String> agents = new LinkedHashMap<>();

    private SpdxWriter(Bill bill, String namespace) {
        this.bill = bill;
        this.graph = new SpdxGraph(namespace);
        this.licenses = new SpdxLicenses(graph);
    }

    /** The document; its identifiers begin with a name made of its content, which needs the content first. */
    public static Json.Obj document(Bill bill) {
        Json.Obj unnamed = new SpdxWriter(bill, UNNAMED).document();
        return new SpdxWriter(bill, ContentName.of(unnamed)).document();
    }

    private Json.Obj document() {
        creation();
        SpdxPackages packages = new SpdxPackages(graph, licenses, this::agent);
        bill.application().ifPresent(packages::add);
        bill.models().forEach(packages::add);
        bill.datasets().forEach(packages::add);
        bill.others().forEach(packages::add);
        bill.application().ifPresent(application -> graph.relate(
                application.reference(), "dependsOn", references(Stream.concat(bill.models().stream(), bill.others().stream())), ""));
        List<String> listed = graph.identifiers();
        List<String> roots = bill.application().map(part -> List.of(part.reference()))
                .orElseGet(() -> references(bill.models().isEmpty() ? bill.others().stream() : bill.models().stream()));
        List<String> profiles = profiles();
        graph.add("bill", "software_Sbom", new Members()
                .texts("rootElement", roots.stream().map(graph::identifier).toList())
                .texts("element", listed)
                .texts("profileConformance", profiles)
                .texts("software_sbomType", List.of("analyzed")));
        graph.add("document", "SpdxDocument", new Members()
                .text("name", bill.application().orElseGet(() -> first()).coordinates().name())
                .texts("rootElement", List.of(graph.identifier("bill")))
                .texts("element", graph.identifiers())
                .texts("profileConformance", profiles));
        return graph.document();
    }

    private Part first() {
        return Stream.of(bill.models(), bill.others()).flatMap(List::stream).findFirst().orElseThrow();
    }

    private void creation() {
        String author = bill.author().map(this::agent).orElse("generator");
        graph.addNameless(new Members()
                .text("@id", SpdxGraph.CREATION)
                .text("type", "CreationInfo")
                .text("specVersion", "3.0.1")
                .text("created", bill.created().orElse(UNDATED).toString())
                .text("comment", bill.created().isPresent()
                        ? ""
                        : "Not dated: whoever made this document gave no date, so that the same model gives the same document.")
                .texts("createdBy", List.of(graph.identifier(author)))
                .texts("createdUsing", List.of(graph.identifier("tool")))
                .build());
        String name = Bill.GENERATOR + " " + bill.generatorVersion();
        graph.add("tool", "Tool", new Members().text("name", name));
        if (bill.author().isEmpty()) {
            graph.add("generator", "SoftwareAgent", new Members().text("name", name));
        }
    }

    /** The reference of a person or organisation; nobody says which of the two. */
    private String agent(Party person) {
        String known = agents.get(person);
        if (known == null) {
            known = "agent-" + (agents.size() + 1);
            agents.put(person, known);
            graph.add(known, "Agent", new Members()
                    .text("name", person.name())
                    .array("externalRef", Stream.of(person.url()).filter(url -> !url.isEmpty()).toList(), url -> new Members()
                            .text("type", "ExternalRef")
                            .text("externalRefType", "altWebPage")
                            .texts("locator", List.of(url))
                            .build())
                    .array("externalIdentifier", Stream.of(person.contact()).filter(email -> !email.isEmpty()).toList(),
                            email -> new Members()
                                    .text("type", "ExternalIdentifier")
                                    .text("externalIdentifierType", "email")
                                    .text("identifier", email)
                                    .build()));
        }
        return known;
    }

    private static List<String> references(Stream<Part> parts) {
        return parts.map(Part::reference).toList();
    }

    private List<String> profiles() {
        List<String> profiles = new ArrayList<>(List.of("core", "software"));
        if (licenses.any()) {
            profiles.add("simpleLicensing");
        }
        List<Part> models = Stream.concat(bill.models().stream(), bill.others().stream())
                .filter(part -> part.kind() == PartKind.MODEL)
                .toList();
        if (!models.isEmpty() && models.stream().allMatch(SpdxWriter::meetsAiProfile)) {
            profiles.add("ai");
        }
        return profiles;
    }

    /** Ancestors that are not listed themselves are packages, too, and of them no more than the name is known. */
    private static boolean meetsAiProfile(Part model) {
        return model.releasedAt().isPresent()
                && model.supplier().isPresent()
                && !model.coordinates().home().isEmpty()
                && !model.coordinates().version().isEmpty()
                && listed(model.ancestors());
    }

    private static boolean listed(List<Ancestor> ancestors) {
        return ancestors.stream().allMatch(ancestor -> !ancestor.reference().isEmpty() && listed(ancestor.ancestors()));
    }
}
