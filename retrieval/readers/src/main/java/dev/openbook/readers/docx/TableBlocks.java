package dev.openbook.readers.docx;

import dev.openbook.readers.internal.Reading;
import dev.openbook.readers.internal.TableText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** Writes a table as blocks. */
final class TableBlocks {
    private static final int LONGEST_HEADER = 80;

    private TableBlocks() {}

    /**
     * One block a row. A table of one column is a frame: what it holds are ordinary blocks.
     *
     * @param firstRowLooksSpecial whether the table's style sets the first row apart
     */
    static List<Draft> of(List<TableRow> rows, boolean firstRowLooksSpecial, Reading reading) {
        List<TableRow> filled = rows.stream().filter(row -> !row.isBlank()).toList();
        boolean frame = filled.stream().allMatch(row -> row.cells().size() <= 1);
        List<Draft> blocks = new ArrayList<>();
        if (frame) {
            filled.forEach(row -> row.cells().forEach(cell -> blocks.addAll(cell.blocks())));
            return blocks;
        }
        boolean headed = filled.size() > 1 && isHeader(filled, firstRowLooksSpecial);
        long characters = 0;
        List<String> headers = headed ? filled.getFirst().textsByColumn() : List.of();
        for (int i = 0; i < filled.size(); i++) {
            TableRow row = filled.get(i);
            String text = headed && i > 0 ? under(headers, row) : TableText.row(row.texts());
            characters += text.length();
            if (characters > reading.limits().maxCharacters()) {
                throw reading.refusals().tooLarge("has a table whose rows, with their headers and merged cells, hold more"
                        + " than the " + reading.limits().maxCharacters() + " characters that are allowed");
            }
            blocks.add(Draft.row(text, row.isBold()));
        }
        return blocks;
    }

    private static String under(List<String> headers, TableRow row) {
        List<String> above = new ArrayList<>();
        for (TableRow.Cell cell : row.cells()) {
            above.add(cell.column() < headers.size() ? headers.get(cell.column()) : "");
        }
        return TableText.row(above, row.texts());
    }

    /** Marked as one, or bold above what is not, or set apart by the style and made of short labels of its own. */
    private static boolean isHeader(List<TableRow> rows, boolean firstRowLooksSpecial) {
        TableRow first = rows.getFirst();
        if (first.header()) {
            return true;
        }
        List<String> texts = first.texts();
        boolean labels = texts.size() > 1
                && texts.stream().allMatch(text -> text.length() <= LONGEST_HEADER)
                && texts.stream().filter(text -> !text.isEmpty()).noneMatch(text -> Character.isDigit(text.charAt(0)));
        boolean distinct = new HashSet<>(texts).size() == texts.size();
        boolean bold = first.isBold() && rows.stream().skip(1).anyMatch(row -> !row.isBold());
        return labels && (bold || (firstRowLooksSpecial && distinct && texts.stream().noneMatch(String::isEmpty)));
    }
}
