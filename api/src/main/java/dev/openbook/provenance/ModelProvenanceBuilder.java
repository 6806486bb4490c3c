package dev.openbook.provenance;

import dev.openbook.value.Digest;
import java.util.List;
import java.util.Optional;

/** Puts together a {@link ModelProvenance}; what is not given is not known. Not thread-safe. */
public final class ModelProvenanceBuilder {
    private static final String NOWHERE = "model";
    private static final String NOBODY = "Nobody says.";

    private final String source;
    private final Digest rootDigest;
    private Fact<String> origin = Fact.unknown(NOWHERE, NOBODY);
    private List<ModelFile> files = List.of();
    private ModelLayout layout = new ModelLayout(ModelLayout.Kind.UNKNOWN, List.of(), "");
    private Fact<List<String>> tasks = Fact.unknown(NOWHERE, NOBODY);
    private Optional<GraphFacts> graph = Optional.empty();
    private Optional<ModelCard> card = Optional.empty();
    private List<DataCard> dataCards = List.of();
    private List<Fact<EvaluationResult>> evaluations = List.of();
    private Fact<License> license = Fact.unknown(NOWHERE, NOBODY);
    private List<Fact<License>> licenseTexts = List.of();
    private Lineage lineage = Lineage.UNKNOWN;
    private Fact<MofReport> openness = Fact.unknown(NOWHERE, "There is no record of its openness.");
    private SignatureReport signature = SignatureReport.unchecked(SignatureVerdict.UNSIGNED);
    private List<Finding> findings = List.of();

    ModelProvenanceBuilder(String source, Digest rootDigest) {
        this.source = source;
        this.rootDigest = rootDigest;
    }

    ModelProvenanceBuilder(ModelProvenance model) {
        this.source = model.source();
        this.rootDigest = model.rootDigest();
        this.origin = model.origin();
        this.files = model.files();
        this.layout = model.layout();
        this.tasks = model.tasks();
        this.graph = model.graph();
        this.card = model.card();
        this.dataCards = model.dataCards();
        this.evaluations = model.evaluations();
        this.license = model.license();
        this.licenseTexts = model.licenseTexts();
        this.lineage = model.lineage();
        this.openness = model.openness();
        this.signature = model.signature();
        this.findings = model.findings();
    }

    /** Where the bytes come from. */
    public ModelProvenanceBuilder origin(Fact<String> origin) {
        this.origin = origin;
        return this;
    }

    /** Every file. */
    public ModelProvenanceBuilder files(List<ModelFile> files) {
        this.files = files;
        return this;
    }

    /** How the folder is arranged. */
    public ModelProvenanceBuilder layout(ModelLayout layout) {
        this.layout = layout;
        return this;
    }

    /** What the model is for. */
    public ModelProvenanceBuilder tasks(Fact<List<String>> tasks) {
        this.tasks = tasks;
        return this;
    }

    /** Facts of the graph that would be opened. */
    public ModelProvenanceBuilder graph(GraphFacts graph) {
        this.graph = Optional.of(graph);
        return this;
    }

    /** The model card. */
    public ModelProvenanceBuilder card(ModelCard card) {
        this.card = Optional.of(card);
        return this;
    }

    /** Cards of data sets. */
    public ModelProvenanceBuilder dataCards(List<DataCard> dataCards) {
        this.dataCards = dataCards;
        return this;
    }

    /** Results that somebody reports. */
    public ModelProvenanceBuilder evaluations(List<Fact<EvaluationResult>> evaluations) {
        this.evaluations = evaluations;
        return this;
    }

    /** The licence that the publisher declares. */
    public ModelProvenanceBuilder license(Fact<License> license) {
        this.license = license;
        return this;
    }

    /** The licence of each licence file. */
    public ModelProvenanceBuilder licenseTexts(List<Fact<License>> licenseTexts) {
        this.licenseTexts = licenseTexts;
        return this;
    }

    /** Descent. */
    public ModelProvenanceBuilder lineage(Lineage lineage) {
        this.lineage = lineage;
        return this;
    }

    /** Class and progress in the Model Openness Framework. */
    public ModelProvenanceBuilder openness(Fact<MofReport> openness) {
        this.openness = openness;
        return this;
    }

    /** What is known of the signature. */
    public ModelProvenanceBuilder signature(SignatureReport signature) {
        this.signature = signature;
        return this;
    }

    /** What was noticed. */
    public ModelProvenanceBuilder findings(List<Finding> findings) {
        this.findings = findings;
        return this;
    }

    /** What was put together. */
    public ModelProvenance build() {
        return new ModelProvenance(
                source, origin, rootDigest, files, layout, tasks, graph, card, dataCards, evaluations, license, licenseTexts,
                lineage, openness, signature, findings);
    }
}
