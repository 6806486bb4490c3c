package dev.openbook.readers.pdf;

import dev.openbook.readers.internal.CleanText;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;

/** Joins the glyphs of one direction, in the order in which they are drawn, to runs. */
final class RunBuilder {
    /** Parts of the font size. */
    private static final double SAME_BASELINE = 0.08;

    private static final double BACKWARD = 0.35;
    private static final double SAME_PLACE = 0.12;
    private static final double WIDE_GAP = 1.0;

    private final double frameHeight;
    private final List<Run> runs = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private double left;
    private double right;
    private double lastLeft;
    private double baseline;
    private double size;
    private boolean bold;
    private String lastGlyph = "";

    RunBuilder(double frameHeight) {
        this.frameHeight = frameHeight;
    }

    /** One glyph as it is drawn. Distances in points, see {@link Run}. */
    record Glyph(String text, double x, double width, double baseline, double size, double spaceWidth, boolean bold) {}

    void add(Glyph glyph) {
        String clean = CleanText.of(glyph.text());
        if (clean.isEmpty()) {
            return;
        }
        if (clean.equals(" ")) {
            addSpace(glyph);
            return;
        }
        if (text.isEmpty()) {
            start(glyph, clean);
        } else if (isMark(clean) && glyph.x() < right && sameLine(glyph)) {
            compose(clean);
        } else if (!continues(glyph)) {
            flush();
            start(glyph, clean);
        } else if (!isPrintedTwice(glyph, clean)) {
            append(glyph, clean);
        }
    }

    /** A drawn space ends a word, but has no ink: it must not widen the run, or gaps between columns would close. */
    private void addSpace(Glyph glyph) {
        if (!text.isEmpty() && sameLine(glyph) && text.charAt(text.length() - 1) != ' ') {
            text.append(' ');
        }
    }

    private void start(Glyph glyph, String clean) {
        left = glyph.x();
        baseline = glyph.baseline();
        size = glyph.size();
        bold = glyph.bold();
        take(glyph, clean);
    }

    private void append(Glyph glyph, String clean) {
        if (text.charAt(text.length() - 1) != ' ' && glyph.x() - right > Spacing.wordGap(size, glyph.spaceWidth())) {
            text.append(' ');
        }
        take(glyph, clean);
    }

    private void take(Glyph glyph, String clean) {
        text.append(clean);
        lastGlyph = clean;
        lastLeft = glyph.x();
        right = Math.max(glyph.x() + glyph.width(), text.length() == clean.length() ? glyph.x() : right);
    }

    private boolean continues(Glyph glyph) {
        return sameLine(glyph)
                && glyph.bold() == bold
                && Math.abs(glyph.size() - size) <= SAME_BASELINE * size
                && glyph.x() >= right - BACKWARD * size
                && glyph.x() - right <= WIDE_GAP * size;
    }

    private boolean sameLine(Glyph glyph) {
        return Math.abs(glyph.baseline() - baseline) <= SAME_BASELINE * Math.max(size, glyph.size());
    }

    /** Some programs print every letter twice, a hair apart, to make it look bold. */
    private boolean isPrintedTwice(Glyph glyph, String clean) {
        return clean.equals(lastGlyph) && Math.abs(glyph.x() - lastLeft) < SAME_PLACE * size;
    }

    private static boolean isMark(String clean) {
        int type = Character.getType(clean.codePointAt(0));
        return type == Character.NON_SPACING_MARK;
    }

    private void compose(String mark) {
        String composed = Normalizer.normalize(text + mark, Normalizer.Form.NFC);
        text.setLength(0);
        text.append(composed);
    }

    private void flush() {
        if (!text.isEmpty()) {
            runs.add(new Run(text.toString(), left, right, baseline, size, bold));
            text.setLength(0);
        }
    }

    /** Height of the page in this direction, in points. */
    double frameHeight() {
        return frameHeight;
    }

    /** All runs, in the order in which they were drawn. */
    List<Run> build() {
        flush();
        return runs;
    }
}
