package dev.openbook.readers.pdf;

import dev.openbook.readers.internal.Reading;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.jspecify.annotations.Nullable;

/**
 * Lets PDFBox interpret the pages and keeps what it draws as runs, page by page. PDFBox's own assembly of lines is
 * switched off. For one document.
 *
 * <p>Text that a tagged PDF marks as a pagination artifact (running headers, page numbers; ISO 32000-2, 14.8.2.2) is left
 * out here.
 */
final class GlyphCollector extends PDFTextStripper {
    private static final int OPERATORS_BETWEEN_LOOKS_AT_THE_CLOCK = 1 << 12;

    private final Reading reading;
    private final List<PageText> pages = new ArrayList<>();
    private final IdentityHashMap<PDFont, Boolean> bold = new IdentityHashMap<>();
    private final Deque<Boolean> marked = new ArrayDeque<>();
    private Map<Integer, RunBuilder> frames = new TreeMap<>();
    private int paginationDepth;
    private long glyphs;
    private long operators;

    GlyphCollector(Reading reading) {
        this.reading = reading;
    }

    /** The text of every page, in order, pages without any included. */
    List<PageText> collect(PDDocument document) throws IOException {
        writeText(document, Writer.nullWriter());
        while (pages.size() < document.getNumberOfPages()) {
            pages.add(PageText.blank());
        }
        return pages;
    }

    @Override
    protected void startPage(PDPage page) {
        reading.checkTime();
        frames = new TreeMap<>();
        marked.clear();
        paginationDepth = 0;
    }

    /** Instead of writing the page: keep it. Pages without contents were passed over before this one. */
    @Override
    protected void writePage() {
        while (pages.size() < getCurrentPageNo() - 1) {
            pages.add(PageText.blank());
        }
        pages.add(PageText.of(frames.values()));
    }

    @Override
    protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
        if (++operators % OPERATORS_BETWEEN_LOOKS_AT_THE_CLOCK == 0) {
            reading.checkTime();
        }
        super.processOperator(operator, operands);
    }

    @Override
    public void beginMarkedContentSequence(COSName tag, @Nullable COSDictionary properties) {
        boolean pagination = COSName.ARTIFACT.equals(tag)
                && properties != null
                && "Pagination".equals(properties.getNameAsString(COSName.TYPE));
        marked.push(pagination);
        paginationDepth += pagination ? 1 : 0;
    }

    @Override
    public void endMarkedContentSequence() {
        if (!marked.isEmpty() && marked.pop()) {
            paginationDepth--;
        }
    }

    @Override
    protected void processTextPosition(TextPosition position) {
        countGlyph();
        String text = position.getUnicode();
        if (paginationDepth > 0 || text == null) {
            return;
        }
        int direction = Math.round(position.getDir());
        frames.computeIfAbsent(direction, unseen -> new RunBuilder(frameHeight(position, unseen)))
                .add(new RunBuilder.Glyph(
                        text,
                        position.getXDirAdj(),
                        position.getWidthDirAdj(),
                        position.getYDirAdj(),
                        Math.max(position.getYScale(), 0.1),
                        position.getWidthOfSpace(),
                        bold.computeIfAbsent(position.getFont(), FontWeight::isBold)));
    }

    /** Drawn glyphs, spaces and artifacts included, outnumber the characters of the text: a bound on memory. */
    private void countGlyph() {
        long allowed = 2L * reading.limits().maxCharacters();
        if (++glyphs > allowed) {
            throw reading.refusals()
                    .tooLarge("holds more than the " + reading.limits().maxCharacters() + " characters that are allowed");
        }
    }

    private static double frameHeight(TextPosition position, int direction) {
        return direction % 180 == 0 ? position.getPageHeight() : position.getPageWidth();
    }
}
