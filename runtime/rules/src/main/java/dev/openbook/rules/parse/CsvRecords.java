package dev.openbook.rules.parse;

import dev.openbook.rules.problem.RuleProblem.Code;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The cells of a CSV file after RFC 4180, as spreadsheets export it: lines end in CRLF, LF or CR; a cell in double quotes may
 * hold separators, line ends and, written twice, quotes. Linear in the text; not thread-safe.
 */
final class CsvRecords {
    private static final List<Character> SEPARATORS = List.of(';', ',', '\t');

    private final RuleSource source;
    private final String text;
    private final char separator;
    private int at;
    private int line = 1;
    private int column = 1;

    private CsvRecords(RuleSource source, char separator, int from) {
        this.source = source;
        this.text = source.text();
        this.separator = separator;
        this.at = from;
        this.line = from == 0 ? 1 : 2;
    }

    /**
     * A row of a spreadsheet.
     *
     * @param number of the row in the spreadsheet, from 1; a cell of several lines is in one row
     * @param cells from the left
     */
    record Row(int number, List<CellText> cells) {
        boolean isBlank() {
            return cells.stream().allMatch(cell -> cell.value().isBlank());
        }
    }

    /** The rows of a file, blank ones left out; empty if a quote is not closed, or not alone, which is then reported. */
    static Optional<List<Row>> read(RuleSource source, Optional<Character> separator, int maxRows) {
        String text = source.text();
        int from = 0;
        Optional<Character> stated = separator;
        if (text.length() > 4 && text.regionMatches(true, 0, "sep=", 0, 4)) {
            // A first line of Excel's own that names the separator.
            stated = separator.or(() -> Optional.of(text.charAt(4)));
            from = Math.max(text.indexOf('\n'), text.indexOf('\r')) + 1;
            from = from == 0 ? text.length() : from;
        }
        int start = from;
        char used = stated.orElseGet(() -> mostUsed(text, start));
        return new CsvRecords(source, used, from).rows(maxRows);
    }

    /** The separator that the first line uses most, outside quotes. */
    private static char mostUsed(String text, int from) {
        int[] counts = new int[SEPARATORS.size()];
        boolean quoted = false;
        for (int i = from; i < text.length() && (quoted || (text.charAt(i) != '\n' && text.charAt(i) != '\r')); i++) {
            quoted ^= text.charAt(i) == '"';
            int known = quoted ? -1 : SEPARATORS.indexOf(text.charAt(i));
            if (known >= 0) {
                counts[known]++;
            }
        }
        int most = 0;
        for (int i = 1; i < counts.length; i++) {
            most = counts[i] > counts[most] ? i : most;
        }
        return SEPARATORS.get(most);
    }

    private Optional<List<Row>> rows(int maxRows) {
        List<Row> rows = new ArrayList<>();
        for (int number = line; at < text.length(); number++) {
            Optional<Row> row = row(number);
            if (row.isEmpty()) {
                return Optional.empty();
            }
            if (!row.get().isBlank()) {
                rows.add(row.get());
            }
            if (rows.size() > maxRows) {
                source.report(new Place(line, 1), Code.LIMIT, "A table has at most " + (maxRows - 1) + " rows below its head.");
                return Optional.empty();
            }
        }
        return Optional.of(rows);
    }

    private Optional<Row> row(int number) {
        List<CellText> cells = new ArrayList<>();
        while (true) {
            Optional<CellText> cell = cell(name(cells.size()) + number);
            if (cell.isEmpty()) {
                return Optional.empty();
            }
            cells.add(cell.get());
            if (at >= text.length() || text.charAt(at) != separator) {
                endLine();
                return Optional.of(new Row(number, cells));
            }
            step();
        }
    }

    private Optional<CellText> cell(String name) {
        if (at < text.length() && text.charAt(at) == '"') {
            return quoted(name);
        }
        Place place = new Place(line, column);
        int start = at;
        while (at < text.length() && text.charAt(at) != separator && !isLineEnd()) {
            step();
        }
        return Optional.of(new CellText(source, text.substring(start, at), place, Optional.empty(), name));
    }

    private Optional<CellText> quoted(String name) {
        Place quote = new Place(line, column);
        step();
        Place place = new Place(line, column);
        StringBuilder value = new StringBuilder();
        while (at < text.length()) {
            if (text.charAt(at) != '"') {
                value.append(text.charAt(at));
                stepOverLineEnd();
            } else if (at + 1 < text.length() && text.charAt(at + 1) == '"') {
                value.append('"');
                step();
                step();
            } else {
                step();
                if (at < text.length() && text.charAt(at) != separator && !isLineEnd()) {
                    source.report(new Place(line, column), Code.CSV, "Cell " + name + ": there is text behind the closing quote. Write"
                            + " a quote within a cell twice.");
                    return Optional.empty();
                }
                return Optional.of(new CellText(source, value.toString(), place, Optional.empty(), name));
            }
        }
        source.report(quote, Code.CSV, "Cell " + name + ": this quote is not closed.");
        return Optional.empty();
    }

    private boolean isLineEnd() {
        return text.charAt(at) == '\n' || text.charAt(at) == '\r';
    }

    private void endLine() {
        if (at < text.length()) {
            stepOverLineEnd();
        }
    }

    private void stepOverLineEnd() {
        boolean pair = text.charAt(at) == '\r' && at + 1 < text.length() && text.charAt(at + 1) == '\n';
        if (isLineEnd() && !pair) {
            at++;
            line++;
            column = 1;
        } else if (pair) {
            // The line feed that follows ends the line.
            at++;
            stepOverLineEnd();
        } else {
            step();
        }
    }

    private void step() {
        column += Character.isLowSurrogate(text.charAt(at)) ? 0 : 1;
        at++;
    }

    /** The name of a column in a spreadsheet, from 0: A to Z, AA and so on. */
    private static String name(int column) {
        String last = String.valueOf((char) ('A' + column % 26));
        return column < 26 ? last : name(column / 26 - 1) + last;
    }
}
