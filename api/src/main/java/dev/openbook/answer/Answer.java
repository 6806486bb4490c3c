package dev.openbook.answer;

import dev.openbook.rule.Decision;
import dev.openbook.rule.Outcome;
import dev.openbook.rule.ReviewTicket;
import dev.openbook.rule.RuleStage;
import java.util.List;
import java.util.Optional;

/**
 * An answer that shows its sources. What rules decided has been done to it: parts are blacked out, or all of it is withheld. Where
 * a person has to look first, {@link #review()} says so; then the text, if there is one, is for that person's eyes.
 *
 * @param found whether the library answers the question; if not, the text says so and nothing is cited
 * @param text the answer, with markers such as {@code [1]}
 * @param citations what the markers stand for, by marker
 * @param decisions what the rules said, in the order of the stages; at admission once for each model
 * @param receipt how it came about
 */
public record Answer(boolean found, String text, List<Citation> citations, List<Decision> decisions, Receipt receipt) {
    /** Copies the lists. */
    public Answer {
        citations = List.copyOf(citations);
        decisions = List.copyOf(decisions);
    }

    /** The strictest outcome of all stages. */
    public Outcome outcome() {
        return decisions.stream().map(Decision::outcome).reduce(Outcome.ALLOW, Outcome::stricter);
    }

    /** What was decided at a stage; none if nobody was asked. */
    public List<Decision> decisions(RuleStage stage) {
        return decisions.stream().filter(decision -> decision.stage() == stage).toList();
    }

    /** What a person has to look at before this leaves; empty if nobody has to. */
    public Optional<ReviewTicket> review() {
        return ReviewTicket.of(decisions);
    }
}
