package dev.openbook.rules.facts;

import dev.openbook.provenance.Fact;
import dev.openbook.provenance.GraphFacts;
import dev.openbook.provenance.ModelFile;
import dev.openbook.provenance.ModelLayout;
import dev.openbook.provenance.ModelProvenance;
import dev.openbook.provenance.TensorFacts;
import dev.openbook.value.Digest;
import java.util.List;
import java.util.Map;

/** A model's provenance as rules see it, of the type {@link ModelSchema#MODEL}. Costs microseconds per file. */
public final class ModelFacts {
    private ModelFacts() {}

    /** The view of one model; unknown facts are absent. */
    public static Map<String, Object> of(ModelProvenance model) {
        FactMap facts = new FactMap()
                .text("source", model.source())
                .text("origin", model.origin().known())
                .text("rootDigest", model.rootDigest().hex())
                .list("files", model.files(), ModelFacts::file)
                .group("layout", layout(model.layout()))
                .truth("readable", model.graph().isPresent())
                .list("dataCards", model.dataCards(), ReleaseFacts::dataCard)
                .facts("evaluations", model.evaluations(), ReleaseFacts::evaluation)
                .facts("licenseTexts", model.licenseTexts(), ReleaseFacts::license)
                .group("signature", ReleaseFacts.signature(model.signature()))
                .list("findings", model.findings(), ReleaseFacts::finding)
                .group("facts", bases(model));
        List<Map<String, Object>> ancestors = ReleaseFacts.ancestors(model.lineage());
        if (!ancestors.isEmpty()) {
            facts.list("lineage", ancestors, ancestor -> ancestor);
        }
        model.openness().known().ifPresent(report -> facts.group("openness", ReleaseFacts.openness(report)));
        model.tasks().known().ifPresent(tasks -> facts.texts("tasks", tasks));
        model.graph().ifPresent(graph -> facts.group("graph", graph(graph)));
        model.card().ifPresent(card -> facts.group("card", ReleaseFacts.card(card)));
        model.license().known().ifPresent(license -> facts.group("license", ReleaseFacts.license(license)));
        return FactFit.group(ModelSchema.MODEL, facts.toMap());
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
