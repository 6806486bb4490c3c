package dev.openbook.readers.pdf;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Joins runs that lie side by side to segments.
 *
 * <p>Runs come in the order of drawing, which need not be the order of reading: they are sorted into lines by baseline,
 * tolerant of raised and lowered figures, and each line from left to right. A wide gap starts a new segment, except after
 * the mark of a list item.
 */
final class SegmentBuilder {
    /** Baselines closer than this part of the smaller font's size are one line; footnote figures are raised by a third. */
    private static final double SAME_LINE = 0.55;

    private static final double RAISED_IN_LARGER = 0.45;

    /** A gap of more than this part of the size may part two columns; see {@link Gutter} for those that do. */
    private static final double WIDE_GAP = 0.6;

    /** Tabulators behind bullets and numbers are wider. */
    private static final double GAP_BEHIND_MARK = 4;

    private static final double SAME_PLACE = 0.15;
    private static final double LEVEL = 0.2;
    private static final double RAISED = 0.95;
    private static final int LONGEST_FIGURE = 6;

    private SegmentBuilder() {}

    static List<Segment> build(List<Run> runs) {
        List<Run> sorted = new ArrayList<>(runs);
        sorted.sort(Comparator.comparingDouble(Run::baseline).thenComparingDouble(Run::left));
        List<Segment> segments = new ArrayList<>();
        List<Run> line = new ArrayList<>();
        for (Run run : sorted) {
            if (!line.isEmpty() && !isSameLine(line.getFirst(), run)) {
                split(line, segments);
                line.clear();
            }
            line.add(run);
        }
        split(line, segments);
        return segments;
    }

    private static boolean isSameLine(Run first, Run run) {
        double tolerance = Math.max(SAME_LINE * Math.min(first.size(), run.size()), RAISED_IN_LARGER * first.size());
        return run.baseline() - first.baseline() <= Math.max(tolerance, RAISED_IN_LARGER * run.size());
    }

    private static void split(List<Run> line, List<Segment> segments) {
        line.sort(Comparator.comparingDouble(Run::left));
        List<Run> open = new ArrayList<>();
        double right = 0;
        for (Run run : line) {
            if (!open.isEmpty() && isSamePrint(open.getLast(), run)) {
                continue;
            }
            if (!open.isEmpty() && (run.left() - right > allowedGap(open, run) || isOffLine(open.getLast(), run))) {
                close(open, segments);
            }
            right = open.isEmpty() ? run.right() : Math.max(right, run.right());
            open.add(run);
        }
        close(open, segments);
    }

    /** Lines of neighbouring columns need not be level; small figures may be raised or lowered. */
    private static boolean isOffLine(Run one, Run two) {
        double off = Math.abs(one.baseline() - two.baseline()) / Math.min(one.size(), two.size());
        Run small = one.size() < two.size() ? one : two;
        boolean figure = Math.abs(one.size() - two.size()) > 0.15 * Math.max(one.size(), two.size())
                && small.text().length() <= LONGEST_FIGURE;
        return off > (figure ? RAISED : LEVEL);
    }

    private static double allowedGap(List<Run> open, Run next) {
        double size = Math.max(open.getLast().size(), next.size());
        boolean mark = open.size() == 1 && ListMarks.isMark(open.getFirst().text().strip());
        return size * (mark ? GAP_BEHIND_MARK : WIDE_GAP);
    }

    /** Some programs print a whole line twice, a hair apart, to make it look bold. */
    private static boolean isSamePrint(Run one, Run two) {
        return one.text().equals(two.text())
                && Math.abs(one.left() - two.left()) < SAME_PLACE * one.size()
                && Math.abs(one.baseline() - two.baseline()) < SAME_PLACE * one.size();
    }

    private static void close(List<Run> open, List<Segment> segments) {
        if (!open.isEmpty()) {
            Segment segment = Segment.of(open);
            if (!segment.text().isEmpty()) {
                segments.add(segment);
            }
            open.clear();
        }
    }
}
