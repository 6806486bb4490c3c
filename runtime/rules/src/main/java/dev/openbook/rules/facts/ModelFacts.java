package dev.openbook.rules.facts;

import dev.openbook.provenance.Fact;
import dev.openbook.provenance.GraphFacts;
import dev.openbook.provenance.ModelFile;
import dev.openbook.provenance.ModelLayout;
import dev.openbook.provenance.ModelProvenance;
import dev.openbook.provenance.TensorFacts;
import dev.openbook.value.Digest;
import java.util.Map;

/** A model's provenance as rules see it, of the type {@link ModelSchema#MODEL}. Each fact is made when it is first looked at. */
public final class ModelFacts {
    private static final FactViews<ModelFile> FILE = new FactViews<ModelFile>(ModelSchema.FILE)
            .with("path", ModelFile::path)
            .with("size", ModelFile::size)
            .with("sha256", file -> file.sha256().hex())
            .with("covered", ModelFile::covered);
    private static final FactViews<GraphFacts> GRAPH = new FactViews<GraphFacts>(ModelSchema.GRAPH)
            .with("file", GraphFacts::file)
            .with("irVersion", GraphFacts::irVersion)
            .with("opsets", graph -> FactMap.table(graph.opsets()))
            .withIfKnown("producer", graph -> FactMap.ifSaid(graph.producer()))
            .with("metadata", graph -> FactMap.table(graph.metadata()))
            .with("operators", graph -> FactMap.table(graph.operators()))
            .with("customDomains", GraphFacts::customDomains)
            .with("parameters", GraphFacts::parameters)
            .with("dataTypes", graph -> FactMap.table(graph.dataTypes()))
            .with("quantization", GraphFacts::quantization)
            .with("dynamicQuantization", GraphFacts::dynamicQuantization)
            .withEach("inputs", GraphFacts::inputs, ModelFacts::tensor)
            .withEach("outputs", GraphFacts::outputs, ModelFacts::tensor)
            .with("externalFiles", GraphFacts::externalFiles);
    private static final FactViews<ModelProvenance> MODEL = new FactViews<ModelProvenance>(ModelSchema.MODEL)
            .with("source", ModelProvenance::source)
            .withIfKnown("origin", model -> model.origin().known())
            .with("rootDigest", model -> model.rootDigest().hex())
            .withEach("files", ModelProvenance::files, FILE::of)
            .with("layout", model -> layout(model.layout()))
            .with("readable", model -> model.graph().isPresent())
            .withEach("dataCards", ModelProvenance::dataCards, ReleaseFacts::dataCard)
            .withEach("evaluations", ModelProvenance::evaluations, fact -> FactMap.ifKnown(fact, ReleaseFacts::evaluation))
            .withEach("licenseTexts", ModelProvenance::licenseTexts, fact -> FactMap.ifKnown(fact, ReleaseFacts::license))
            .with("signature", model -> ReleaseFacts.signature(model.signature()))
            .withEach("findings", ModelProvenance::findings, ReleaseFacts::finding)
            .with("facts", ModelFacts::bases)
            .with("lineage", model -> ReleaseFacts.ancestors(model.lineage()))
            .withIfKnown("openness", model -> model.openness().known().map(ReleaseFacts::openness))
            .withIfKnown("tasks", model -> model.tasks().known())
            .withIfKnown("graph", model -> model.graph().map(GRAPH::of))
            .withIfKnown("card", model -> model.card().map(ReleaseFacts::card))
            .withIfKnown("license", model -> model.license().known().map(ReleaseFacts::license));

    private ModelFacts() {}

    /** The view of one model; unknown facts are absent. */
    public static Map<String, Object> of(ModelProvenance model) {
        return MODEL.of(model);
    }

    private static Map<String, Object> bases(ModelProvenance model) {
        return new FactMap()
                .group("origin", basis(model.origin()))
                .group("tasks", basis(model.tasks()))
                .group("license", basis(model.license()))
                .group("openness", basis(model.openness()))
                .toMap();
    }

    private static Map<String, Object> basis(Fact<?> fact) {
        return new FactMap()
                .text("certainty", fact.certainty().name())
                .text("source", fact.evidence().source())
                .text("reason", fact.evidence().reason())
                .text("digest", fact.evidence().digest().map(Digest::hex))
                .toMap();
    }

    private static Map<String, Object> layout(ModelLayout layout) {
        return new FactMap()
                .text("kind", layout.kind().label())
                .texts("graphs", layout.graphs())
                .textIfSaid("tokenizer", layout.tokenizer())
                .toMap();
    }

    private static Map<String, Object> tensor(TensorFacts tensor) {
        return new FactMap()
                .text("name", tensor.name())
                .text("dataType", tensor.dataType())
                .texts("dimensions", tensor.dimensions())
                .toMap();
    }
}
