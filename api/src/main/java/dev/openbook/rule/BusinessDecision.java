package dev.openbook.rule;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What business rules decided on an application's facts.
 *
 * @param decision the outcome and every reason; {@link Outcome#REVIEW} if an answer is missing or rests on a fact that a model
 *     extracted
 * @param outputs what a decision table gives, by name, in its order; empty if it cannot be decided, or for a rule set
 * @param rows the rows of the table that fit, by their names
 * @param questions what has to be known before this can be decided; empty if it is decided
 */
public record BusinessDecision(
        Decision decision, Map<String, Object> outputs, List<String> rows, List<Question> questions) {
    /** Copies the collections. */
    public BusinessDecision {
        outputs = Collections.unmodifiableMap(new LinkedHashMap<>(outputs));
        rows = List.copyOf(rows);
        questions = List.copyOf(questions);
    }

    /**
     * Something to ask a person.
     *
     * @param fact path of the fact, such as {@code applicant.taxStatus}
     * @param text the question in words
     */
    public record Question(String fact, String text) {}
}
