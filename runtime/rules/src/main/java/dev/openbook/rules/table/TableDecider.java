package dev.openbook.rules.table;

import dev.openbook.rule.BusinessDecision;
import dev.openbook.rule.BusinessDecision.Question;
import dev.openbook.rule.Decision;
import dev.openbook.rule.Outcome;
import dev.openbook.rule.RuleMode;
import dev.openbook.rule.RuleResult;
import dev.openbook.rule.RuleStage;
import dev.openbook.rule.ShadowDecision;
import dev.openbook.rules.parse.RuleSetDocument.OnError;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongSupplier;

/**
 * Asks a decision table. What is missing becomes a question if it could still change the result, and only then; what rests on a
 * fact that a model extracted goes to a person. Thread-safe; costs microseconds if every input is known, and a bounded look at
 * what the unknown ones could be otherwise.
 */
public final class TableDecider {
    private final DecisionTable table;
    private final RuleMode mode;
    private final LongSupplier nanoTime;

    /** Asks a table in a mode. */
    public TableDecider(DecisionTable table, RuleMode mode, LongSupplier nanoTime) {
        this.table = table;
        this.mode = mode;
        this.nanoTime = nanoTime;
    }

    /**
     * What follows from facts.
     *
     * @param facts groups of facts by name, {@code env} and {@code params} among them, of the types that the table declares
     * @param extracted paths of facts that a model read out of a document
     */
    public BusinessDecision decide(Map<String, Object> facts, Set<String> extracted) {
        long began = nanoTime.getAsLong();
        Case asked = new Case(table, facts);
        Judged judged = asked.failures().isEmpty() ? judged(asked, extracted) : failed(asked);
        Duration took = Duration.ofNanos(Math.max(0, nanoTime.getAsLong() - began));
        List<RuleResult> results = new ArrayList<>();
        for (RuleResult result : judged.results()) {
            results.add(new RuleResult(
                    result.ruleSet(), result.rule(), result.verdict(), result.outcome(), result.message(), result.explanation(),
                    result.reasons(), result.unknown(), result.retry(), result.redactions(), results.isEmpty() ? took : Duration.ZERO));
        }
        Decision decision = Decision.of(RuleStage.BUSINESS, results, List.of(table.identity()));
        return mode == RuleMode.SHADOW
                ? onTrial(decision)
                : new BusinessDecision(decision, judged.outputs(), judged.rows(), judged.questions());
    }

    /** A table on trial decides nothing; what it would have decided is on record. */
    private BusinessDecision onTrial(Decision would) {
        Decision decision = Decision.of(RuleStage.BUSINESS, List.of(), List.of());
        ShadowDecision shadow =
                new ShadowDecision(table.identity(), would.outcome(), would.results(), would.outcome() != Outcome.ALLOW);
        return new BusinessDecision(decision.beside(List.of(shadow)), Map.of(), List.of(), List.of());
    }

    private Judged failed(Case asked) {
        RowResults results = new RowResults(table, mode, asked);
        Outcome outcome = table.onError() == OnError.DENY ? Outcome.DENY : Outcome.AUDIT;
        List<RuleResult> failures = asked.failures().entrySet().stream()
                .map(failure -> results.failed(table.columns().inputs().get(failure.getKey()).name(), outcome, failure.getValue()
                        + (outcome == Outcome.DENY ? " (onError: deny)" : " (onError: allow)")))
                .toList();
        return new Judged(failures, Map.of(), List.of(), List.of());
    }

    private Judged judged(Case asked, Set<String> extracted) {
        Possibilities possible =
                new Possibilities(table.columns().grid(), asked.kinds(), table::counting, table::conclusion);
        RowResults results = new RowResults(table, mode, asked);
        if (!possible.isDecided()) {
            return undecided(asked, possible, results);
        }
        List<Integer> rows = possible.rows().iterator().next();
        Conclusion conclusion = table.conclusion(rows);
        Set<String> resting = resting(asked, extracted);
        List<RuleResult> decided = results.decided(possible.rows(), conclusion, resting);
        List<String> names = possible.rows().size() == 1 ? rows.stream().map(row -> table.rows().get(row).id()).toList() : List.of();
        return new Judged(decided, conclusion.outputs(), names, List.of());
    }

    private Judged undecided(Case asked, Possibilities possible, RowResults results) {
        Set<String> missing = new LinkedHashSet<>();
        asked.unknown().forEach((column, facts) -> {
            if (possible.matters(column)) {
                missing.addAll(facts);
            }
        });
        List<Question> questions = missing.stream().map(this::question).toList();
        return new Judged(results.undecided(possible.rows(), questions), Map.of(), List.of(), questions);
    }

    private Question question(String fact) {
        return new Question(
                fact, table.facts().named(fact).flatMap(declared -> declared.question()).orElse("What is " + fact + "?"));
    }

    /** The extracted facts that would have changed what follows, had they been others. */
    private Set<String> resting(Case asked, Set<String> extracted) {
        Set<String> resting = new TreeSet<>();
        if (extracted.isEmpty() || mode != RuleMode.ENFORCE) {
            return resting;
        }
        int[] open = asked.kindsWithout(List.copyOf(extracted));
        Possibilities possible = new Possibilities(table.columns().grid(), open, table::counting, table::conclusion);
        List<Input> inputs = table.columns().inputs();
        for (int column = 0; column < inputs.size(); column++) {
            Input input = inputs.get(column);
            List<String> facts = extracted.stream().filter(input::reads).toList();
            if (!facts.isEmpty() && !possible.isDecided() && possible.matters(column)) {
                resting.addAll(facts);
            }
        }
        return resting;
    }

    /** What came of a question, without its time. */
    private record Judged(List<RuleResult> results, Map<String, Object> outputs, List<String> rows, List<Question> questions) {}
}
