package dev.openbook.rule;

import dev.openbook.provenance.ModelProvenance;
import java.util.Map;
import java.util.Optional;

/**
 * What somebody asks for, as rules see it before anything runs.
 *
 * @param kind what for, in the application's words, such as {@code question} or {@code draft}
 * @param text the question or the prompt
 * @param caller who asks; empty if nobody says, and then everything about them is unknown to rules
 * @param model the model that is to answer: a generator, or else the embedding model; empty if none takes part
 * @param attributes further facts that the application gives, such as the section that a draft is for
 */
public record RuleRequest(
        String kind, String text, Optional<Caller> caller, Optional<ModelProvenance> model, Map<String, String> attributes) {
    /** Copies the map. */
    public RuleRequest {
        attributes = Map.copyOf(attributes);
    }

    /** A request of which nothing but its kind and text is known. */
    public static RuleRequest of(String kind, String text) {
        return new RuleRequest(kind, text, Optional.empty(), Optional.empty(), Map.of());
    }

    /** The same, asked by somebody. */
    public RuleRequest by(Caller who) {
        return new RuleRequest(kind, text, Optional.of(who), model, attributes);
    }

    /** The same, to be answered by a model. */
    public RuleRequest to(ModelProvenance which) {
        return new RuleRequest(kind, text, caller, Optional.of(which), attributes);
    }
}
