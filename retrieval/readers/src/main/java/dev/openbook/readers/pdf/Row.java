package dev.openbook.readers.pdf;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Segments on one baseline, from left to right.
 *
 * @param segments at least one
 */
record Row(List<Segment> segments) {
    private static final double SAME_LINE = 0.45;

    Row {
        segments = List.copyOf(segments);
    }

    /** Sorts segments into rows, top to bottom. */
    static List<Row> of(List<Segment> segments) {
        List<Segment> sorted = new ArrayList<>(segments);
        sorted.sort(Comparator.comparingDouble(Segment::baseline).thenComparingDouble(Segment::left));
        List<Row> rows = new ArrayList<>();
        List<Segment> open = new ArrayList<>();
        for (Segment segment : sorted) {
            if (!open.isEmpty() && !isSameLine(open.getFirst(), segment)) {
                rows.add(closed(open));
                open.clear();
            }
            open.add(segment);
        }
        if (!open.isEmpty()) {
            rows.add(closed(open));
        }
        return rows;
    }

    private static boolean isSameLine(Segment first, Segment segment) {
        return segment.baseline() - first.baseline() <= SAME_LINE * Math.min(first.size(), segment.size());
    }

    private static Row closed(List<Segment> open) {
        open.sort(Comparator.comparingDouble(Segment::left));
        return new Row(open);
    }

    double baseline() {
        return segments.getFirst().baseline();
    }

    double left() {
        return segments.getFirst().left();
    }

    double right() {
        return segments.stream().mapToDouble(Segment::right).max().orElseThrow();
    }

    double size() {
        return segments.stream().mapToDouble(Segment::size).max().orElseThrow();
    }

    /** Whether ink lies on both sides of x, in one segment. */
    boolean crosses(double x) {
        for (Segment segment : segments) {
            if (segment.left() < x && segment.right() > x) {
                return true;
            }
        }
        return false;
    }

    /** The segments that end left of x. */
    List<Segment> leftOf(double x) {
        return segments.stream().filter(segment -> segment.right() <= x).toList();
    }

    /** The segments that start right of x. */
    List<Segment> rightOf(double x) {
        return segments.stream().filter(segment -> segment.right() > x).toList();
    }
}
