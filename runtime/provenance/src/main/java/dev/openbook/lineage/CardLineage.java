package dev.openbook.lineage;

import dev.openbook.provenance.Fact;
import dev.openbook.provenance.GraphFacts;
import dev.openbook.provenance.LineageLink;
import dev.openbook.provenance.ModelCard;
import java.util.List;
import java.util.Optional;

/**
 * Reads descent out of a model card. The card states the base models; how a model was made from them is stated too
 * ({@code base_model_relation}) or concluded, and then the fact says from what.
 */
public final class CardLineage {
    private static final String UNKNOWN = "unknown";

    private CardLineage() {}

    /**
     * The links that a card states.
     *
     * @param card of the model
     * @param graph facts of its graph, if there is one
     * @param place where the card names the base models, such as {@code README.md:7}
     */
    public static List<Fact<LineageLink>> read(ModelCard card, Optional<GraphFacts> graph, String place) {
        return card.baseModels().known().stream()
                .flatMap(List::stream)
                .map(base -> link(base, card, graph, place))
                .toList();
    }

    private static Fact<LineageLink> link(String base, ModelCard card, Optional<GraphFacts> graph, String place) {
        Optional<String> relation = card.baseModelRelation().known();
        if (relation.isPresent()) {
            return Fact.stated(
                    new LineageLink(base, relation.get()), place, "The card names the base model and the relation.");
        }
        int bases = card.baseModels().known().map(List::size).orElse(0);
        if (bases > 1) {
            return Fact.inferred(
                    new LineageLink(base, "merge"),
                    place,
                    "The card names " + bases + " base models and no relation; several bases make a merge.");
        }
        Optional<GraphFacts> quantized = graph.filter(facts -> !facts.quantization().isEmpty());
        if (quantized.isPresent()) {
            return Fact.inferred(
                    new LineageLink(base, "quantized"),
                    place,
                    "The card names the base model and no relation; " + quantized.get().file() + " holds "
                            + quantized.get().quantization().getFirst() + ".");
        }
        return Fact.stated(
                new LineageLink(base, UNKNOWN), place, "The card names the base model and does not say how this one was made.");
    }
}
