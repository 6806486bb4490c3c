package dev.openbook.document;

import java.util.List;

/**
 * A place in a document: exact enough to point at.
 *
 * @param firstPage page on which it starts, counted from 1; 0 if the document has no pages
 * @param pageBreaks for each further page that it reaches, the index in the document's extracted text at which that page
 *     starts; empty if it stays on one page or the document has no pages
 * @param headings the headings that it stands under, outermost first
 * @param start first UTF-16 index in the document's extracted text
 * @param end index after the last
 */
public record Span(int firstPage, List<Integer> pageBreaks, List<String> headings, int start, int end) {
    /** Copies the lists and checks the ranges. */
    public Span {
        pageBreaks = List.copyOf(pageBreaks);
        headings = List.copyOf(headings);
        if (start < 0 || end < start || firstPage < 0 || (firstPage == 0 && !pageBreaks.isEmpty())) {
            throw new IllegalArgumentException("Not a span: page " + firstPage + ", page breaks " + pageBreaks + ", ["
                    + start + ", " + end + ")");
        }
    }

    /** A range of a document's content under headings, with its pages looked up there. */
    public static Span of(DocumentContent content, List<String> headings, int start, int end) {
        List<Integer> breaks = content.pageStarts().stream()
                .filter(pageStart -> pageStart > start && pageStart < end)
                .toList();
        return new Span(content.pageAt(start), breaks, headings, start, end);
    }

    /** Page on which it ends; 0 if the document has no pages. */
    public int lastPage() {
        return firstPage + pageBreaks.size();
    }

    /** Page on which an index within this span lies; 0 if the document has no pages. */
    public int pageAt(int index) {
        int further = 0;
        while (further < pageBreaks.size() && pageBreaks.get(further) <= index) {
            further++;
        }
        return firstPage + further;
    }
}
