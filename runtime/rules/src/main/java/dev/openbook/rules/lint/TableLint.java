package dev.openbook.rules.lint;

import dev.openbook.rules.parse.TableDocument;
import dev.openbook.rules.problem.RuleProblem;
import dev.openbook.rules.problem.RuleProblem.Code;
import java.util.List;

/** Looks at one decision table that has no errors; gaps, overlaps and rows that can never count are errors already. */
public final class TableLint {
    private TableLint() {}

    /** What is to be pointed out. */
    public static List<RuleProblem> warnings(TableDocument document) {
        return document.tests().isEmpty()
                ? List.of(document.source().problem(document.namePlace(), Code.UNTESTED, "This table has no tests, so nobody would"
                        + " notice a row that decides wrongly. Write cases for its rows below 'tests'."))
                : List.of();
    }
}
