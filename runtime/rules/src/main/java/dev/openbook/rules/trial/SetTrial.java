package dev.openbook.rules.trial;

import dev.openbook.rule.Decision;
import dev.openbook.rule.RuleResult;
import dev.openbook.rules.check.CheckedRuleSet;
import dev.openbook.rules.check.CheckedRuleSet.Rule;
import dev.openbook.rules.check.CheckedRuleSet.Test;
import dev.openbook.rules.evaluate.Asking;
import dev.openbook.rules.evaluate.CheckedRuleBook;
import java.util.ArrayList;
import java.util.List;

/**
 * The tests of one set, run on the set alone, whatever stands beside it, and in force. Thread-safe; a test costs microseconds
 * for each rule.
 */
public final class SetTrial {
    private final CheckedRuleSet set;
    private final Asking asking;
    private final List<Ran> runs = new ArrayList<>();

    /**
     * A test and what came of it.
     *
     * @param test the test
     * @param decision what the set decided
     * @param difference from what the test expects, as a sentence; empty if it passed
     */
    public record Ran(Test test, Decision decision, String difference) {
        /** Whether the set decided as expected. */
        public boolean passed() {
            return difference.isEmpty();
        }
    }

    /** Runs all tests. */
    public SetTrial(CheckedRuleSet set, Asking asking) {
        this.set = set.enforced();
        this.asking = asking;
        for (Test test : set.tests()) {
            Decision decision = new CheckedRuleBook(List.of(this.set), asking).decide(set.stage(), test.given());
            runs.add(new Ran(test, decision, Expectation.difference(test, decision)));
        }
    }

    /** All tests, in order. */
    public List<Ran> runs() {
        return List.copyOf(runs);
    }

    /** What the tests see of each rule, in the order of the rules. */
    public List<Seen> seen() {
        List<Seen> seen = new ArrayList<>();
        for (int i = 0; i < set.rules().size(); i++) {
            int rule = i;
            seen.add(Seen.of(runs.stream().map(run -> run.decision().results().get(rule).verdict()).toList()));
        }
        return seen;
    }

    /** Each rule changed in one way at a time, and whether a test that passes then fails. */
    public List<Mutant> mutants() {
        List<Mutant> mutants = new ArrayList<>();
        for (int i = 0; i < set.rules().size(); i++) {
            RuleChanges changes = new RuleChanges(set, set.rules().get(i), asking);
            for (Mutant.Change change : changes.possible()) {
                mutants.add(new Mutant(i, change, isNoticed(i, changes, change)));
            }
        }
        return mutants;
    }

    /** What one rule says does not depend on the others, so that only its own result has to be found anew. */
    private boolean isNoticed(int rule, RuleChanges changes, Mutant.Change change) {
        return runs.stream().filter(Ran::passed).anyMatch(run -> {
            List<RuleResult> results = new ArrayList<>(run.decision().results());
            results.set(rule, changes.result(change, results.get(rule), run.test().given()));
            Decision changed = Decision.of(set.stage(), results, run.decision().ruleSets());
            return !Expectation.difference(run.test(), changed).isEmpty();
        });
    }

    /** The rules, in order. */
    public List<Rule> rules() {
        return set.rules();
    }
}
