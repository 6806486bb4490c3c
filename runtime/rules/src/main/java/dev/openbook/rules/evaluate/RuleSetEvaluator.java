package dev.openbook.rules.evaluate;

import dev.openbook.rule.Outcome;
import dev.openbook.rule.Reason;
import dev.openbook.rule.Redaction;
import dev.openbook.rule.Retry;
import dev.openbook.rule.RuleMode;
import dev.openbook.rule.RuleResult;
import dev.openbook.rule.RuleSetIdentity;
import dev.openbook.rule.RuleStage;
import dev.openbook.rule.Verdict;
import dev.openbook.rules.check.CheckedRuleSet;
import dev.openbook.rules.check.CheckedRuleSet.Absence;
import dev.openbook.rules.check.CheckedRuleSet.Condition;
import dev.openbook.rules.check.CheckedRuleSet.Rule;
import dev.openbook.rules.detect.Detector.Found;
import dev.openbook.rules.expression.Evaluation;
import dev.openbook.rules.expression.ValueText;
import dev.openbook.rules.parse.RuleSetDocument.OnError;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.function.Predicate;

/**
 * Asks every rule of one set. Thread-safe; costs a few microseconds for each rule.
 *
 * <p>A rule whose {@code require} cannot be decided, because a fact is unknown, does not hold: its action follows, except that
 * business rules then send the case to a person. A rule that fails with an error follows {@code onError}. A {@code when} that
 * cannot be decided counts as true, so that not knowing never makes a rule go away.
 */
final class RuleSetEvaluator {
    private static final int MAX_MESSAGE = 600;
    private static final int MAX_EXPLANATION = 2_000;

    private final CheckedRuleSet set;
    private final RuleMode mode;
    private final Asking asking;
    private final String label;

    /** Asks the rules of a set in a mode. */
    RuleSetEvaluator(CheckedRuleSet set, RuleMode mode, Asking asking) {
        this.set = set;
        this.mode = mode;
        this.asking = asking;
        this.label = set.label();
    }

    RuleSetIdentity identity() {
        return set.identity();
    }

    /** What each rule says of groups of facts, which are of the types that the set was checked with; {@code env} is among them. */
    List<RuleResult> evaluate(Map<String, Object> groups, Predicate<Rule> asked) {
        Variables facts = Variables.of(set, groups);
        List<RuleResult> results = new ArrayList<>(set.rules().size());
        for (Rule rule : set.rules()) {
            if (asked.test(rule)) {
                results.add(timed(rule, facts));
            }
        }
        return results;
    }

    private RuleResult timed(Rule rule, Variables facts) {
        long began = asking.nanoTime().getAsLong();
        Said said = ask(rule, facts);
        Duration took = Duration.ofNanos(Math.max(0, asking.nanoTime().getAsLong() - began));
        return new RuleResult(
                label, rule.id(), said.verdict(), said.outcome(), said.message(), said.explanation(), said.reasons(),
                said.unknown(), said.retry(), said.redactions(), took);
    }

    private Said ask(Rule rule, Variables facts) {
        Optional<Evaluation> when = rule.when().map(facts::evaluate);
        if (when.isPresent() && when.get() instanceof Evaluation.Value applies && !applies.isTrue()) {
            return Said.NOT_APPLICABLE;
        }
        if (when.isPresent() && when.get() instanceof Evaluation.Failed failed) {
            return failed(rule, facts, failed);
        }
        return switch (rule.requirement()) {
            case Condition condition -> condition(rule, condition, facts);
            case Absence absence -> absence(rule, absence, facts);
        };
    }

    private Said condition(Rule rule, Condition condition, Variables facts) {
        Evaluation quick = facts.evaluate(condition.expression());
        if (quick instanceof Evaluation.Value value && value.isTrue()) {
            return Said.holds(
                    asking.explainAll() ? facts.explain(condition.expression()).explanation() : value.explanation());
        }
        return switch (quick) {
            case Evaluation.Value ignored when facts.explain(condition.expression()) instanceof Evaluation.Value why ->
                violated(rule, facts, Verdict.VIOLATED, rule.action(), why.explanation()).because(condition.reasons(why.parts()));
            case Evaluation.Value value -> violated(rule, facts, Verdict.VIOLATED, rule.action(), value.explanation());
            case Evaluation.Unknown unknown ->
                violated(rule, facts, Verdict.UNDECIDED, undecided(rule), unknown.explanation()).missing(facts.behind(unknown.facts()));
            case Evaluation.Failed failed -> failed(rule, facts, failed);
        };
    }

    /** Business rules send a case to a person where not knowing would be a no. */
    private Outcome undecided(Rule rule) {
        return set.stage() == RuleStage.BUSINESS && rule.action() == Outcome.DENY ? Outcome.REVIEW : rule.action();
    }

    private Said absence(Rule rule, Absence absence, Variables facts) {
        List<Found> found = absence.detector().find(facts.text("answer", "text"));
        if (found.isEmpty()) {
            return Said.holds(absence.name() + " finds nothing");
        }
        StringJoiner kinds = new StringJoiner(", ", absence.name() + " finds ", "");
        found.stream().map(Found::what).distinct().forEach(kinds::add);
        Said said = violated(rule, facts, Verdict.VIOLATED, rule.action(), kinds + " (" + found.size() + ")");
        return said.outcome() == Outcome.REDACT
                ? said.blackingOut(found.stream()
                        .map(place -> new Redaction(place.start(), place.end(), absence.replacement(), place.what()))
                        .toList())
                : said;
    }

    /** Follows {@code onError}; where a fact was missing as well, the stricter of that and of what not knowing leads to. */
    private Said failed(Rule rule, Variables facts, Evaluation.Failed failed) {
        boolean deny = set.onError() == OnError.DENY;
        String explanation = failed.explanation() + (deny ? " (onError: deny)" : " (onError: allow)");
        Outcome outcome = deny ? Outcome.DENY : Outcome.AUDIT;
        if (failed.unknown().isEmpty()) {
            return violated(rule, facts, Verdict.FAILED, outcome, explanation);
        }
        List<String> unknown = facts.behind(failed.unknown());
        return violated(
                        rule, facts, Verdict.FAILED, outcome.stricter(undecided(rule)),
                        explanation + "; besides, it needs " + String.join(", ", unknown))
                .missing(unknown);
    }

    private Said violated(Rule rule, Variables facts, Verdict verdict, Outcome outcome, String explanation) {
        StringJoiner whole = new StringJoiner("; ").add(explanation);
        rule.annotations().forEach((name, expression) -> {
            if (facts.evaluate(expression) instanceof Evaluation.Value value) {
                whole.add(name + ": " + ValueText.of(value.value()));
            }
        });
        boolean lenient = mode == RuleMode.REPORT && outcome.compareTo(Outcome.WARN) > 0;
        Optional<Retry> retry = rule.retry()
                .filter(ignored -> mode != RuleMode.REPORT)
                .flatMap(again -> words(facts.say(again.hint())).map(hint -> new Retry(again.max(), hint)));
        return new Said(
                verdict,
                lenient ? Outcome.WARN : outcome,
                words(facts.say(rule.message())).orElse("The rule '" + rule.id() + "' does not hold."),
                ValueText.line(lenient ? whole + " (mode: report)" : whole.toString(), MAX_EXPLANATION),
                List.of(), List.of(), retry, List.of());
    }

    private static Optional<String> words(String said) {
        return said.isBlank() ? Optional.empty() : Optional.of(ValueText.line(said, MAX_MESSAGE));
    }

    /** A result without its name and time. */
    private record Said(
            Verdict verdict,
            Outcome outcome,
            String message,
            String explanation,
            List<Reason> reasons,
            List<String> unknown,
            Optional<Retry> retry,
            List<Redaction> redactions) {
        static final Said NOT_APPLICABLE = allowed(Verdict.NOT_APPLICABLE, "");

        static Said holds(String explanation) {
            return allowed(Verdict.HOLDS, explanation);
        }

        private static Said allowed(Verdict verdict, String explanation) {
            return new Said(verdict, Outcome.ALLOW, "", explanation, List.of(), List.of(), Optional.empty(), List.of());
        }

        Said because(List<Reason> parts) {
            return new Said(verdict, outcome, message, explanation, parts, unknown, retry, redactions);
        }

        Said missing(List<String> facts) {
            return new Said(verdict, outcome, message, explanation, reasons, facts, retry, redactions);
        }

        Said blackingOut(List<Redaction> ranges) {
            return new Said(verdict, outcome, message, explanation, reasons, unknown, retry, ranges);
        }
    }
}
