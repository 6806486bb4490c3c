package dev.openbook.readers.pdf;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Decides whether a line starts a new paragraph, from its distance, indent, style and mark, and from whether its first
 * word would still have fitted on the line before.
 *
 * @param left x at which most lines of the column start
 * @param right x that its longest line reaches
 * @param distance of its lines where they are close, in points; 0 if there are too few to tell
 * @param sizes what is usual in the document
 */
record LineBreaks(double left, double right, double distance, TextSizes sizes) {
    /** Parts of the font size. */
    private static final double OTHER_SIZE = 0.08;

    private static final double INDENT = 0.8;
    private static final double ROOM = 1.0;

    /** Times the size of the body: headings are broken where they read well, not where the line is full. */
    private static final double LARGER = 1.12;

    /** Times the usual distance of lines. */
    private static final double WIDE_DISTANCE = 1.22;

    private static final double WIDEST_RUN_ON = 1.7;
    private static final double NOT_CLOSE = 1.08;

    /** Close lines of one column are believed to be of one paragraph up to this many sizes apart. */
    private static final double WIDEST_CLOSE = 1.6;

    private static final int FEWEST_DISTANCES = 4;

    /** Part of the column's width that a line must leave free to end a paragraph without a full stop. */
    private static final double SHORT_LINE = 0.35;

    static LineBreaks of(List<Row> rows, TextSizes sizes) {
        double[] starts = rows.stream().mapToDouble(Row::left).sorted().toArray();
        double right = rows.stream().mapToDouble(Row::right).max().orElse(0);
        return new LineBreaks(starts.length == 0 ? 0 : starts[starts.length / 4], right, closeDistance(rows), sizes);
    }

    private static double closeDistance(List<Row> rows) {
        double[] distances = IntStream.range(1, rows.size())
                .mapToDouble(i -> rows.get(i).baseline() - rows.get(i - 1).baseline())
                .sorted()
                .toArray();
        return distances.length < FEWEST_DISTANCES ? 0 : distances[distances.length / 4];
    }

    /**
     * Whether a new paragraph starts.
     *
     * @param open the lines of the paragraph so far, at least one
     * @param next the line below
     */
    boolean between(List<Segment> open, Segment next) {
        Segment last = open.getLast();
        double size = Math.max(last.size(), next.size());
        if (Math.abs(last.size() - next.size()) > OTHER_SIZE * size || isFarBelow(last, next)) {
            return true;
        }
        if (ListMarks.isBulleted(next.text()) || startsNumbered(open, next)) {
            return true;
        }
        return changesWeight(open, next) || isIndentedAnew(open, next) || endsEarly(last, next);
    }

    private boolean isFarBelow(Segment last, Segment next) {
        if (runsOn(last, next)) {
            return next.baseline() - last.baseline() > WIDEST_RUN_ON * usualDistance(last);
        }
        double here = Math.max(usualDistance(last), Math.min(distance, WIDEST_CLOSE * last.size()));
        double below = next.baseline() - last.baseline();
        boolean unusual = below > WIDE_DISTANCE * usualDistance(last);
        return below < 0 || below > WIDE_DISTANCE * here || (unusual && fits(last, next));
    }

    /** A full line without a full stop is continued by one that starts small, even where lines are set wide. */
    private boolean runsOn(Segment last, Segment next) {
        char start = next.text().charAt(0);
        return (Character.isLowerCase(start) || start == '(')
                && next.baseline() > last.baseline()
                && last.isBold() == next.isBold()
                && !endsSentence(last.text())
                && !fits(last, next);
    }

    private double usualDistance(Segment line) {
        return Math.max(sizes.leading(line.size()), line.size());
    }

    /** A figure with a full stop may end a sentence: it starts an item only where an item can start. */
    private boolean startsNumbered(List<Segment> open, Segment next) {
        if (!ListMarks.isNumbered(next.text())) {
            return false;
        }
        Segment first = open.getFirst();
        boolean afterItem = ListMarks.isNumbered(first.text()) && Math.abs(next.left() - first.left()) < next.size();
        Segment last = open.getLast();
        boolean announced = last.text().endsWith(":") || last.isBold();
        return afterItem || announced || (endsSentence(last.text()) && fits(last, next));
    }

    private boolean changesWeight(List<Segment> open, Segment next) {
        boolean wasBold = open.stream().allMatch(Segment::isBold);
        Segment last = open.getLast();
        if (wasBold) {
            boolean apart = next.baseline() - last.baseline() > NOT_CLOSE * usualDistance(last);
            return next.weight().mostlyPlain() && (fits(last, next) || (apart && next.weight().allPlain()));
        }
        return next.weight().startsBold() && !last.isBold() && fits(last, next);
    }

    private boolean isIndentedAnew(List<Segment> open, Segment next) {
        Segment first = open.getFirst();
        double indent = INDENT * next.size();
        if (ListMarks.isItem(first.text())) {
            boolean hanging = open.size() > 1 && open.get(1).left() > first.left() + indent / 2;
            return hanging && next.left() < first.left() + indent / 2;
        }
        boolean body = open.size() > 1;
        return body && next.left() > open.getLast().left() + indent && next.left() < left + 6 * next.size();
    }

    private boolean endsEarly(Segment last, Segment next) {
        if (!fits(last, next)) {
            return false;
        }
        boolean display = last.isBold() || last.size() > LARGER * sizes.body();
        boolean free = !display && right - last.right() > SHORT_LINE * (right - left);
        char start = next.text().charAt(0);
        boolean opens = Character.isUpperCase(start) || Character.isDigit(start) || !Character.isLetter(start);
        return opens && (endsSentence(last.text()) || free);
    }

    /** Whether the next line's first word would have fitted on the last line. */
    private boolean fits(Segment last, Segment next) {
        int space = next.text().indexOf(' ');
        double share = space < 0 ? 1 : (double) space / next.text().length();
        return last.right() + (next.right() - next.left()) * share + ROOM * next.size() < right;
    }

    private static boolean endsSentence(String line) {
        int last = line.length() - 1;
        while (last > 0 && ")\"”’'".indexOf(line.charAt(last)) >= 0) {
            last--;
        }
        return last >= 0 && ".?!:;".indexOf(line.charAt(last)) >= 0;
    }
}
