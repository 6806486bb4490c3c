package dev.openbook.readers.pdf;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * Cells of a table, from segments: columns are the strips of x that hold ink, rows are told by the gaps between lines.
 */
final class GridRows {
    /** A distance of baselines, in parts of the font size, that always parts two rows. */
    private static final double LOOSE = 1.55;

    /** Columns nearer than this, in points, are one. */
    private static final double NARROWEST = 2;

    private final List<double[]> columns;
    private final LineJoin join;

    private GridRows(List<double[]> columns, LineJoin join) {
        this.columns = columns;
        this.join = join;
    }

    /**
     * A row of cells.
     *
     * @param cells by column; empty text where there is none
     * @param bold whether all its text is
     * @param size of its largest text, in points
     */
    record Cells(List<String> cells, boolean bold, double size) {
        boolean isFull() {
            return cells.stream().noneMatch(String::isBlank);
        }
    }

    static List<Cells> of(List<Row> rows, LineJoin join) {
        GridRows grid = new GridRows(columns(rows), join);
        List<Cells> result = new ArrayList<>();
        List<Row> open = new ArrayList<>();
        boolean wrapped = hasWrappedCells(rows);
        for (Row row : rows) {
            if (!open.isEmpty() && grid.startsRow(open.getLast(), row, wrapped)) {
                result.add(grid.cells(open));
                open.clear();
            }
            open.add(row);
        }
        result.add(grid.cells(open));
        return result;
    }

    /** Some rows stand apart and some lines do not: then lines that do not are the same row. */
    private static boolean hasWrappedCells(List<Row> rows) {
        int loose = 0;
        for (int i = 1; i < rows.size(); i++) {
            loose += isLoose(rows.get(i - 1), rows.get(i)) ? 1 : 0;
        }
        return loose >= 2 || (loose == 1 && rows.size() <= 4);
    }

    private static boolean isLoose(Row upper, Row lower) {
        return lower.baseline() - upper.baseline() > LOOSE * Math.max(upper.size(), lower.size());
    }

    private boolean startsRow(Row upper, Row lower, boolean wrapped) {
        if (isLoose(upper, lower)) {
            return true;
        }
        return !wrapped && lower.left() < columns.getFirst()[1];
    }

    private Cells cells(List<Row> lines) {
        List<StringBuilder> cells = new ArrayList<>();
        columns.forEach(column -> cells.add(new StringBuilder()));
        boolean bold = true;
        double size = 0;
        for (Row line : lines) {
            for (Segment segment : line.segments()) {
                join.append(cells.get(columnOf(segment)), segment.text());
                bold &= segment.isBold();
                size = Math.max(size, segment.size());
            }
        }
        return new Cells(cells.stream().map(StringBuilder::toString).toList(), bold, size);
    }

    private int columnOf(Segment segment) {
        for (int i = 0; i < columns.size(); i++) {
            if (segment.left() < columns.get(i)[1]) {
                return i;
            }
        }
        return columns.size() - 1;
    }

    /** Overlapping ranges of x, merged. */
    private static List<double[]> columns(List<Row> rows) {
        List<double[]> ranges = new ArrayList<>();
        for (Row row : rows) {
            for (Segment segment : row.segments()) {
                ranges.add(new double[] {segment.left(), segment.right()});
            }
        }
        ranges.sort(Comparator.comparingDouble(range -> range[0]));
        List<double[]> columns = new ArrayList<>();
        for (double[] range : ranges) {
            if (!columns.isEmpty() && range[0] - columns.getLast()[1] < NARROWEST) {
                columns.getLast()[1] = Math.max(columns.getLast()[1], range[1]);
            } else {
                columns.add(range);
            }
        }
        return Collections.unmodifiableList(columns);
    }
}
