package dev.openbook.library.read;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.jsoup.nodes.Element;

/**
 * A table of a web page, cells that span rows or columns repeated where they reach.
 *
 * @param layoutOnly whether it arranges text rather than holding data
 * @param caption its caption, if it has one
 * @param headers what heads each column; empty if nothing does
 * @param rows the cells of each row of data
 */
record HtmlTable(boolean layoutOnly, Optional<String> caption, List<String> headers, List<List<String>> rows) {
    private static final int MAX_SPAN = 1000;
    private static final int MAX_COLUMNS = 1000;
    /** A row of two cells more often holds a name and a value than two headings. */
    private static final int COLUMNS_FOR_PLAIN_HEADER = 3;

    /** Reads a table; tables within its cells are read as text of the cell. */
    static HtmlTable of(Element table) {
        List<Element> rows = rowsOf(table);
        boolean nested = table.select("table").size() > 1 || table.selectFirst("h1, h2, h3, h4, h5, h6") != null;
        if (nested || table.attr("role").matches("presentation|none") || isOneColumn(rows)) {
            return new HtmlTable(true, Optional.empty(), List.of(), List.of());
        }
        List<List<String>> grid = grid(rows);
        int headerRows = headerRows(rows, grid);
        List<String> headers = new ArrayList<>();
        for (List<String> row : grid.subList(0, headerRows)) {
            for (int i = 0; i < row.size(); i++) {
                String cell = WhiteSpace.fold(row.get(i));
                if (i == headers.size()) {
                    headers.add(cell);
                } else if (!cell.isEmpty() && !cell.equals(headers.get(i))) {
                    headers.set(i, WhiteSpace.fold(headers.get(i) + " " + cell));
                }
            }
        }
        Element caption = table.selectFirst("> caption");
        return new HtmlTable(
                false,
                Optional.ofNullable(caption).map(HtmlBlocks::visibleText),
                headerRows == grid.size() ? List.of() : List.copyOf(headers),
                headerRows == grid.size() ? grid : grid.subList(headerRows, grid.size()));
    }

    private static List<Element> rowsOf(Element table) {
        return table.select("> tr, > thead > tr, > tbody > tr, > tfoot > tr");
    }

    private static boolean isOneColumn(List<Element> rows) {
        return rows.stream().allMatch(row -> row.childrenSize() < 2);
    }

    private static int headerRows(List<Element> rows, List<List<String>> grid) {
        int count = 0;
        while (count < rows.size() && isHeader(rows.get(count))) {
            count++;
        }
        if (count == 0 && grid.size() > 1 && rows.stream().allMatch(row -> row.selectFirst("> th") == null)) {
            List<String> first = grid.getFirst();
            boolean full = first.stream().noneMatch(String::isBlank) && new HashSet<>(first).size() == first.size();
            count = full && first.size() >= COLUMNS_FOR_PLAIN_HEADER ? 1 : 0;
        }
        return count;
    }

    private static boolean isHeader(Element row) {
        Element parent = row.parent();
        return (parent != null && parent.normalName().equals("thead"))
                || (row.childrenSize() > 0 && row.children().stream().allMatch(cell -> cell.normalName().equals("th")));
    }

    private static List<List<String>> grid(List<Element> rows) {
        List<List<String>> grid = new ArrayList<>();
        List<String> reaching = new ArrayList<>();
        List<Integer> rowsLeft = new ArrayList<>();
        for (Element row : rows) {
            List<String> cells = new ArrayList<>();
            for (Element cell : row.select("> td, > th")) {
                takeReaching(cells, reaching, rowsLeft);
                int columns = span(cell, "colspan");
                int down = span(cell, "rowspan") - 1;
                String text = HtmlBlocks.visibleText(cell);
                for (int i = 0; i < columns && cells.size() < MAX_COLUMNS; i++) {
                    // A cell over several columns is said once; as a header it stands over all of them.
                    String said = i == 0 || cell.normalName().equals("th") ? text : "";
                    reach(cells.size(), said, down, reaching, rowsLeft);
                    cells.add(said);
                }
            }
            takeReaching(cells, reaching, rowsLeft);
            grid.add(Collections.unmodifiableList(cells));
        }
        return grid;
    }

    /** Fills in the cells of earlier rows that reach down to the columns that come next. */
    private static void takeReaching(List<String> cells, List<String> reaching, List<Integer> rowsLeft) {
        while (cells.size() < rowsLeft.size() && rowsLeft.get(cells.size()) > 0) {
            int column = cells.size();
            rowsLeft.set(column, rowsLeft.get(column) - 1);
            cells.add(reaching.get(column));
        }
    }

    private static void reach(int column, String text, int down, List<String> reaching, List<Integer> rowsLeft) {
        while (reaching.size() <= column) {
            reaching.add("");
            rowsLeft.add(0);
        }
        reaching.set(column, text);
        rowsLeft.set(column, down);
    }

    private static int span(Element cell, String attribute) {
        try {
            return Math.clamp(Integer.parseInt(cell.attr(attribute).strip()), 1, MAX_SPAN);
        } catch (NumberFormatException e) {
            return 1;
        }
    }
}
