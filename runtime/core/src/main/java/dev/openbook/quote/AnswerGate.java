package dev.openbook.quote;

import dev.openbook.answer.Citation;
import dev.openbook.gate.Gates;
import dev.openbook.rule.Decision;
import dev.openbook.rule.Outcome;
import dev.openbook.rule.Redaction;
import dev.openbook.rule.RuleRequest;
import dev.openbook.rule.RuleResponse;
import dev.openbook.rule.RuleResponse.Scope;
import dev.openbook.rule.RuleResponse.Sentence;
import dev.openbook.rule.RuleResponse.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Asks response rules about a quoted answer, and does to it what they say. Thread-safe. */
final class AnswerGate {
    private final Gates gates;

    AnswerGate(Gates gates) {
        this.gates = gates;
    }

    /**
     * An answer on its way out.
     *
     * @param found whether there is one
     * @param text what it says
     * @param citations what it cites
     * @param decisions what rules said so far
     * @param finishReason how it ended, for receipts
     */
    record Judged(boolean found, String text, List<Citation> citations, List<Decision> decisions, String finishReason) {
        static Judged nothing(String text, List<Decision> decisions, String finishReason) {
            return new Judged(false, text, List.of(), decisions, finishReason);
        }
    }

    Judged judge(RuleRequest request, Judged answer) {
        Decision decision = gates.rules().respond(response(request, answer));
        List<Decision> decisions = new ArrayList<>(answer.decisions());
        decisions.add(decision);
        if (decision.outcome() == Outcome.DENY) {
            String why = "The rules withhold this answer: " + Gates.reasons(decision, Outcome.DENY) + ".";
            return Judged.nothing(why, decisions, "withheld");
        }
        List<Redaction> redactions = decision.redactions();
        return new Judged(
                answer.found(),
                Redaction.apply(answer.text(), redactions),
                QuotedText.blackedOut(answer.citations(), redactions),
                decisions,
                decision.outcome() == Outcome.REVIEW ? "review" : answer.finishReason());
    }

    /** Every quote is a sentence that its own source supports, being that source's words. */
    private static RuleResponse response(RuleRequest request, Judged answer) {
        List<Sentence> sentences = answer.found()
                ? answer.citations().stream()
                        .map(cited -> new Sentence(cited.quote(), true, List.of(cited.marker()), Optional.of(true)))
                        .toList()
                : List.of(new Sentence(answer.text(), false, List.of(), Optional.empty()));
        return new RuleResponse(
                request, Scope.ANSWER, answer.text(), Optional.of(sentences),
                answer.citations().stream().map(AnswerGate::source).toList(), 1);
    }

    private static Source source(Citation citation) {
        Optional<Integer> page = citation.page() > 0 ? Optional.of(citation.page()) : Optional.empty();
        return new Source(
                citation.marker(), citation.document().path(), page, String.join(" > ", citation.headings()), citation.quote());
    }
}
