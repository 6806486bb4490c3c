package dev.openbook.readers.pdf;

import dev.openbook.readers.pdf.Paragraph.Shape;
import java.util.ArrayList;
import java.util.List;

/** Joins the lines of one column to paragraphs and items of lists. For one column. */
final class ParagraphBuilder {
    /** A gap along a line, in parts of the font size, that must be between cells. */
    private static final double BETWEEN_CELLS = 2.5;

    private final LineBreaks breaks;
    private final LineJoin join;
    private final List<Paragraph> paragraphs = new ArrayList<>();
    private final List<Segment> open = new ArrayList<>();

    private ParagraphBuilder(LineBreaks breaks, LineJoin join) {
        this.breaks = breaks;
        this.join = join;
    }

    static List<Paragraph> of(List<Row> rows, TextSizes sizes, LineJoin join) {
        ParagraphBuilder builder = new ParagraphBuilder(LineBreaks.of(rows, sizes), join);
        for (Row row : rows) {
            builder.add(row);
        }
        builder.close();
        return builder.paragraphs;
    }

    private void add(Row row) {
        Segment line = line(row);
        if (isOfCells(row)) {
            close();
            paragraphs.add(new Paragraph(Shape.ROW, line.text(), line.size(), line.isBold(), 1));
            return;
        }
        if (!open.isEmpty() && breaks.between(open, line)) {
            close();
        }
        open.add(line);
    }

    private static boolean isOfCells(Row row) {
        for (int i = 1; i < row.segments().size(); i++) {
            if (isBetweenCells(row.segments().get(i - 1), row.segments().get(i))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isBetweenCells(Segment left, Segment right) {
        return right.left() - left.right() > BETWEEN_CELLS * Math.max(left.size(), right.size());
    }

    /** The row as one line; its size is that of its longest segment. */
    private static Segment line(Row row) {
        if (row.segments().size() == 1) {
            return row.segments().getFirst();
        }
        StringBuilder text = new StringBuilder();
        Segment main = row.segments().getFirst();
        Segment previous = main;
        for (Segment segment : row.segments()) {
            if (!text.isEmpty()) {
                text.append(isBetweenCells(previous, segment) ? " | " : " ");
            }
            text.append(segment.text());
            main = segment.text().length() > main.text().length() ? segment : main;
            previous = segment;
        }
        Weight weight = Weight.sum(row.segments().stream().map(Segment::weight).toList());
        return new Segment(text.toString(), row.left(), row.right(), main.baseline(), main.size(), weight);
    }

    private void close() {
        if (open.isEmpty()) {
            return;
        }
        StringBuilder text = new StringBuilder();
        boolean bold = true;
        Segment main = open.getFirst();
        for (Segment line : open) {
            join.append(text, line.text());
            bold &= line.isBold();
            main = line.text().length() > main.text().length() ? line : main;
        }
        Shape shape = ListMarks.isItem(open.getFirst().text()) ? Shape.ITEM : Shape.TEXT;
        paragraphs.add(new Paragraph(shape, text.toString(), main.size(), bold, open.size()));
        open.clear();
    }
}
