package dev.openbook.bom;

import dev.openbook.provenance.EvaluationResult;
import dev.openbook.provenance.Evidence;
import dev.openbook.provenance.Fact;
import dev.openbook.provenance.GraphFacts;
import dev.openbook.provenance.ModelCard;
import dev.openbook.provenance.ModelFile;
import dev.openbook.provenance.ModelProvenance;
import dev.openbook.value.CanonicalJson;
import dev.openbook.value.Digest;
import dev.openbook.value.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What only models have, from card, graph and configuration. */
final class CardDetails {
    private static final String RESERVED = "cdx:ai-ml:model:";

    private final ModelEntry entry;
    private final ModelProvenance model;
    private final DatasetParts datasets;

    CardDetails(ModelEntry entry, DatasetParts datasets) {
        this.entry = entry;
        this.model = entry.provenance();
        this.datasets = datasets;
    }

    ModelDetails details() {
        return new ModelDetails(
                model.tasks().known().map(tasks -> String.join(", ", tasks)).orElse(""),
                entry.architecture().family(),
                entry.architecture().architecture(),
                datasetUses(),
                model.graph().map(graph -> graph.inputs().stream().map(GraphProperties::format).toList()).orElse(List.of()),
                model.graph().map(graph -> graph.outputs().stream().map(GraphProperties::format).toList()).orElse(List.of()),
                model.evaluations().stream().flatMap(fact -> fact.known().stream()).map(CardDetails::metric).toList(),
                considerations(),
                reserved());
    }

    String description() {
        return model.card().map(ModelCard::title).orElse("");
    }

    List<ExternalLink> links() {
        return List.of();
    }

    List<Evidenced> evidence() {
        List<Evidenced> evidence = new ArrayList<>();
        evidence.add(Evidenced.of("task", model.tasks()));
        model.evaluations().forEach(result -> evidence.add(Evidenced.of("metric", result)));
        model.graph().ifPresent(graph -> evidence.add(
                Evidenced.of("graph", Fact.measured(graph, graph.file(), "Counted from the bytes of the graph."))));
        return evidence;
    }

    private List<DatasetUse> datasetUses() {
        Map<String, DatasetUse> uses = new LinkedHashMap<>();
        model.card().ifPresent(card -> card.datasets().forEach(name -> {
            String reference = datasets.named(name, new Evidence(card.file(), "The card names it among the data sets."));
            uses.put(reference, new DatasetUse(reference, true));
        }));
        model.dataCards().forEach(card -> {
            String reference = datasets.described(card, digest(card.file()));
            uses.putIfAbsent(reference, new DatasetUse(reference, false));
        });
        return List.copyOf(uses.values());
    }

    private Optional<Digest> digest(String path) {
        return model.files().stream().filter(file -> file.path().equals(path)).map(ModelFile::sha256).findFirst();
    }

    private static Metric metric(EvaluationResult result) {
        String slice = Stream.of(result.task(), result.dataset(), result.configuration(), result.split(), result.revision())
                .filter(word -> !word.isEmpty())
                .collect(Collectors.joining(" / "));
        return new Metric(result.metric(), words(result.value()), slice, result.source());
    }

    private Considerations considerations() {
        return Considerations.NONE;
    }

    private List<Property> reserved() {
        List<Property> properties = new ArrayList<>();
        model.card().ifPresent(card -> card.languages().forEach(language -> add(properties, "languages", language)));
        add(properties, "tokenizer", model.layout().tokenizer());
        Optional<GraphFacts> graph = model.graph();
        graph.ifPresent(facts -> {
            add(properties, "parameter:count", Long.toString(facts.parameters()));
            facts.quantization().forEach(scheme -> add(properties, "hyperparameter:quantization", scheme));
        });
        entry.architecture().sorted().forEach((name, value) -> add(properties, "hyperparameter:" + name, value));
        return properties;
    }

    private static void add(List<Property> properties, String name, String value) {
        if (!value.isEmpty()) {
            properties.add(new Property(RESERVED + name, value));
        }
    }

    private static String words(Json value) {
        return value instanceof Json.Text text ? text.value() : CanonicalJson.write(value);
    }
}
