package dev.openbook.rule;

import java.util.Map;
import java.util.Set;

/**
 * What an application tells business rules. What is not there is unknown.
 *
 * @param facts by name; texts, numbers, truth values, dates ({@link java.time.LocalDate}), and lists and maps of them
 * @param extracted paths of facts, such as {@code applicant.taxStatus}, that a model read out of a document and nobody
 *     confirmed: a decision that rests on one goes to a person
 */
public record RuleInput(Map<String, Object> facts, Set<String> extracted) {
    /** Copies the collections, not what is in them. */
    public RuleInput {
        facts = Map.copyOf(facts);
        extracted = Set.copyOf(extracted);
    }

    /** Facts that somebody stands for. */
    public static RuleInput of(Map<String, Object> facts) {
        return new RuleInput(facts, Set.of());
    }
}
