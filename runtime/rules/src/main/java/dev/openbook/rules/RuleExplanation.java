package dev.openbook.rules;

import dev.openbook.rule.BusinessDecision;
import dev.openbook.rule.Decision;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What rules decided on given facts, every rule explained.
 *
 * @param decision what all sets of the stage decided together
 * @param files the file of each set, as it was named, by the set's name and version, such as {@code default@1}
 * @param business at the stage business, what each set or table decided, by its name; empty at the others
 */
public record RuleExplanation(Decision decision, Map<String, String> files, Map<String, BusinessDecision> business) {
    /** Copies the maps, keeping their order. */
    public RuleExplanation {
        files = Collections.unmodifiableMap(new LinkedHashMap<>(files));
        business = Collections.unmodifiableMap(new LinkedHashMap<>(business));
    }
}
