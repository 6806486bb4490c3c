package dev.openbook.readers.docx;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamException;

/** Reads a table: its grid of cells, with merged cells filled in. */
final class TableParser {
    /** Columns beyond this are no table that anyone reads. */
    private static final int MOST_COLUMNS = 1_000;

    private final XmlCursor xml;
    private final Styles styles;
    private final Notes notes;
    private final List<TableRow> rows = new ArrayList<>();
    private final Map<Integer, TableRow.Cell> above = new HashMap<>();
    private boolean firstRowLooksSpecial;

    TableParser(XmlCursor xml, Styles styles, Notes notes) {
        this.xml = xml;
        this.styles = styles;
        this.notes = notes;
    }

    /** Reads the table that was entered last, and leaves it. */
    List<Draft> parse() throws XMLStreamException {
        read();
        return TableBlocks.of(rows, firstRowLooksSpecial, xml.reading());
    }

    private void read() throws XMLStreamException {
        for (String name = xml.nextChild(); name != null; name = xml.nextChild()) {
            switch (name) {
                case "tblPr" -> readProperties();
                case "tr" -> readRow();
                case "sdt", "sdtContent", "ins", "customXml" -> read();
                default -> xml.skip();
            }
        }
    }

    /** {@code tblLook}: whether the style sets the first row apart; older files write it as bits in hexadecimal. */
    private void readProperties() throws XMLStreamException {
        for (String name = xml.nextChild(); name != null; name = xml.nextChild()) {
            if (name.equals("tblLook")) {
                String bits = xml.attribute("val").filter(value -> value.matches("[0-9A-Fa-f]{4}")).orElse("0000");
                firstRowLooksSpecial = xml.attribute("firstRow")
                        .map(value -> value.matches("1|true|on"))
                        .orElse((Integer.parseInt(bits, 16) & 0x20) != 0);
            }
            xml.skip();
        }
    }

    private void readRow() throws XMLStreamException {
        RowParser row = new RowParser();
        row.read();
        if (!row.deleted) {
            rows.add(new TableRow(row.cells, row.header));
        }
    }

    /** Reads one row. */
    private final class RowParser {
        private final List<TableRow.Cell> cells = new ArrayList<>();
        private boolean header;
        private boolean deleted;
        private int column;

        void read() throws XMLStreamException {
            for (String name = xml.nextChild(); name != null; name = xml.nextChild()) {
                switch (name) {
                    case "trPr" -> readProperties();
                    case "tc" -> readCell();
                    case "sdt", "sdtContent", "ins", "customXml" -> read();
                    default -> xml.skip();
                }
            }
        }

        private void readProperties() throws XMLStreamException {
            for (String name = xml.nextChild(); name != null; name = xml.nextChild()) {
                switch (name) {
                    case "tblHeader" -> header = xml.isOn();
                    case "del" -> deleted = true;
                    case "gridBefore" -> column += bounded(xml.number("val").orElse(0));
                    default -> {
                        // Heights and borders.
                    }
                }
                xml.skip();
            }
        }

        private void readCell() throws XMLStreamException {
            CellShape shape = new CellShape();
            List<Draft> blocks = new BodyParser(xml, styles, notes).cell(shape);
            TableRow.Cell cell = new TableRow.Cell(column, shape.span(), blocks);
            TableRow.Cell start = shape.isContinued() ? above.getOrDefault(column, cell) : cell;
            above.put(column, start);
            cells.add(new TableRow.Cell(column, shape.span(), start.blocks()));
            column = Math.min(column + shape.span(), MOST_COLUMNS);
        }
    }

    static int bounded(int columns) {
        return Math.clamp(columns, 0, MOST_COLUMNS);
    }
}
