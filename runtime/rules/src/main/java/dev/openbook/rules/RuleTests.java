package dev.openbook.rules;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.rules.parse.FilePlaces;
import dev.openbook.rules.parse.Place;
import dev.openbook.rules.trial.Mutant;
import dev.openbook.rules.trial.Seen;
import dev.openbook.rules.trial.SetTrial;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Runs the tests that rule files bring along. Every set is tested alone, whatever stands beside it.
 *
 * <p>With JUnit, each becomes a test of its own:
 *
 * {@snippet :
 * @TestFactory
 * Stream<DynamicTest> rules() {
 *     return RuleTests.checks(Path.of("rules")).map(check -> DynamicTest.dynamicTest(check.name(), check::verify));
 * }
 * }
 *
 * <p>All methods are thread-safe and keep nothing open; a test costs microseconds for each rule once its file is loaded.
 */
public final class RuleTests {
    private RuleTests() {}

    /**
     * Runs the tests of a rule file or of a folder of them, in order.
     *
     * @throws OpenbookException {@link FailureCode#RULES_INVALID} if the rules cannot be loaded
     */
    public static List<RuleTestResult> run(Path fileOrFolder) {
        return report(List.of(fileOrFolder)).tests();
    }

    /**
     * Runs the tests of a rule set in a text.
     *
     * @param name what results call it
     * @throws OpenbookException {@link FailureCode#RULES_INVALID} if the rules cannot be loaded
     */
    public static List<RuleTestResult> run(String name, String yaml) {
        return report(RuleSetFiles.parse(name, yaml), false).tests();
    }

    /**
     * The tests as checks with names, for test frameworks to run one by one.
     *
     * @throws OpenbookException {@link FailureCode#RULES_INVALID} if the rules cannot be loaded
     */
    public static Stream<RuleCheck> checks(Path fileOrFolder) {
        return run(fileOrFolder).stream().map(RuleCheck::new);
    }

    /**
     * Runs the tests of files and folders, and says what they see of each rule.
     *
     * @throws OpenbookException {@link FailureCode#RULES_INVALID} if the rules cannot be loaded
     */
    public static RuleTestReport report(List<Path> filesOrFolders) {
        return report(RuleSetFiles.load(filesOrFolders), false);
    }

    /**
     * The same, and whether the tests notice if a rule is changed. Costs up to four times as many questions as there are rules
     * and tests.
     *
     * @throws OpenbookException {@link FailureCode#RULES_INVALID} if the rules cannot be loaded
     */
    public static RuleTestReport reportWithChanges(List<Path> filesOrFolders) {
        return report(RuleSetFiles.load(filesOrFolders), true);
    }

    private static RuleTestReport report(RuleSetFiles files, boolean withChanges) {
        files.orThrow();
        List<RuleTestResult> tests = new ArrayList<>();
        List<RuleCoverage> coverage = new ArrayList<>();
        List<RuleChange> changes = new ArrayList<>();
        for (RuleSetFiles.Loaded loaded : files.sets()) {
            SetTrial trial = new SetTrial(loaded.set(), RuleBooks.asking(RuleSettings.standard()));
            trial.runs().forEach(run -> tests.add(result(loaded, run)));
            coverage.addAll(coverage(loaded, trial));
            if (withChanges) {
                changes.addAll(changes(loaded, trial));
            }
        }
        files.tables().forEach(table -> TableTests.run(table).forEach(tests::add));
        return new RuleTestReport(tests, coverage, changes);
    }

    private static RuleTestResult result(RuleSetFiles.Loaded loaded, SetTrial.Ran run) {
        return new RuleTestResult(
                loaded.file(), run.test().place().line(), loaded.set().label(), run.test().name(), run.passed(), run.difference(),
                run.decision());
    }

    private static List<RuleCoverage> coverage(RuleSetFiles.Loaded loaded, SetTrial trial) {
        List<RuleCoverage> coverage = new ArrayList<>();
        List<Seen> seen = trial.seen();
        for (int i = 0; i < seen.size(); i++) {
            var rule = loaded.set().rules().get(i);
            coverage.add(new RuleCoverage(
                    loaded.file(), rule.place().line(), rule.place().column(), loaded.set().label(), rule.id(), seen.get(i).holding(),
                    seen.get(i).failing()));
        }
        return coverage;
    }

    private static List<RuleChange> changes(RuleSetFiles.Loaded loaded, SetTrial trial) {
        FilePlaces places = FilePlaces.of(loaded.document().source());
        return trial.mutants().stream()
                .map(mutant -> {
                    RuleChange.Kind kind = RuleChange.Kind.valueOf(mutant.change().name());
                    Place place = places.of("rules", mutant.rule(), key(mutant));
                    return new RuleChange(
                            loaded.file(), place.line(), place.column(), loaded.set().label(),
                            loaded.set().rules().get(mutant.rule()).id(), kind, mutant.noticed());
                })
                .toList();
    }

    private static String key(Mutant mutant) {
        return switch (mutant.change()) {
            case REQUIRE_NEGATED -> "require";
            case WHEN_NEGATED, WHEN_REMOVED -> "when";
            case ACTION_WEAKENED -> "action";
        };
    }
}
