package dev.openbook.bom.internal.spdx;

import dev.openbook.bom.entry.PartKind;
import dev.openbook.bom.entry.Party;
import dev.openbook.bom.internal.address.Coordinates;
import dev.openbook.bom.internal.document.Members;
import dev.openbook.bom.internal.part.DataDetails;
import dev.openbook.bom.internal.part.DatasetUse;
import dev.openbook.bom.internal.part.ExternalLink;
import dev.openbook.bom.internal.part.FileRole;
import dev.openbook.bom.internal.part.ModelDetails;
import dev.openbook.bom.internal.part.Part;
import dev.openbook.bom.internal.part.PropertyNames;
import dev.openbook.value.Digest;
import dev.openbook.value.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Writes parts as packages and files of SPDX. */
final class SpdxPackages {
    /** Whole numbers are exact in JSON up to here; a larger size stands in a remark only. */
    private static final long MAX_EXACT = 1L << 53;

    private final SpdxGraph graph;
    private final SpdxLicenses licenses;
    private final Function<Party, String> agents;

    /**
     * A writer.
     *
     * @param agents from a person or organisation to the reference of it
     */
    SpdxPackages(SpdxGraph graph, SpdxLicenses licenses, Function<Party, String> agents) {
        this.graph = graph;
        this.licenses = licenses;
        this.agents = agents;
    }

    void add(Part part) {
        Members members = named(part.coordinates(), part.kind())
                .text("description", part.description())
                .text("suppliedBy", part.supplier().map(agents).map(graph::identifier))
                .text("releaseTime", part.releasedAt())
                .array("verifiedUsing", part.sha256().stream().toList(), digest -> hash(digest, part.kind()))
                .array("externalRef", links(part), SpdxPackages::link);
        String type = switch (part.kind()) {
            case MODEL -> {
                part.model().ifPresent(model -> SpdxAiPackage.write(part, model, members));
                yield "ai_AIPackage";
            }
            case DATA -> {
                members.texts("dataset_datasetType", List.of("noAssertion"));
                part.data().ifPresent(data -> dataset(data, members));
                yield "dataset_DatasetPackage";
            }
            default -> "software_Package";
        };
        graph.add(part.reference(), type, members);
        files(part);
        licenses.write(part);
        new SpdxAncestors(graph, licenses, part.reference()).add(part.reference(), part.ancestors());
        part.variants().forEach(twin ->
                graph.relate(part.reference(), "hasVariant", List.of(twin.reference()), twin.reason()));
        part.model().ifPresent(model -> datasets(part, model));
        remarks(part);
    }

    private static void dataset(DataDetails data, Members members) {
        members.text("dataset_dataCollectionProcess", data.collection())
                .texts("dataset_dataPreprocessing", data.preparation().isEmpty() ? List.of() : List.of(data.preparation()))
                .texts("dataset_knownBias", data.bias().isEmpty() ? List.of() : List.of(data.bias()))
                .text("dataset_intendedUse", data.intendedUse());
        data.bytes().filter(bytes -> bytes >= 0 && bytes <= MAX_EXACT)
                .ifPresent(bytes -> members.value("dataset_datasetSize", new Json.Num(bytes)));
    }

    static Members named(Coordinates coordinates, PartKind kind) {
        return new Members()
                .text("name", coordinates.group().isEmpty() ? coordinates.name() : coordinates.group() + "/" + coordinates.name())
                .text("software_packageVersion", coordinates.version())
                .text("software_packageUrl", coordinates.packageUrl())
                .text("software_downloadLocation", coordinates.home())
                .text("software_primaryPurpose", kind.spdx());
    }

    private static Json hash(Digest digest, PartKind kind) {
        return new Members()
                .text("type", "Hash")
                .text("algorithm", "sha256")
                .text("hashValue", digest.hex())
                .text("comment", kind == PartKind.MODEL ? Part.MODEL_DIGEST : "")
                .build();
    }

    private static List<ExternalLink> links(Part part) {
        return part.links().stream().filter(ExternalLink::sound).toList();
    }

    private static Json link(ExternalLink link) {
        return new Members()
                .text("type", "ExternalRef")
                .text("externalRefType", link.spdxKind())
                .texts("locator", List.of(link.url()))
                .text("comment", link.comment())
                .build();
    }

    private void files(Part part) {
        List<String> data = new ArrayList<>();
        List<String> documents = new ArrayList<>();
        for (Part file : part.files()) {
            FileRole role = role(file);
            graph.add(file.reference(), "software_File", new Members()
                    .text("name", file.coordinates().name())
                    .text("software_fileKind", "file")
                    .text("software_primaryPurpose", role.spdx())
                    .array("verifiedUsing", file.sha256().stream().toList(), digest -> hash(digest, PartKind.FILE))
                    .text("comment", size(file)));
            if (role == FileRole.WEIGHTS) {
                data.add(file.reference());
            } else if (role == FileRole.CARD) {
                documents.add(file.reference());
            }
        }
        graph.relate(part.reference(), "contains", part.files().stream().map(Part::reference).toList(), "");
        graph.relate(part.reference(), "hasDataFile", data, "");
        graph.relate(part.reference(), "hasDocumentation", documents, "");
    }

    private static FileRole role(Part file) {
        return file.property(PropertyNames.FILE_ROLE).map(FileRole::of).orElse(FileRole.OTHER);
    }

    private static String size(Part file) {
        return file.property(PropertyNames.FILE_SIZE).map(size -> size + " bytes").orElse("");
    }

    private void datasets(Part part, ModelDetails model) {
        for (DatasetUse use : model.datasets()) {
            graph.relate(
                    part.reference(),
                    use.training() ? "trainedOn" : "other",
                    List.of(use.reference()),
                    use.training() ? "" : "A card of this data set lies beside the model.");
        }
    }

    /** What has no field of its own, and how each field is known. */
    private void remarks(Part part) {
        part.properties().stream()
                .filter(property -> !SpdxAiPackage.hyperparameter(property))
                .forEach(property -> graph.annotate(part.reference(), property.name() + ": " + property.value()));
        part.evidence().forEach(known ->
                graph.annotate(part.reference(), "openbook:evidence:" + known.field() + ": " + known.sentence()));
    }
}
