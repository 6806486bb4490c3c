package dev.openbook.rules;

import dev.openbook.rules.lint.RuleSetLint;
import dev.openbook.rules.lint.TableLint;
import dev.openbook.rules.problem.RuleProblem;
import dev.openbook.rules.trial.SetTrial;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Looks at rule files without asking them anything: what keeps them from loading, and what is allowed and yet cannot be meant.
 *
 * <p>All methods are thread-safe and keep nothing open. Costs about twice as much as loading.
 */
public final class RuleLint {
    private RuleLint() {}

    /**
     * All problems of files and folders: first those that keep them from loading, then warnings about the files that have none.
     * Never throws for what is in a file.
     */
    public static List<RuleProblem> check(List<Path> filesOrFolders) {
        RuleSetFiles files = RuleSetFiles.load(filesOrFolders);
        List<RuleProblem> problems = new ArrayList<>(files.problems());
        files.sets().forEach(loaded -> problems.addAll(warnings(loaded)));
        files.tables().forEach(loaded -> problems.addAll(TableLint.warnings(loaded.document())));
        return List.copyOf(problems);
    }

    private static List<RuleProblem> warnings(RuleSetFiles.Loaded loaded) {
        SetTrial trial = new SetTrial(loaded.set(), RuleBooks.asking(RuleSettings.standard()));
        return RuleSetLint.warnings(loaded.document(), trial.seen());
    }
}
