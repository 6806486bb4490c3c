package dev.openbook.rule;

import dev.openbook.value.CanonicalJson;
import dev.openbook.value.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a person has to look at before anything goes on.
 *
 * @param id names the decisions that led to it: the same decisions, the same ticket
 * @param stage the last stage that asked for a person
 * @param reasons what the rules say, each once
 */
public record ReviewTicket(String id, RuleStage stage, List<String> reasons) {
    private static final int ID_LENGTH = 16;

    /** Copies the list. */
    public ReviewTicket {
        reasons = List.copyOf(reasons);
    }

    /** The ticket that decisions lead to; empty unless {@link Outcome#REVIEW} is their strictest outcome. */
    public static Optional<ReviewTicket> of(List<Decision> decisions) {
        List<String> reasons = new ArrayList<>();
        RuleStage stage = RuleStage.REQUEST;
        Outcome strictest = Outcome.ALLOW;
        for (Decision decision : decisions) {
            strictest = strictest.stricter(decision.outcome());
            if (decision.outcome() == Outcome.REVIEW) {
                stage = decision.stage();
                decision.results().stream()
                        .filter(result -> result.outcome() == Outcome.REVIEW)
                        .map(RuleResult::message)
                        .filter(message -> !reasons.contains(message))
                        .forEach(reasons::add);
            }
        }
        if (strictest != Outcome.REVIEW) {
            return Optional.empty();
        }
        Json all = Json.array(decisions.stream().map(DecisionJson::of).toList());
        String digest = CanonicalJson.digest(all).hex();
        return Optional.of(new ReviewTicket(digest.substring(0, ID_LENGTH), stage, reasons));
    }
}
