package dev.openbook.bom.internal.cyclonedx;

import dev.openbook.bom.internal.document.ContentName;
import dev.openbook.bom.internal.document.Members;
import dev.openbook.bom.internal.part.Bill;
import dev.openbook.bom.internal.part.ModelDetails;
import dev.openbook.bom.internal.part.Part;
import dev.openbook.value.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Writes a bill as CycloneDX JSON (https://cyclonedx.org/docs/1.6/json and 1.7). */
public final class CycloneDxWriter {
    private static final String SUBJECT = "subject";

    private final Bill bill;
    private final CycloneDxVersion version;
    private final CycloneDxComponent components;

    public CycloneDxWriter(Bill bill, CycloneDxVersion version) {
        this.bill = bill;
        this.version = version;
        this.components = new CycloneDxComponent();
    }

    public Json.Obj document() {
        Members document = new Members()
                .text("$schema", "http://cyclonedx.org/schema/bom-" + version.words() + ".schema.json")
                .text("bomFormat", "CycloneDX")
                .text("specVersion", version.words())
                .value("version", new Json.Num(1))
                .value("metadata", metadata())
                .array("components", listed(), components::write)
                .array("dependencies", dependencies(), dependency -> dependency);
        Json.Obj unnamed = document.build();
        if (version == CycloneDxVersion.V1_7) {
            List<Json> citations = new CycloneDxCitations(bill, unnamed).citations();
            unnamed = document.array("citations", citations, citation -> citation).build();
        }
        return unnamed.with("serialNumber", ContentName.of(unnamed));
    }

    /** In the order of the document; citations point into it. */
    private List<Part> listed() {
        return Stream.of(bill.models(), bill.datasets(), bill.others()).flatMap(List::stream).toList();
    }

    private Json.Obj metadata() {
        Json.Obj generator = new Members()
                .text("type", "library")
                .text("bom-ref", CycloneDxCitations.GENERATOR)
                .text("name", Bill.GENERATOR)
                .text("version", bill.generatorVersion())
                .build();
        return new Members()
                .text("timestamp", bill.created())
                .array("lifecycles", List.of("post-build"), phase -> Json.object().with("phase", phase))
                .value("tools", Json.object().with("components", Json.array(List.of(generator))))
                .array("authors", bill.author().stream().toList(), author ->
                        Json.object().with("bom-ref", CycloneDxCitations.AUTHOR).with("name", author.name()))
                .object("component", subject().orElse(Json.object()))
                .build();
    }

    /** The application; or the model in a few words, since it is listed in full among the components. */
    private Optional<Json.Obj> subject() {
        return bill.application().map(components::write).or(() -> bill.models().size() == 1
                ? Optional.of(CycloneDxComponent.name(bill.models().getFirst()).text("bom-ref", SUBJECT).build())
                : Optional.empty());
    }

    private List<Json> dependencies() {
        List<String> top = Stream.concat(bill.models().stream(), bill.others().stream()).map(Part::reference).toList();
        List<Json> dependencies = new ArrayList<>();
        bill.application().ifPresentOrElse(
                application -> dependencies.add(dependency(application.reference(), top)),
                () -> {
                    if (bill.models().size() == 1) {
                        dependencies.add(dependency(SUBJECT, top));
                    }
                });
        for (Part model : bill.models()) {
            dependencies.add(dependency(model.reference(), model.model().map(ModelDetails::datasetReferences).orElse(List.of())));
        }
        Stream.concat(bill.datasets().stream(), bill.others().stream())
                .forEach(part -> dependencies.add(dependency(part.reference(), List.of())));
        return dependencies;
    }

    private static Json dependency(String reference, List<String> needed) {
        return new Members().text("ref", reference).texts("dependsOn", needed).build();
    }
}
