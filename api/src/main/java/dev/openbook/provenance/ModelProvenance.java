package dev.openbook.provenance;

import dev.openbook.value.Digest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * All that is known of a model before it is opened: what it is, who says so, and how we know. Immutable; made by
 * inspection, carried by every opened model, entered into every receipt. {@link #toBuilder} makes another one from it.
 *
 * @param source what the user named, such as {@code bundled:minilm} or a folder's name
 * @param origin where the bytes come from as far as known: a hub repository and revision, Maven coordinates
 * @param rootDigest one digest over all files, as OpenSSF Model Signing v1.0 computes it (files method, SHA-256)
 * @param files every file, by path
 * @param layout how the folder is arranged
 * @param tasks what the model is for, as the field names tasks, such as {@code feature-extraction}
 * @param graph facts of the graph that would be opened; empty if there is none or it cannot be read
 * @param card the model card, if there is one
 * @param dataCards cards of data sets that lie in the folder
 * @param evaluations results that the model's card and its evaluation files report
 * @param license the licence that the publisher declares
 * @param licenseTexts for each licence file the licence whose text it holds, or that it was not recognised
 * @param lineage descent, nearest ancestor first
 * @param openness class and progress in the Model Openness Framework; unknown if there is no record to claim them from
 * @param signature what is known of the signature
 * @param findings what inspection noticed, and what opening did
 */
public record ModelProvenance(
        String source,
        Fact<String> origin,
        Digest rootDigest,
        List<ModelFile> files,
        ModelLayout layout,
        Fact<List<String>> tasks,
        Optional<GraphFacts> graph,
        Optional<ModelCard> card,
        List<DataCard> dataCards,
        List<Fact<EvaluationResult>> evaluations,
        Fact<License> license,
        List<Fact<License>> licenseTexts,
        Lineage lineage,
        Fact<MofReport> openness,
        SignatureReport signature,
        List<Finding> findings) {
    /** Copies the lists. */
    public ModelProvenance {
        files = List.copyOf(files);
        dataCards = List.copyOf(dataCards);
        evaluations = List.copyOf(evaluations);
        licenseTexts = List.copyOf(licenseTexts);
        findings = List.copyOf(findings);
    }

    /** Begins a model of which nothing is known but its name and its bytes. */
    public static ModelProvenanceBuilder builder(String source, Digest rootDigest) {
        return new ModelProvenanceBuilder(source, rootDigest);
    }

    /** Begins another one that differs in some respects. */
    public ModelProvenanceBuilder toBuilder() {
        return new ModelProvenanceBuilder(this);
    }

    /**
     * Names what computes: the root digest, and where the folder holds several graphs (a model in full precision and in 4
     * bits), also which of them is opened. Vectors of one are not those of another.
     */
    public Digest identity() {
        return layout.graphs().size() < 2
                ? rootDigest
                : Digest.ofText(rootDigest.hex() + " " + layout.graphs().getFirst());
    }

    /**
     * How open the release is. A class is claimed from a record only: without one this is the report of a release of which no
     * component is known, and {@link #openness} says that nobody knows.
     */
    public MofReport mof() {
        return openness.known().orElseGet(MofReport::ofNothing);
    }

    /** The same with one more finding: what was noticed when the model was opened. */
    public ModelProvenance withFinding(Finding finding) {
        List<Finding> all = new ArrayList<>(findings);
        all.add(finding);
        return toBuilder().findings(all).build();
    }

    /** Whether inspection found the bytes damaged or unsafe, so that the model must not be opened. */
    public boolean unsafe() {
        return findings.stream().anyMatch(finding -> finding.severity() == Finding.Severity.ERROR);
    }
}
