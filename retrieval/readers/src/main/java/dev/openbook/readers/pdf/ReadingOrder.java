package dev.openbook.readers.pdf;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a page into zones and puts them into the order in which people read them.
 *
 * <p>A variant of the recursive XY cut (Nagy and Seth, 1984): the strip of white that parts most rows is found first,
 * then what lies above it, left of it, right of it and below it is cut in the same way. Plain XY cuts try the whole page
 * at once and fail on a title over two columns. Cells of tables are kept together, and headings at the side of a wide
 * column are put where their section starts.
 */
final class ReadingOrder {
    /** Pages with more nesting than this are drawings. */
    private static final int DEEPEST = 24;

    /** Parts of the font size. */
    private static final double GAP_BETWEEN_BLOCKS = 1.6;

    private static final double OTHER_SIZE = 0.08;

    private final List<Zone> zones = new ArrayList<>();

    private ReadingOrder() {}

    static List<Zone> of(List<Segment> segments) {
        ReadingOrder order = new ReadingOrder();
        order.read(Row.of(segments), 0);
        return order.zones;
    }

    private void read(List<Row> rows, int depth) {
        if (rows.isEmpty()) {
            return;
        }
        Gutter gutter = depth < DEEPEST ? Gutter.find(rows) : null;
        if (gutter == null) {
            zones.add(new Zone.Column(rows));
            return;
        }
        int first = startOfColumns(rows, gutter);
        int end = endOfColumns(rows, gutter);
        read(rows.subList(0, first), depth + 1);
        List<Row> parted = rows.subList(first, end);
        if (GridShape.isGrid(parted, gutter.x())) {
            zones.add(new Zone.Grid(parted));
        } else {
            for (SideSections.Section section : SideSections.of(parted, gutter.x())) {
                read(Row.of(section.left()), depth + 1);
                read(Row.of(section.right()), depth + 1);
            }
        }
        read(rows.subList(end, rows.size()), depth + 1);
    }

    /** The last short line of a paragraph above the columns does not reach the gutter: it stays with its paragraph. */
    private static int startOfColumns(List<Row> rows, Gutter gutter) {
        int first = gutter.first();
        while (first > 0
                && first < gutter.end() - 1
                && rows.get(first).right() <= gutter.x()
                && !isBlockGap(rows.get(first - 1), rows.get(first))) {
            first++;
        }
        return first;
    }

    /** A short line above a wide paragraph does not reach the gutter either: behind a gap it belongs to what follows. */
    private static int endOfColumns(List<Row> rows, Gutter gutter) {
        if (gutter.end() == rows.size()) {
            return gutter.end();
        }
        int lastOnRight = gutter.end() - 1;
        while (lastOnRight > gutter.first() && rows.get(lastOnRight).right() <= gutter.x()) {
            lastOnRight--;
        }
        for (int row = lastOnRight + 1; row < gutter.end(); row++) {
            if (isBlockGap(rows.get(row - 1), rows.get(row))) {
                return row;
            }
        }
        return gutter.end();
    }

    private static boolean isBlockGap(Row upper, Row lower) {
        double size = Math.max(upper.size(), lower.size());
        return lower.baseline() - upper.baseline() > GAP_BETWEEN_BLOCKS * size
                || Math.abs(upper.size() - lower.size()) > OTHER_SIZE * size;
    }
}
