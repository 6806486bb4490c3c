package dev.openbook.rules.table;

import dev.openbook.rule.BusinessDecision.Question;
import dev.openbook.rule.Outcome;
import dev.openbook.rule.Reason;
import dev.openbook.rule.RuleMode;
import dev.openbook.rule.RuleResult;
import dev.openbook.rule.Verdict;
import dev.openbook.rules.expression.ValueText;
import dev.openbook.rules.parse.CellText;
import dev.openbook.rules.parse.Place;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Says what came of each row that counts, in words that need no table beside them.
 *
 * @param table asked
 * @param mode in which it is asked
 * @param asked about
 */
record RowResults(DecisionTable table, RuleMode mode, Case asked) {
    private static final String OTHERWISE = "otherwise";
    private static final int MAX_EXPLANATION = 2_000;
    private static final int MAX_ROWS = 20;

    /** The rows that decided; several sets of them if they give the same, whatever is unknown. */
    List<RuleResult> decided(Set<List<Integer>> rows, Conclusion conclusion, Set<String> resting) {
        List<RuleResult> results = new ArrayList<>();
        String gives = conclusion.outputs().isEmpty() ? "" : "; gives " + conclusion.outputs().entrySet().stream()
                .map(output -> output.getKey() + " = " + ValueText.of(output.getValue()))
                .collect(Collectors.joining(", "));
        String same = rows.size() == 1 ? "" : "; one of several rows fits, which all give the same, whatever "
                + asked.unknown().values().stream().flatMap(List::stream).distinct().collect(Collectors.joining(", ")) + " is";
        for (int position : positions(rows)) {
            Optional<Row> row = row(position);
            boolean open = row.filter(given -> !given.open().isEmpty()).isPresent();
            Outcome outcome = row.map(Row::action).orElse(Outcome.ALLOW).stricter(open ? Outcome.REVIEW : Outcome.ALLOW);
            Verdict verdict = open ? Verdict.UNDECIDED : outcome == Outcome.ALLOW ? Verdict.HOLDS : Verdict.VIOLATED;
            String message = outcome == Outcome.ALLOW
                    ? row.flatMap(Row::message).orElse("")
                    : row.flatMap(Row::message).orElse(position < 0 ? "No row of the table fits." : "Row " + row.get().id() + " fits.");
            RuleResult result = result(position, verdict, outcome, message, fits(position) + gives + same, List.of());
            results.add(resting.isEmpty() || outcome == Outcome.REVIEW ? result : resting(result, resting));
        }
        return results;
    }

    /** The rows that could still count. */
    List<RuleResult> undecided(Set<List<Integer>> rows, List<Question> questions) {
        List<String> unknown = questions.stream().map(Question::fact).toList();
        String message = "This cannot be decided before more is known: "
                + questions.stream().map(Question::text).collect(Collectors.joining(" "));
        String names = unknown.stream().map(fact -> fact + " is unknown").collect(Collectors.joining(", "));
        return positions(rows).stream()
                .limit(MAX_ROWS)
                .map(position -> result(position, Verdict.UNDECIDED, Outcome.REVIEW, message, (position < 0
                        ? "perhaps no row fits"
                        : "row " + table.rows().get(position).id() + " may fit") + ": " + names, unknown))
                .toList();
    }

    /** An input that could not be computed. */
    RuleResult failed(String input, Outcome outcome, String explanation) {
        return named(input, Verdict.FAILED, outcome, "The input '" + input + "' cannot be computed.", explanation, List.of(), List.of());
    }

    /** Each row once, in the order of the table; last, -1 for what is given otherwise. */
    private static List<Integer> positions(Set<List<Integer>> rows) {
        Set<Integer> positions = new TreeSet<>();
        rows.forEach(positions::addAll);
        List<Integer> ordered = new ArrayList<>(positions);
        if (rows.contains(List.<Integer>of())) {
            ordered.add(-1);
        }
        return ordered;
    }

    private Optional<Row> row(int position) {
        return position < 0 ? table.otherwise() : Optional.of(table.rows().get(position));
    }

    private RuleResult result(
            int position, Verdict verdict, Outcome outcome, String message, String explanation, List<String> unknown) {
        String name = position < 0 ? OTHERWISE : table.rows().get(position).id();
        return named(name, verdict, outcome, message, explanation, reasons(position), unknown);
    }

    private RuleResult named(
            String name, Verdict verdict, Outcome outcome, String message, String explanation, List<Reason> reasons, List<String> unknown) {
        boolean lenient = mode == RuleMode.REPORT && outcome.compareTo(Outcome.WARN) > 0;
        return new RuleResult(
                table.label(), name, verdict, lenient ? Outcome.WARN : outcome, message,
                ValueText.line(lenient ? explanation + " (mode: report)" : explanation, MAX_EXPLANATION), reasons, unknown,
                Optional.empty(), List.of(), Duration.ZERO);
    }

    private RuleResult resting(RuleResult result, Set<String> facts) {
        String why = "rests on " + String.join(", ", facts) + ", which a model read out of a document and nobody confirmed";
        return new RuleResult(
                result.ruleSet(), result.rule(), result.verdict(), Outcome.REVIEW,
                result.message().isEmpty() ? "Somebody has to confirm: this " + why + "." : result.message(),
                result.explanation() + "; " + why, result.reasons(), result.unknown(), result.retry(), result.redactions(), result.took());
    }

    private String fits(int position) {
        if (position < 0) {
            StringJoiner values = new StringJoiner(", ", "no row fits ", "");
            for (int column = 0; column < table.columns().inputs().size(); column++) {
                values.add(table.columns().inputs().get(column).name() + " = " + asked.shown(column));
            }
            return values.toString();
        }
        Row row = table.rows().get(position);
        StringJoiner cells = new StringJoiner(", ", "row " + row.id() + " fits: ", "");
        cells.setEmptyValue("row " + row.id() + " fits every case");
        for (int column = 0; column < row.cells().size(); column++) {
            if (!row.cells().get(column).isAny()) {
                cells.add(table.columns().inputs().get(column).name() + " = " + asked.shown(column) + " ("
                        + row.cells().get(column).value().strip() + ")");
            }
        }
        return cells.toString();
    }

    /** The cells of a row with the values that they saw. */
    private List<Reason> reasons(int position) {
        List<Reason> reasons = new ArrayList<>();
        List<CellText> cells = position < 0 ? List.of() : table.rows().get(position).cells();
        for (int column = 0; column < cells.size(); column++) {
            CellText cell = cells.get(column);
            if (!cell.isAny()) {
                Place place = cell.at(cell.value().length() - cell.value().stripLeading().length());
                reasons.add(new Reason(
                        ValueText.line(table.columns().inputs().get(column).name() + " " + cell.value().strip(), MAX_EXPLANATION),
                        asked.shown(column), place.line(), place.column()));
            }
        }
        return reasons;
    }
}
