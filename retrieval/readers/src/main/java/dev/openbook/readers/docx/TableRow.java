package dev.openbook.readers.docx;

import java.util.ArrayList;
import java.util.List;

/**
 * A row of a table.
 *
 * @param cells from left to right
 * @param header whether the author marked it as a header
 */
record TableRow(List<Cell> cells, boolean header) {

    /**
     * A cell.
     *
     * @param column of the grid in which it starts, from 0
     * @param span how many columns it covers
     * @param blocks what it holds
     */
    record Cell(int column, int span, List<Draft> blocks) {

        /** On one line. */
        String text() {
            return String.join(" ", blocks.stream().map(Draft::text).toList())
                    .replaceAll("\\s+", " ")
                    .strip();
        }

        boolean isBold() {
            return blocks.stream().allMatch(Draft::bold);
        }
    }

    List<String> texts() {
        return cells.stream().map(Cell::text).toList();
    }

    /** The texts by column of the grid: a cell that covers several stands in each. */
    List<String> textsByColumn() {
        List<String> texts = new ArrayList<>();
        for (Cell cell : cells) {
            while (texts.size() < cell.column()) {
                texts.add("");
            }
            String text = cell.text();
            for (int i = 0; i < cell.span(); i++) {
                texts.add(text);
            }
        }
        return texts;
    }

    boolean isBold() {
        return cells.stream().allMatch(Cell::isBold);
    }

    boolean isBlank() {
        return cells.stream().allMatch(cell -> cell.text().isEmpty());
    }
}
