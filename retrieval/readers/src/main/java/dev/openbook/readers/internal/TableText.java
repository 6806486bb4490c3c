package dev.openbook.readers.internal;

import java.util.ArrayList;
import java.util.List;

/** Writes the rows of a table as lines that make sense alone. */
public final class TableText {
    private static final String BETWEEN_CELLS = " | ";

    private TableText() {}

    /** A row by itself: {@code cell | cell}; blank cells are left out. */
    public static String row(List<String> cells) {
        return String.join(BETWEEN_CELLS, cells.stream().filter(cell -> !cell.isBlank()).toList());
    }

    /**
     * A row under its header: {@code Header: cell | Header: cell}. A cell without a header, or that repeats it, stands
     * alone.
     *
     * @param headers by column; may be shorter than the row
     */
    public static String row(List<String> headers, List<String> cells) {
        List<String> parts = new ArrayList<>();
        for (int column = 0; column < cells.size(); column++) {
            String cell = cells.get(column);
            String header = column < headers.size() ? headers.get(column) : "";
            if (!cell.isBlank()) {
                boolean bare = header.isBlank() || header.equals(cell);
                parts.add(bare ? cell : header + (header.endsWith(":") ? " " : ": ") + cell);
            }
        }
        return String.join(BETWEEN_CELLS, parts);
    }
}
