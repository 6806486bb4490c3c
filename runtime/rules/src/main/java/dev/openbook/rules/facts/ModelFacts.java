package dev.openbook.rules.facts;

import dev.openbook.provenance.Fact;
import dev.openbook.provenance.GraphFacts;
import dev.openbook.provenance.ModelFile;
import dev.openbook.provenance.ModelLayout;
import dev.openbook.provenance.ModelProvenance;
import dev.openbook.provenance.TensorFacts;
import dev.openbook.value.Digest;
import java.util.Map;
import java.util.function.Function;

/** A model's provenance as rules see it, of the type {@link ModelSchema#MODEL}. Each fact is made when it is first looked at. */
public final class ModelFacts {
    private static final Map<String, Function<ModelProvenance, Object>> VIEWS = new Views<ModelProvenance>()
            .with("source", ModelProvenance::source)
            .withIfKnown("origin", model -> model.origin().known())
            .with("rootDigest", model -> model.rootDigest().hex())
            .withEach("files", ModelProvenance::files, ModelFacts::file)
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
            .withIfKnown("graph", model -> model.graph().map(ModelFacts::graph))
            .withIfKnown("card", model -> model.card().map(ReleaseFacts::card))
            .withIfKnown("license", model -> model.license().known().map(ReleaseFacts::license))
            .toMap();

    private ModelFacts() {}

    /** The view of one model; unknown facts are absent. */
    public static Map<String, Object> of(ModelProvenance model) {
        return LazyFacts.of(ModelSchema.MODEL, VIEWS, model);
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

    private static Map<String, Object> file(ModelFile file) {
        return new FactMap()
                .text("path", file.path())
                .whole("size", file.size())
                .text("sha256", file.sha256().hex())
                .truth("covered", file.covered())
                .toMap();
    }

    private static Map<String, Object> layout(ModelLayout layout) {
        return new FactMap()
                .text("kind", layout.kind().label())
                .texts("graphs", layout.graphs())
                .textIfSaid("tokenizer", layout.tokenizer())
                .toMap();
    }

    private static Map<String, Object> graph(GraphFacts graph) {
        return new FactMap()
                .text("file", graph.file())
                .whole("irVersion", graph.irVersion())
                .table("opsets", graph.opsets())
                .textIfSaid("producer", graph.producer())
                .table("metadata", graph.metadata())
                .table("operators", graph.operators())
                .texts("customDomains", graph.customDomains())
                .whole("parameters", graph.parameters())
                .table("dataTypes", graph.dataTypes())
                .texts("quantization", graph.quantization())
                .truth("dynamicQuantization", graph.dynamicQuantization())
                .list("inputs", graph.inputs(), ModelFacts::tensor)
                .list("outputs", graph.outputs(), ModelFacts::tensor)
                .texts("externalFiles", graph.externalFiles())
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
