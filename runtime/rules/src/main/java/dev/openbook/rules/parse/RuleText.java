package dev.openbook.rules.parse;

import dev.openbook.rule.Outcome;
import java.util.Map;
import java.util.Optional;

/**
 * A rule as it is written.
 *
 * @param id unique in the set
 * @param place where it starts
 * @param when whether the rule applies; without it, it always does
 * @param test what has to hold, or what must not be found
 * @param action what follows if it does not
 * @param message an expression for the sentence that people then read
 * @param annotations expressions whose values are added to the explanation, by name
 * @param retry whether an answer should be written again first
 * @param bySentence whether it is asked of every sentence while an answer streams
 */
public record RuleText(
        String id,
        Place place,
        Optional<ScalarText> when,
        Test test,
        Outcome action,
        ScalarText message,
        Map<String, ScalarText> annotations,
        Optional<RetryText> retry,
        boolean bySentence) {

    /** What a rule looks at. */
    public sealed interface Test {}

    /**
     * A condition.
     *
     * @param require must be true
     */
    public record Require(ScalarText require) implements Test {}

    /**
     * Something that an answer must not show.
     *
     * @param detector what finds it, such as {@code us-pii}
     * @param place where the detector's name stands
     * @param replacement what takes its place
     */
    public record Redact(String detector, Place place, String replacement) implements Test {}

    /**
     * A wish to try again.
     *
     * @param max most further tries, 1 to 5
     * @param hint an expression for what to tell the writer
     */
    public record RetryText(int max, ScalarText hint) {}
}
