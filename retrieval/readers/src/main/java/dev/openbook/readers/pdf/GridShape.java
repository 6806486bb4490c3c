package dev.openbook.readers.pdf;

import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;

/**
 * Tells a table from columns of text, by their segments alone: cells stand on the lines of their neighbours, and are
 * short on one side of the gutter at least.
 */
final class GridShape {
    private static final double ALIGNED = 0.7;

    /** Parts of the font size. */
    private static final double SAME_BASELINE = 0.3;

    private static final double OTHER_SIZE = 1.15;
    private static final double WORDS_OF_PROSE = 4.5;
    private static final double BULLETED = 0.3;

    private GridShape() {}

    static boolean isGrid(List<Row> rows, double gutter) {
        List<Segment> left = new ArrayList<>();
        List<Segment> right = new ArrayList<>();
        int leftRows = 0;
        int rightRows = 0;
        int aligned = 0;
        for (Row row : rows) {
            List<Segment> onLeft = row.leftOf(gutter);
            List<Segment> onRight = row.rightOf(gutter);
            left.addAll(onLeft);
            right.addAll(onRight);
            leftRows += onLeft.isEmpty() ? 0 : 1;
            rightRows += onRight.isEmpty() ? 0 : 1;
            aligned += !onLeft.isEmpty() && !onRight.isEmpty() && isLevel(onLeft, onRight) ? 1 : 0;
        }
        boolean textOnBothSides = isProse(left) && isProse(right);
        boolean lists = bulleted(left) > BULLETED || bulleted(right) > BULLETED;
        return aligned >= 2
                && aligned >= ALIGNED * Math.min(leftRows, rightRows)
                && !textOnBothSides
                && !lists
                && isOfOneSize(rows);
    }

    private static boolean isLevel(List<Segment> left, List<Segment> right) {
        Segment one = left.getLast();
        Segment two = right.getFirst();
        return Math.abs(one.baseline() - two.baseline()) <= SAME_BASELINE * Math.min(one.size(), two.size());
    }

    private static boolean isProse(List<Segment> side) {
        return side.stream().mapToInt(Segment::words).average().orElse(0) >= WORDS_OF_PROSE;
    }

    private static double bulleted(List<Segment> side) {
        long items = side.stream().filter(segment -> ListMarks.isBulleted(segment.text())).count();
        return side.isEmpty() ? 0 : (double) items / side.size();
    }

    /** Headings are larger than the text below them; cells are all alike, save those of a header in the first row. */
    private static boolean isOfOneSize(List<Row> rows) {
        DoubleSummaryStatistics sizes = rows.subList(1, rows.size()).stream()
                .flatMap(row -> row.segments().stream())
                .mapToDouble(Segment::size)
                .summaryStatistics();
        return sizes.getMax() < OTHER_SIZE * sizes.getMin();
    }
}
