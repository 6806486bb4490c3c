package dev.openbook.rules.parse;

import dev.openbook.rules.problem.RuleProblem.Code;
import java.util.Optional;

/**
 * What stands in one cell of a decision table, and where.
 *
 * @param source the file that has the cell
 * @param value the characters, without the quotes of the file format
 * @param place where they start
 * @param scalar the same in YAML, which knows where each character stands; empty for CSV
 * @param spreadsheet name of the cell in a spreadsheet, such as {@code B4}; empty for YAML
 */
public record CellText(RuleSource source, String value, Place place, Optional<ScalarText> scalar, String spreadsheet) {

    static CellText of(RuleSource source, YamlNode.Scalar node) {
        return new CellText(source, node.value() == null ? "" : node.text().value(), node.place(), Optional.of(node.text()), "");
    }

    /** Whether the cell takes any value. */
    public boolean isAny() {
        return value.isBlank() || value.strip().equals("-");
    }

    /** Where a character stands, counted from 0 in UTF-16 units. */
    public Place at(int offset) {
        String before = value.substring(0, Math.clamp(offset, 0, value.length()));
        int points = before.codePointCount(0, before.length());
        if (scalar.isPresent()) {
            return before.contains("\n") ? place : scalar.get().at(1, points);
        }
        // In CSV, a quote within a cell is written twice.
        int quotes = isQuoted() ? (int) before.chars().filter(character -> character == '"').count() : 0;
        return before.contains("\n") ? place : new Place(place.line(), place.column() + points + quotes);
    }

    private boolean isQuoted() {
        int[] line = source.line(place.line()).codePoints().toArray();
        int before = place.column() - 2;
        return before >= 0 && before < line.length && line[before] == '"';
    }

    /** Reports a problem at a character. */
    public void report(int offset, Code code, String message) {
        source.report(at(offset), code, spreadsheet.isEmpty() ? message : "Cell " + spreadsheet + ": " + message);
    }
}
