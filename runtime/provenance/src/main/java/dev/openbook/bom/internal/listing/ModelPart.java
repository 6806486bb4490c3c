package dev.openbook.bom.internal.listing;

import dev.openbook.bom.entry.ModelEntry;
import dev.openbook.bom.entry.PartKind;
import dev.openbook.bom.entry.Party;
import dev.openbook.bom.internal.address.Coordinates;
import dev.openbook.bom.internal.part.Evidenced;
import dev.openbook.bom.internal.part.ExternalLink;
import dev.openbook.bom.internal.part.FileRole;
import dev.openbook.bom.internal.part.Part;
import dev.openbook.bom.internal.part.PartBuilder;
import dev.openbook.bom.internal.part.PartLicense;
import dev.openbook.bom.internal.part.PropertyNames;
import dev.openbook.bom.internal.part.Variant;
import dev.openbook.folder.DigestScope;
import dev.openbook.provenance.Certainty;
import dev.openbook.provenance.Evidence;
import dev.openbook.provenance.Fact;
import dev.openbook.provenance.Finding;
import dev.openbook.provenance.License;
import dev.openbook.provenance.LineageLink;
import dev.openbook.provenance.ModelFile;
import dev.openbook.provenance.ModelProvenance;
import dev.openbook.provenance.MofReport;
import dev.openbook.provenance.SignatureReport;
import dev.openbook.provenance.SignatureVerdict;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Makes a part of a model. */
public final class ModelPart {
    private static final int CLASSES = 3;
    /** That is an address relative to the model's folder as it stands. */
    private static final Pattern PLAIN_NAME = Pattern.compile("[A-Za-z0-9._-]+");

    private final ModelEntry entry;
    private final ModelProvenance model;
    private final Coordinates coordinates;
    private final PartBuilder part;

    private ModelPart(String reference, ModelEntry entry) {
        this.entry = entry;
        this.model = entry.provenance();
        this.coordinates = Coordinates.of(model);
        this.part = new PartBuilder(reference, PartKind.MODEL, coordinates);
    }

    /**
     * The part.
     *
     * @param index of the model among those that the bill lists
     * @param datasets the bill's data sets, to which those of this model are added
     * @param models the bill's models, to recognise ancestors and twins among them
     */
    public static Part of(int index, DatasetParts datasets, KnownModels models) {
        ModelEntry entry = models.entries().get(index);
        ModelPart maker = new ModelPart(KnownModels.reference(index), entry);
        maker.identity();
        maker.licenses();
        maker.ancestors(models);
        maker.openness();
        maker.signature();
        maker.files();
        Twins.models(index, models.entries()).forEach(maker::variant);
        CardDetails details = new CardDetails(entry, datasets);
        maker.part.model(details.details())
                .description(details.description().known().orElse(""))
                .properties(details.cardProperties());
        details.links().forEach(maker.part::link);
        details.evidence().forEach(maker.part::evidence);
        return maker.part.build();
    }

    private void identity() {
        part.sha256(Optional.of(model.rootDigest()));
        part.evidence(new Evidenced("hash", Certainty.MEASURED, new Evidence("model", Part.MODEL_DIGEST + ".")));
        part.evidence(Evidenced.of("origin", model.origin()));
        supplier();
        entry.releasedAt().ifPresent(moment -> part.releasedAt(Optional.of(moment.truncatedTo(ChronoUnit.SECONDS)))
                .evidence(Evidenced.byCaller("released-at")));
        if (!coordinates.home().isEmpty()) {
            part.link(new ExternalLink("distribution", "altDownloadLocation", coordinates.home(), "Where the model is published."));
        }
        part.property("openbook:source", model.source());
        part.property("openbook:origin", model.origin().known().orElse(""));
        part.property("openbook:root-digest:method", Part.MODEL_DIGEST);
        part.property("openbook:layout", model.layout().kind().label());
        part.property("openbook:tokenizer", model.layout().tokenizer());
        model.graph().ifPresent(graph -> part.properties(GraphProperties.of(graph)));
        for (Finding finding : model.findings()) {
            part.property("openbook:finding", finding.severity() + " " + finding.code() + ", " + finding.place() + ": "
                    + finding.message());
        }
    }

    /** The caller's word goes before what the origin suggests. */
    private void supplier() {
        Optional<String> owner = coordinates.hubIdentifier().map(identifier -> coordinates.group());
        part.supplier(entry.supplier().or(() -> owner.map(Party::named)));
        if (entry.supplier().isPresent()) {
            part.evidence(Evidenced.byCaller("supplier"));
        } else {
            owner.ifPresent(name -> part.evidence(Evidenced.of(
                    "supplier", Fact.inferred(name, "origin", "The owner of the repository that the model comes from hands it out."))));
        }
    }

    private void licenses() {
        part.evidence(Evidenced.of("license", model.license()));
        license(model.license(), false);
        model.licenseTexts().forEach(text -> {
            part.evidence(Evidenced.of("license", text));
            license(text, true);
        });
    }

    private void license(Fact<License> fact, boolean concluded) {
        fact.known().ifPresent(license -> {
            part.license(new PartLicense(license, concluded));
            String name = "openbook:license:" + (concluded ? "concluded" : "declared");
            part.property(name + ":open", Boolean.toString(license.open()));
            part.property(name + ":restriction", license.restriction().orElse(""));
        });
    }

    private void ancestors(KnownModels models) {
        for (LineageLink link : model.lineage().links()) {
            part.evidence(Evidenced.of("ancestor", link.weakest()));
            link.steps().forEach(step -> part.evidence(Evidenced.of("ancestor", step)));
        }
        AncestorTree tree = new AncestorTree(model.lineage(), models);
        tree.ancestors().forEach(part::ancestor);
        tree.ends().forEach(end -> part.property("openbook:lineage:end", end));
    }

    /** A class is claimed only from a record. */
    private void openness() {
        part.evidence(Evidenced.of("openness", model.openness()));
        model.openness().known().ifPresent(this::openness);
    }

    private void openness(MofReport report) {
        part.property("openbook:mof:mode", report.mode().label());
        part.property(PropertyNames.OPENNESS_CLASS, Integer.toString(report.modelClass()));
        part.property("openbook:mof:label", report.label());
        for (int modelClass = 1; modelClass <= CLASSES; modelClass++) {
            part.property("openbook:mof:progress:" + modelClass, String.format(Locale.ROOT, "%.1f", report.progress(modelClass)));
        }
        part.property("openbook:mof:conditional", Boolean.toString(report.conditional()));
        report.missing().forEach(component -> part.property("openbook:mof:missing", component.label()));
    }

    private void signature() {
        SignatureReport signature = model.signature();
        if (signature.verdict() != SignatureVerdict.UNSIGNED) {
            model.files().stream()
                    .filter(file -> !file.covered())
                    .map(ModelFile::path)
                    .filter(path -> DigestScope.namedAsSignature(path) && PLAIN_NAME.matcher(path).matches())
                    .forEach(path -> part.link(
                            new ExternalLink(ExternalLink.SIGNATURE, "other", path, "A signature that lies beside the model.")));
        }
        part.property("openbook:signature:verdict", signature.verdict().name());
        part.property("openbook:signature:method", signature.method().map(method -> method.label()).orElse(""));
        part.property("openbook:signature:signer", signature.signer().map(signer -> signer.name()).orElse(""));
        part.property("openbook:signature:signed-at", signature.signedAt().known().map(Object::toString).orElse(""));
    }

    private void files() {
        List<ModelFile> files = model.files();
        for (int i = 0; i < files.size(); i++) {
            ModelFile file = files.get(i);
            FileRole role = FileRole.of(file.path(), model);
            PartKind kind = role == FileRole.WEIGHTS ? PartKind.DATA : PartKind.FILE;
            part.file(new PartBuilder(fileReference(i), kind, Coordinates.named(file.path()))
                    .sha256(Optional.of(file.sha256()))
                    .property(PropertyNames.FILE_SIZE, Long.toString(file.size()))
                    .property(PropertyNames.FILE_ROLE, role.word())
                    .build());
        }
        Twins.files(model, this::fileReference).forEach(this::variant);
    }

    private String fileReference(int index) {
        return part.reference() + "/file-" + (index + 1);
    }

    private void variant(Variant twin) {
        part.variant(twin).evidence(Evidenced.of("variant", Fact.inferred(twin, twin.coordinates().name(), twin.reason())));
    }
}
