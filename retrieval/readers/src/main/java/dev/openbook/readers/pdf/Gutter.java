package dev.openbook.readers.pdf;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A strip of white between two columns, over consecutive rows.
 *
 * @param x a place within it, in points
 * @param first index of the first row that it parts
 * @param end index behind the last
 * @param leftRows rows with text left of it
 * @param rightRows rows with text right of it
 */
record Gutter(double x, int first, int end, int leftRows, int rightRows) {
    /** Distance of the places that are tried, in points. */
    private static final double STEP = 2;

    /** Bound on the places of one page, whatever its width claims to be. */
    private static final int MOST_PLACES = 1_000;

    /** Least width, in parts of the font size. */
    private static final double NARROWEST = 0.9;

    private static final double NARROWEST_FLUSH = 0.45;
    private static final double FLUSH = 0.6;
    private static final double FLUSH_TOLERANCE = 1.5;
    private static final double OTHER_SIZE = 0.12;
    private static final int FEWEST_FLUSH_ROWS = 4;
    private static final int FEWEST_ROWS = 3;

    /**
     * The gutter that parts most rows, if there is one. Places are tried from left to right; for each, the longest
     * stretches of rows that do not cross it. Cost: places × segments.
     */
    static @Nullable Gutter find(List<Row> rows) {
        double left = rows.stream().mapToDouble(Row::left).min().orElse(0);
        double right = rows.stream().mapToDouble(Row::right).max().orElse(0);
        double step = Math.max(STEP, (right - left) / MOST_PLACES);
        Gutter best = null;
        for (double x = left + step; x < right; x += step) {
            int first = 0;
            for (int row = 0; row <= rows.size(); row++) {
                if (row == rows.size() || rows.get(row).crosses(x)) {
                    best = better(best, candidate(rows, x, first, row));
                    first = row + 1;
                }
            }
        }
        return best;
    }

    /** Counts the sides of rows that do not cross x. */
    private static @Nullable Gutter candidate(List<Row> rows, double x, int first, int end) {
        if (end - first < 2) {
            return null;
        }
        Side left = new Side();
        Side right = new Side();
        double leftEdge = Double.NEGATIVE_INFINITY;
        for (Row row : rows.subList(first, end)) {
            boolean onLeft = false;
            boolean onRight = false;
            for (Segment segment : row.segments()) {
                if (segment.right() <= x) {
                    leftEdge = Math.max(leftEdge, segment.right());
                    left.add(segment, !onLeft);
                    onLeft = true;
                } else {
                    right.add(segment, !onRight);
                    onRight = true;
                }
            }
        }
        Gutter gutter = new Gutter(x, first, end, left.rows, right.rows);
        boolean parts = gutter.parts() && right.edge - leftEdge >= narrowest(left, right);
        return parts ? gutter : null;
    }

    /**
     * How wide a gutter must be, in points. Between lines that start exactly below each other, and between a heading at
     * the side and its text, less is enough than between ragged ones, where spaces may line up by chance.
     */
    private static double narrowest(Side left, Side right) {
        boolean flush = right.flush >= FLUSH * right.rows && Math.min(left.rows, right.rows) >= FEWEST_FLUSH_ROWS;
        boolean beside = right.flush >= FLUSH * right.rows
                && right.rows >= FEWEST_ROWS
                && Math.abs(left.size() - right.size()) > OTHER_SIZE * right.size();
        return Math.min(left.size(), right.size()) * (flush || beside ? NARROWEST_FLUSH : NARROWEST);
    }

    /** What stands on one side. */
    private static final class Side {
        private int rows;
        private int flush;
        private int segments;
        private double sizes;
        private double edge = Double.POSITIVE_INFINITY;

        /** Adds a segment; rows are counted by their first one, rows that start at the edge as flush. */
        void add(Segment segment, boolean firstOfRow) {
            segments++;
            sizes += segment.size();
            if (!firstOfRow) {
                return;
            }
            rows++;
            if (segment.left() < edge - FLUSH_TOLERANCE) {
                flush = 0;
            }
            flush += segment.left() <= edge + FLUSH_TOLERANCE ? 1 : 0;
            edge = Math.min(edge, segment.left());
        }

        double size() {
            return sizes / Math.max(segments, 1);
        }
    }

    private boolean parts() {
        int smaller = Math.min(leftRows, rightRows);
        return smaller >= 1 && (Math.max(leftRows, rightRows) >= FEWEST_ROWS || leftRows + rightRows == end - first);
    }

    private static @Nullable Gutter better(@Nullable Gutter best, @Nullable Gutter other) {
        if (best == null || other == null) {
            return best == null ? other : best;
        }
        int difference = other.smallerSide() - best.smallerSide();
        boolean longer = difference == 0 && other.leftRows + other.rightRows > best.leftRows + best.rightRows;
        return difference > 0 || longer ? other : best;
    }

    int smallerSide() {
        return Math.min(leftRows, rightRows);
    }
}
