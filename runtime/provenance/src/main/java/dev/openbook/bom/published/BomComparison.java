package dev.openbook.bom.published;

import dev.openbook.bom.internal.address.Coordinates;
import dev.openbook.bom.internal.document.WholeText;
import dev.openbook.bom.published.BomDifference.Kind;
import dev.openbook.folder.DigestScope;
import dev.openbook.provenance.Fact;
import dev.openbook.provenance.GraphFacts;
import dev.openbook.provenance.License;
import dev.openbook.provenance.ModelFile;
import dev.openbook.provenance.ModelProvenance;
import dev.openbook.value.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Whether a model is what a published bill says: its digests, its files and their digests, its licence. A bill proves nothing by
 * itself; whoever signed it does.
 *
 * @param model name of the component that was compared; empty if there was none
 * @param file the one file whose digest the bill gives for the model; empty if it gives that of all files, or none that is here
 * @param digests how many digests were compared
 * @param differences in the order of the files; empty if the model is what the bill says
 */
public record BomComparison(String model, String file, int digests, List<BomDifference> differences) {
    private static final String MODEL = "machine-learning-model";
    private static final String ALGORITHM = "SHA-256";

    /** Copies the list. */
    public BomComparison {
        differences = List.copyOf(differences);
    }

    /** Compares. Where the bill lists several models, this one is found by its digest, its address or its name. */
    public static BomComparison of(ModelProvenance model, PublishedBom bill) {
        Optional<PublishedComponent> listed = find(model, bill);
        if (listed.isEmpty()) {
            return new BomComparison("", "", 0, List.of(new BomDifference(Kind.MODEL_NOT_LISTED, "model", model.source(), "")));
        }
        List<BomDifference> differences = new ArrayList<>();
        Optional<ModelFile> file = opened(model, sha256(listed.get()));
        int digests = digest(model, listed.get(), file.isPresent(), differences) + files(model, listed.get(), differences);
        licenses(model, listed.get(), differences);
        if (digests == 0) {
            differences.add(new BomDifference(Kind.NOTHING_COMPARED, "model", "", ""));
        }
        return new BomComparison(listed.get().name(), file.map(ModelFile::path).orElse(""), digests, differences);
    }

    /** Whether nothing differs. */
    public boolean agrees() {
        return differences.isEmpty();
    }

    /** All of it. Member names are a contract; they may be added to, never renamed. */
    public Json.Obj json() {
        return Json.object()
                .with("agrees", agrees())
                .with("model", WholeText.of(model))
                .with("file", WholeText.of(file))
                .with("digests", digests)
                .with("differences", Json.array(differences.stream()
                        .map(difference -> Json.object()
                                .with("code", difference.kind().name())
                                .with("place", WholeText.of(difference.place()))
                                .with("here", WholeText.of(difference.here()))
                                .with("there", WholeText.of(difference.there()))
                                .with("message", difference.kind().sentence()))
                        .toList()));
    }

    private static Optional<PublishedComponent> find(ModelProvenance model, PublishedBom bill) {
        Coordinates coordinates = Coordinates.of(model);
        // One in full among the components goes before a few words about the subject.
        List<PublishedComponent> models = Stream.concat(
                        bill.components().stream().flatMap(PublishedComponent::all), bill.subject().stream())
                .filter(component -> component.type().equals(MODEL))
                .toList();
        return models.stream().filter(component -> sha256(component).equals(model.rootDigest().hex())).findFirst()
                .or(() -> models.stream()
                        .filter(component -> !component.packageUrl().isEmpty()
                                && component.packageUrl().equals(coordinates.packageUrl()))
                        .findFirst())
                .or(() -> models.stream().filter(component -> component.name().equals(WholeText.of(coordinates.name()))).findFirst())
                .or(() -> models.stream().map(PublishedComponent::name).distinct().count() == 1
                        ? models.stream().findFirst()
                        : Optional.empty());
    }

    private static String sha256(PublishedComponent component) {
        return component.hashes().getOrDefault(ALGORITHM, "").toLowerCase(Locale.ROOT);
    }

    /** Other programs give the digest of the weights alone. Only what an engine opens counts: any file may lie beside it. */
    private static Optional<ModelFile> opened(ModelProvenance model, String digest) {
        Set<String> paths = new HashSet<>(model.graph().map(GraphFacts::externalFiles).orElse(List.of()));
        model.layout().graphs().stream().findFirst().ifPresent(paths::add);
        return model.files().stream()
                .filter(file -> paths.contains(file.path()) && file.sha256().hex().equals(digest))
                .findFirst();
    }

    private static int digest(
            ModelProvenance model, PublishedComponent listed, boolean opened, List<BomDifference> differences) {
        String there = sha256(listed);
        if (there.isEmpty()) {
            return 0;
        }
        if (!opened && !there.equals(model.rootDigest().hex())) {
            differences.add(new BomDifference(Kind.MODEL_DIGEST, "model", model.rootDigest().hex(), there));
        }
        return 1;
    }

    private static int files(ModelProvenance model, PublishedComponent listed, List<BomDifference> differences) {
        Map<String, String> there = new HashMap<>();
        listed.components().stream().flatMap(PublishedComponent::all)
                .filter(component -> component.type().equals("file") || component.type().equals("data"))
                .forEach(component -> there.put(component.name(), sha256(component)));
        if (there.isEmpty()) {
            return 0;
        }
        // A signature is no part of the digest; one that came later makes no other model.
        boolean same = sha256(listed).equals(model.rootDigest().hex());
        int compared = 0;
        for (ModelFile file : model.files()) {
            // As a document can carry it.
            String said = there.remove(WholeText.of(file.path()));
            if (said == null) {
                boolean signature = !file.covered() && DigestScope.namedAsSignature(file.path());
                if (!same || !signature) {
                    differences.add(new BomDifference(Kind.FILE_UNLISTED, file.path(), file.sha256().hex(), ""));
                }
                continue;
            }
            compared += said.isEmpty() ? 0 : 1;
            if (!said.equals(file.sha256().hex())) {
                differences.add(new BomDifference(
                        said.isEmpty() ? Kind.NOT_COMPARED : Kind.FILE_CHANGED, file.path(), file.sha256().hex(), said));
            }
        }
        there.keySet().stream().sorted().forEach(path ->
                differences.add(new BomDifference(Kind.FILE_MISSING, path, "", there.getOrDefault(path, ""))));
        return compared;
    }

    private static void licenses(ModelProvenance model, PublishedComponent listed, List<BomDifference> differences) {
        List<String> here = Stream.concat(Stream.of(model.license()), model.licenseTexts().stream())
                .map(Fact::known)
                .flatMap(Optional::stream)
                .map(BomComparison::words)
                .filter(words -> !words.isBlank())
                .distinct()
                .toList();
        List<String> there = listed.licenses().stream().map(words -> words.toLowerCase(Locale.ROOT)).toList();
        boolean common = here.stream().anyMatch(words -> there.contains(words.toLowerCase(Locale.ROOT)));
        if (!here.isEmpty() && !there.isEmpty() && !common) {
            differences.add(new BomDifference(
                    Kind.LICENSE, "model", String.join(", ", here), String.join(", ", listed.licenses())));
        }
    }

    private static String words(License license) {
        return WholeText.of(license.spdx().orElse(license.declared()));
    }
}
