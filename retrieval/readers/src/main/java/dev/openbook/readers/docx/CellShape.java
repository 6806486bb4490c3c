package dev.openbook.readers.docx;

import javax.xml.stream.XMLStreamException;

/** How a cell lies in the grid. */
final class CellShape {
    private int span = 1;
    private boolean continued;

    /** Reads the properties of a cell ({@code tcPr}) that were entered last, and leaves them. */
    void parse(XmlCursor xml) throws XMLStreamException {
        for (String name = xml.nextChild(); name != null; name = xml.nextChild()) {
            switch (name) {
                case "gridSpan" -> span = Math.max(1, TableParser.bounded(xml.number("val").orElse(1)));
                case "vMerge" -> continued = !xml.attribute("val").orElse("continue").equals("restart");
                default -> {
                    // Widths and borders.
                }
            }
            xml.skip();
        }
    }

    /** How many columns of the grid it covers. */
    int span() {
        return span;
    }

    /** Whether it is the lower part of a cell that started in a row above. */
    boolean isContinued() {
        return continued;
    }
}
