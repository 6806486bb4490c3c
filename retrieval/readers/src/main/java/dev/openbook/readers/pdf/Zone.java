package dev.openbook.readers.pdf;

import java.util.List;

/** A part of a page that is read from top to bottom before the next one is read. */
sealed interface Zone {

    /**
     * A column of running text.
     *
     * @param rows top to bottom
     */
    record Column(List<Row> rows) implements Zone {}

    /**
     * Rows whose segments are cells.
     *
     * @param rows top to bottom
     */
    record Grid(List<Row> rows) implements Zone {}
}
