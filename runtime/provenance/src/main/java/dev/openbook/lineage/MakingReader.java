package dev.openbook.lineage;

import dev.openbook.provenance.Evidence;
import dev.openbook.provenance.Fact;
import dev.openbook.provenance.GraphFacts;
import dev.openbook.provenance.LineageStep;
import dev.openbook.provenance.ModelCard;
import dev.openbook.value.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds out how one model was made from what it says of itself. */
final class MakingReader {
    private final ModelRecord model;
    private final ConfigurationParents configurations;

    private MakingReader(ModelRecord model) {
        this.model = model;
        this.configurations = new ConfigurationParents(model);
    }

    /** How a model was made. */
    static Making read(ModelRecord model) {
        return new MakingReader(model).read();
    }

    /**
     * The card comes first, then files that are about nothing but descent. The name that a configuration was loaded by is a
     * parent only where nothing else names one: elsewhere it may be any model further up, or none.
     */
    private Making read() {
        List<Parent> named = model.card().map(card -> CardParents.read(card, model.graph())).orElse(List.of());
        List<Parent> stated = configurations.stated();
        List<Parent> parents = named.stream().map(parent -> ConfigurationParents.withRelation(parent, stated)).toList();
        if (parents.isEmpty()) {
            parents = stated.isEmpty() ? configurations.loadedFrom().stream().toList() : stated;
        }
        return new Making(parents, origin(), missing(), by(), steps(parents));
    }

    /** A card that names data sets and no base model speaks of training; else the graph shows what was done last. */
    private Fact<String> origin() {
        Optional<Evidence> data = datasets().map(Fact::evidence);
        if (data.isPresent()) {
            return Fact.inferred(
                    "trained",
                    new Evidence(data.get().source(), "The card names data sets and no base model.", data.get().digest()));
        }
        Optional<GraphFacts> graph = model.graph();
        if (graph.filter(facts -> !facts.quantization().isEmpty()).isPresent()) {
            return Fact.inferred(
                    "quantized",
                    graph.get().file(),
                    "The graph holds " + graph.get().quantization().getFirst() + "; nobody says what it was made from.");
        }
        if (graph.filter(facts -> !facts.producer().isBlank()).isPresent()) {
            return Fact.inferred(
                    "converted",
                    graph.get().file(),
                    "It is an ONNX graph that " + graph.get().producer() + " wrote; nobody says what it was made from.");
        }
        return Fact.unknown(place(), "Nobody says how it was made.");
    }

    private Optional<Fact<List<String>>> datasets() {
        return model.card()
                .map(reading -> reading.card().datasets())
                .filter(fact -> !fact.known().orElse(List.of()).isEmpty());
    }

    private Fact<String> missing() {
        return Fact.unknown(
                place(),
                model.card().isPresent() ? "The card names no base model." : "There is no model card that names a base model.");
    }

    private String place() {
        return model.card().map(card -> card.card().file()).orElse(model.name().isEmpty() ? "model" : model.name());
    }

    private Fact<String> by() {
        return model.card()
                .flatMap(card -> text(card.card(), "quantized_by")
                        .map(name -> Fact.stated(name, card.place("quantized_by"), "The card says who quantised it.")))
                .orElse(model.maker());
    }

    private static Optional<String> text(ModelCard card, String key) {
        return card.frontMatter().members().get(key) instanceof Json.Text text && !text.value().isBlank()
                ? Optional.of(text.value().strip())
                : Optional.empty();
    }

    private List<Fact<LineageStep>> steps(List<Parent> parents) {
        List<Fact<LineageStep>> steps = new ArrayList<>();
        datasets().ifPresent(data -> steps.add(Fact.stated(
                new LineageStep("trained", "", "on " + String.join(", ", data.known().orElse(List.of()))), data.evidence())));
        configurations.loading(parents).ifPresent(steps::add);
        steps.addAll(configurations.steps());
        model.graph().ifPresent(graph -> steps.addAll(GraphSteps.read(graph)));
        return steps;
    }
}
