package dev.openbook.rules.table;

import dev.openbook.rules.parse.RuleSource;
import dev.openbook.rules.parse.TableDocument;
import dev.openbook.rules.parse.TableDocument.Hit;
import dev.openbook.rules.parse.TableDocument.PlaceInFile;
import dev.openbook.rules.parse.TableDocument.RowText;
import dev.openbook.rules.problem.RuleProblem.Code;
import java.util.BitSet;
import java.util.Optional;
import java.util.StringJoiner;

/**
 * Looks at all cases of a table at once: one that no row takes, one that two rows take, rows that never count. Exact for inputs
 * that do not depend on each other; inputs that are computed from the same facts are taken as if they did not.
 */
final class TableAnalysis {
    /** Steps that all questions about one table may take together: about a second, and some 100 MB. */
    static final long MAX_STEPS = 50_000_000;

    private static final int MAX_OVERLAPS = 20;

    private final TableDocument document;
    private final DecisionTable.Columns columns;
    private final Budget budget = new Budget(MAX_STEPS);

    TableAnalysis(TableDocument document, DecisionTable.Columns columns) {
        this.document = document;
        this.columns = columns;
    }

    /** Reports what is wrong. */
    void report() {
        try {
            emptyRows();
            if (document.hit() == Hit.UNIQUE) {
                overlaps();
            }
            if (document.hit() == Hit.FIRST) {
                covered();
            }
            if (!document.hit().collects() && document.otherwise().isEmpty()) {
                gap();
            }
        } catch (Budget.Spent e) {
            document.source().report(document.namePlace(), Code.TOO_COSTLY, "This table has so many rows and inputs that it cannot be said"
                    + " within reasonable time whether rows overlap or a case is missing. Split it into several tables.");
        }
    }

    /** A row with a cell that takes no value at all. */
    private void emptyRows() {
        Grid grid = columns.grid();
        for (int row = 0; row < grid.rows(); row++) {
            for (int column = 0; column < grid.columns(); column++) {
                if (!grid.takesAny(row, column)) {
                    text(row).when().get(column).report(0, Code.COVERED, "no value that '" + columns.inputs().get(column).name()
                            + "' may have fits this cell, so the row " + text(row).id() + " can never count.");
                }
            }
        }
    }

    private void overlaps() {
        int found = 0;
        for (int row = 0; row < columns.grid().rows(); row++) {
            for (int other = 0; other < row && found < MAX_OVERLAPS; other++) {
                Optional<int[]> common = columns.grid().common(other, row, budget);
                if (common.isPresent()) {
                    found++;
                    String rows = "The rows " + text(other).id() + " and " + text(row).id();
                    report(text(row).place(), Code.OVERLAP, rows + " both match " + words(common.get())
                            + ". Only one row may match (hit: unique): make one of them narrower, or use hit: first.");
                }
            }
        }
    }

    private void covered() {
        BitSet earlier = new BitSet();
        for (int row = 0; row < columns.grid().rows(); row++) {
            if (row > 0 && isPossible(row) && columns.grid().gap(earlier, row, budget).isEmpty()) {
                report(text(row).place(), Code.COVERED, "The row " + text(row).id() + " can never count: earlier rows match every case that"
                        + " it matches. Move it up, or remove it.");
            }
            earlier.set(row);
        }
    }

    private boolean isPossible(int row) {
        return columns.grid().common(row, row, budget).isPresent();
    }

    private void gap() {
        columns.grid().gap(columns.grid().allRows(), -1, budget).ifPresent(kinds -> document.source().report(
                document.namePlace(), Code.GAP, "No row matches " + words(kinds)
                        + ". Add a row for this case, or say under 'otherwise' what follows if no row matches."));
    }

    private String words(int[] kinds) {
        StringJoiner words = new StringJoiner(", ");
        for (int column = 0; column < kinds.length; column++) {
            words.add(columns.axes().get(column).words(kinds[column]));
        }
        return words.toString();
    }

    private RowText text(int row) {
        return document.rows().get(row);
    }

    private static void report(PlaceInFile place, Code code, String message) {
        RuleSource source = place.source();
        source.report(place.place(), code, message);
    }
}
