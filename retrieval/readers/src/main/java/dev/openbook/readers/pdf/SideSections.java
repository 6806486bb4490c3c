package dev.openbook.readers.pdf;

import java.util.ArrayList;
import java.util.List;

/**
 * Two columns, cut into sections where the left one is a margin that holds a heading beside each section of the right
 * one. Columns of ordinary text are one section.
 */
final class SideSections {
    /** A margin has at most this part of the rows of the text beside it. */
    private static final double SPARSE = 0.6;

    /** And at least this part of its lines are headings. */
    private static final double MOSTLY = 0.5;

    /** Parts of the font size. */
    private static final double GAP_BETWEEN_HEADINGS = 2.2;

    private static final double GAP_BETWEEN_SECTIONS = 1.6;
    private static final double LEVEL_WITH_HEADING = 1.3;
    private static final double LARGER = 1.12;

    private SideSections() {}

    /**
     * What is read together, left before right.
     *
     * @param left segments left of the gutter
     * @param right segments right of it
     */
    record Section(List<Segment> left, List<Segment> right) {}

    static List<Section> of(List<Row> rows, double gutter) {
        List<Segment> left = new ArrayList<>();
        List<Segment> right = new ArrayList<>();
        for (Row row : rows) {
            left.addAll(row.leftOf(gutter));
            right.addAll(row.rightOf(gutter));
        }
        List<Double> cuts = isMargin(left, right) ? cuts(left, right) : List.of();
        List<Section> sections = new ArrayList<>();
        double top = Double.NEGATIVE_INFINITY;
        for (double cut : cuts) {
            sections.add(new Section(between(left, top, cut), between(right, top, cut)));
            top = cut;
        }
        sections.add(new Section(
                between(left, top, Double.POSITIVE_INFINITY), between(right, top, Double.POSITIVE_INFINITY)));
        return sections;
    }

    private static boolean isMargin(List<Segment> left, List<Segment> right) {
        double size = right.stream().mapToDouble(Segment::size).average().orElse(0);
        long headings = left.stream().filter(segment -> stands(segment, size)).count();
        return left.size() <= SPARSE * right.size() && headings >= MOSTLY * left.size();
    }

    private static boolean stands(Segment heading, double size) {
        return heading.isBold() || heading.size() > LARGER * size;
    }

    /** Heights, just above which a heading on the left and a block on the right start together. */
    private static List<Double> cuts(List<Segment> left, List<Segment> right) {
        List<Double> cuts = new ArrayList<>();
        for (int i = 0; i < left.size(); i++) {
            Segment heading = left.get(i);
            boolean starts = i == 0
                    || heading.baseline() - left.get(i - 1).baseline() > GAP_BETWEEN_HEADINGS * heading.size();
            for (int j = 1; starts && j < right.size(); j++) {
                Segment above = right.get(j - 1);
                Segment below = right.get(j);
                boolean stands = stands(heading, below.size());
                boolean gap = below.baseline() - above.baseline() > GAP_BETWEEN_SECTIONS * above.size();
                boolean level = Math.abs(below.baseline() - heading.baseline())
                        <= LEVEL_WITH_HEADING * Math.max(heading.size(), below.size());
                if (stands && gap && level) {
                    cuts.add(Math.min(heading.baseline(), below.baseline()));
                    break;
                }
            }
        }
        return cuts;
    }

    private static List<Segment> between(List<Segment> segments, double top, double bottom) {
        return segments.stream()
                .filter(segment -> segment.baseline() >= top && segment.baseline() < bottom)
                .toList();
    }
}
