package dev.openbook.lineage;

import dev.openbook.card.CardReading;
import dev.openbook.provenance.Evidence;
import dev.openbook.provenance.Fact;
import dev.openbook.provenance.GraphFacts;
import dev.openbook.provenance.ModelCard;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads parents out of a model card: {@code base_model} and {@code base_model_relation}
 * (<a href="https://github.com/huggingface/hub-docs/blob/main/modelcard.md">modelcard.md</a>), and the tags that the hub makes
 * of them, {@code base_model:quantized:owner/name}. How a model was made is stated or concluded, and then the fact says from
 * what.
 */
final class CardParents {
    private static final String TAG = "base_model:";
    private static final Set<String> RELATIONS = Set.of("adapter", "merge", "quantized", "finetune");

    private final CardReading card;
    private final Map<String, Optional<String>> tagged;

    private CardParents(CardReading card) {
        this.card = card;
        this.tagged = tags(card.card());
    }

    /** The parents that a card names, in its order. */
    static List<Parent> read(CardReading card, Optional<GraphFacts> graph) {
        CardParents parents = new CardParents(card);
        List<String> bases = card.card().baseModels().known().orElse(List.of()).stream()
                .flatMap(base -> ModelName.of(base).stream())
                .distinct()
                .toList();
        boolean inKey = !bases.isEmpty();
        List<String> names = inKey ? bases : List.copyOf(parents.tagged.keySet());
        Evidence evidence = inKey
                ? because(card.card().baseModels().evidence(), "The card names the base model.")
                : because(card.card().tags().evidence(), "A tag of the card names the base model.");
        return names.stream()
                .map(base -> new Parent(
                        Fact.stated(base, evidence), parents.relation(base, names.size(), graph, evidence)))
                .toList();
    }

    private static Evidence because(Evidence place, String reason) {
        return new Evidence(place.source(), reason, place.digest());
    }

    private Fact<String> relation(String base, int bases, Optional<GraphFacts> graph, Evidence place) {
        Fact<String> stated = card.card().baseModelRelation();
        if (stated.known().isPresent()) {
            return new Fact<>(
                    folded(stated.known().get()), stated.certainty(), because(stated.evidence(), "The card names the relation."));
        }
        Optional<String> tag = tagged.getOrDefault(base, Optional.empty());
        if (tag.isPresent()) {
            return Fact.stated(tag.get(), because(card.card().tags().evidence(), "A tag of the card names the relation."));
        }
        if (bases > 1) {
            return Fact.inferred(
                    "merge",
                    because(place, "The card names " + bases + " base models and no relation; several bases make a merge."));
        }
        return graph.filter(facts -> !facts.quantization().isEmpty())
                .map(facts -> Fact.inferred(
                        "quantized",
                        because(place, "The card names the base model and no relation; " + facts.file() + " holds "
                                + facts.quantization().getFirst() + ".")))
                .orElseGet(() -> Fact.unknown(
                        because(place, "The card names the base model and does not say how this one was made.")));
    }

    /** The hub's own words whatever their case; other words as they are. */
    private static String folded(String relation) {
        String word = relation.strip().toLowerCase(Locale.ROOT);
        return RELATIONS.contains(word) ? word : relation;
    }

    /** Base models by name, each with the relation if the tag has one. */
    private static Map<String, Optional<String>> tags(ModelCard card) {
        Map<String, Optional<String>> found = new LinkedHashMap<>();
        for (String tag : card.tags().known().orElse(List.of())) {
            if (tag.startsWith(TAG)) {
                addTag(found, tag.substring(TAG.length()));
            }
        }
        return found;
    }

    private static void addTag(Map<String, Optional<String>> found, String tag) {
        int colon = tag.indexOf(':');
        Optional<String> relation = colon < 0 ? Optional.empty() : Optional.of(tag.substring(0, colon));
        if (relation.isEmpty() || RELATIONS.contains(relation.get())) {
            ModelName.of(tag.substring(colon + 1)).ifPresent(name -> {
                if (relation.isPresent() || !found.containsKey(name)) {
                    found.put(name, relation);
                }
            });
        }
    }
}
