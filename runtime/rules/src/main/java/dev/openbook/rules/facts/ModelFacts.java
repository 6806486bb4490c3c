package dev.openbook.rules.facts;

import dev.openbook.provenance.Fact;
import dev.openbook.provenance.Finding;
import dev.openbook.provenance.GraphFacts;
import dev.openbook.provenance.License;
import dev.openbook.provenance.LineageLink;
import dev.openbook.provenance.ModelCard;
import dev.openbook.provenance.ModelFile;
import dev.openbook.provenance.ModelLayout;
import dev.openbook.provenance.ModelProvenance;
import dev.openbook.provenance.TensorFacts;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A model's provenance as rules see it, of the type {@link ModelSchema#MODEL}. Costs microseconds per file. */
public final class ModelFacts {
    /** The word for a descent that nobody describes. */
    private static final String UNKNOWN_RELATION = "unknown";

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
                .group("signature", new FactMap().text("verdict", model.signature().name()).toMap())
                .list("findings", model.findings(), ModelFacts::finding)
                .group("facts", bases(model));
        List<Fact<LineageLink>> lineage = known(model.lineage());
        if (!lineage.isEmpty()) {
            facts.list("lineage", lineage, ModelFacts::ancestor);
        }
        model.tasks().known().ifPresent(tasks -> facts.texts("tasks", tasks));
        model.graph().ifPresent(graph -> facts.group("graph", graph(graph)));
        model.card().ifPresent(card -> facts.group("card", card(card)));
        model.license().known().ifPresent(license -> facts.group("license", license(license)));
        return facts.toMap();
    }

    private static Map<String, Object> bases(ModelProvenance model) {
        return new FactMap()
                .group("origin", basis(model.origin()))
                .group("tasks", basis(model.tasks()))
                .group("license", basis(model.license()))
                .toMap();
    }

    private static Map<String, Object> basis(Fact<?> fact) {
        return new FactMap()
                .text("certainty", fact.certainty().name())
                .text("source", fact.evidence().source())
                .text("reason", fact.evidence().reason())
                .toMap();
    }

    private static Map<String, Object> file(ModelFile file) {
        return new FactMap()
                .text("path", file.path())
                .whole("size", file.size())
                .text("sha256", file.sha256().hex())
                .toMap();
    }

    private static Map<String, Object> layout(ModelLayout layout) {
        return new FactMap()
                .text("kind", layout.kind().label())
                .texts("graphs", layout.graphs())
                .textIfSaid("tokenizer", layout.tokenizer())
                .toMap();
    }

    private static Map<String, Object> license(License license) {
        return new FactMap()
                .text("declared", license.declared())
                .text("spdx", license.spdx())
                .truth("osiApproved", license.osiApproved())
                .truth("open", license.open())
                .text("restriction", license.restriction())
                .toMap();
    }

    private static Map<String, Object> graph(GraphFacts graph) {
        return new FactMap()
                .text("file", graph.file())
                .whole("irVersion", graph.irVersion())
                .counts("opsets", graph.opsets())
                .textIfSaid("producer", graph.producer())
                .textTable("metadata", graph.metadata())
                .counts("operators", graph.operators())
                .texts("customDomains", graph.customDomains())
                .whole("parameters", graph.parameters())
                .counts("dataTypes", graph.dataTypes())
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

    private static Map<String, Object> card(ModelCard card) {
        return new FactMap()
                .text("file", card.file())
                .textIfSaid("title", card.title())
                .texts("languages", card.languages())
                .textIfSaid("pipelineTag", card.pipelineTag())
                .texts("baseModels", card.baseModels())
                .textIfSaid("baseModelRelation", card.baseModelRelation())
                .texts("datasets", card.datasets())
                .texts("headings", card.headings())
                .group("frontMatter", JsonFacts.of(card.frontMatter()))
                .toMap();
    }

    /** Links of which the ancestor is known. None at all means that nobody describes the descent, so it is unknown. */
    private static List<Fact<LineageLink>> known(List<Fact<LineageLink>> lineage) {
        return lineage.stream().filter(link -> link.value() != null).toList();
    }

    private static Map<String, Object> ancestor(Fact<LineageLink> fact) {
        LineageLink link = Objects.requireNonNull(fact.value());
        FactMap ancestor = new FactMap().text("model", link.model());
        if (!link.relation().equals(UNKNOWN_RELATION)) {
            ancestor.text("relation", link.relation());
        }
        return ancestor.text("certainty", fact.certainty().name()).toMap();
    }

    private static Map<String, Object> finding(Finding finding) {
        return new FactMap()
                .text("code", finding.code())
                .text("severity", finding.severity().name())
                .text("place", finding.place())
                .text("message", finding.message())
                .text("remedy", finding.remedy())
                .toMap();
    }
}
