package dev.openbook.readers.pdf;

import dev.openbook.document.Block.Kind;
import dev.openbook.document.DocumentContent;
import dev.openbook.document.DocumentType;
import dev.openbook.readers.internal.ContentBuilder;
import dev.openbook.readers.internal.Reading;
import dev.openbook.readers.internal.TableText;
import dev.openbook.readers.internal.Titles;
import dev.openbook.readers.pdf.Paragraph.Shape;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Pages of segments to blocks of text. For one document. */
final class PdfContent {
    private final Reading reading;
    private final Outline outline;
    private final Optional<String> claimedTitle;

    PdfContent(Reading reading, Outline outline, Optional<String> claimedTitle) {
        this.reading = reading;
        this.outline = outline;
        this.claimedTitle = claimedTitle;
    }

    DocumentContent assemble(List<PageText> pages) {
        TextSizes sizes = TextSizes.of(pages);
        LineJoin join = LineJoin.of(pages);
        List<List<Paragraph>> paragraphs = new ArrayList<>();
        for (PageText page : pages) {
            reading.checkTime();
            paragraphs.add(paragraphs(page, sizes, join));
        }
        Headings headings = Headings.of(paragraphs, sizes, outline);
        ContentBuilder content = new ContentBuilder(DocumentType.PDF, reading);
        for (List<Paragraph> page : paragraphs) {
            content.startPage();
            for (Paragraph paragraph : page) {
                if (paragraph.isOrnament()) {
                    continue;
                }
                int level = headings.level(paragraph);
                content.add(level > 0 ? Kind.HEADING : kind(paragraph.shape()), level, paragraph.text());
            }
        }
        Optional<String> title = claimedTitle.flatMap(Titles::meaningful);
        return content.build(title.isPresent() ? title : largestOf(paragraphs.getFirst()));
    }

    private static Kind kind(Shape shape) {
        return switch (shape) {
            case TEXT -> Kind.PARAGRAPH;
            case ITEM -> Kind.LIST_ITEM;
            case ROW -> Kind.TABLE_ROW;
        };
    }

    /** Turned text comes last: it is seldom part of what is read. */
    private static List<Paragraph> paragraphs(PageText page, TextSizes sizes, LineJoin join) {
        List<Paragraph> paragraphs = new ArrayList<>();
        List<List<Segment>> frames = new ArrayList<>();
        frames.add(page.main());
        frames.addAll(page.others());
        for (List<Segment> frame : frames) {
            for (Zone zone : ReadingOrder.of(frame)) {
                paragraphs.addAll(
                        switch (zone) {
                            case Zone.Column column -> ParagraphBuilder.of(column.rows(), sizes, join);
                            case Zone.Grid grid -> rows(GridRows.of(grid.rows(), join));
                        });
            }
        }
        return paragraphs;
    }

    /** A first row that is bold and full above rows that are not bold is a header, and stands before each of their cells. */
    private static List<Paragraph> rows(List<GridRows.Cells> rows) {
        GridRows.Cells first = rows.getFirst();
        boolean header = rows.size() > 1
                && first.bold()
                && first.isFull()
                && rows.stream().skip(1).noneMatch(GridRows.Cells::bold);
        List<Paragraph> paragraphs = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            GridRows.Cells row = rows.get(i);
            String text = header && i > 0 ? TableText.row(first.cells(), row.cells()) : TableText.row(row.cells());
            paragraphs.add(new Paragraph(Shape.ROW, text, row.size(), row.bold(), 1));
        }
        return paragraphs;
    }

    private static Optional<String> largestOf(List<Paragraph> firstPage) {
        return firstPage.stream()
                .filter(paragraph -> paragraph.shape() == Shape.TEXT)
                .max(Comparator.comparingDouble(Paragraph::size))
                .flatMap(paragraph -> Titles.meaningful(paragraph.text()));
    }
}
