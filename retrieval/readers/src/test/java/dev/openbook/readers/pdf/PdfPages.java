package dev.openbook.readers.pdf;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDDocumentOutline;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.util.Matrix;

/** Makes PDF files for tests: lines of Helvetica at given places; y counts from the top of a letter page, in points. */
final class PdfPages {
    private static final double HEIGHT = PDRectangle.LETTER.getHeight();

    private final PDDocument document = new PDDocument();
    private final PDFont plain = new PDType1Font(FontName.HELVETICA);
    private final PDFont bold = new PDType1Font(FontName.HELVETICA_BOLD);
    private PDPage page = new PDPage();

    PdfPages page() {
        page = new PDPage(PDRectangle.LETTER);
        document.addPage(page);
        return this;
    }

    PdfPages text(double x, double y, String text) {
        return draw(plain, 10, Matrix.getTranslateInstance((float) x, (float) (HEIGHT - y)), text);
    }

    PdfPages bold(double x, double y, double size, String text) {
        return draw(bold, size, Matrix.getTranslateInstance((float) x, (float) (HEIGHT - y)), text);
    }

    PdfPages sized(double x, double y, double size, String text) {
        return draw(plain, size, Matrix.getTranslateInstance((float) x, (float) (HEIGHT - y)), text);
    }

    /** Text that runs upwards. */
    PdfPages turned(double x, double y, String text) {
        return draw(plain, 10, Matrix.getRotateInstance(Math.PI / 2, (float) x, (float) (HEIGHT - y)), text);
    }

    /** Lines 12 points apart. */
    PdfPages lines(double x, double y, String... lines) {
        for (int i = 0; i < lines.length; i++) {
            text(x, y + 12 * i, lines[i]);
        }
        return this;
    }

    PdfPages picture() {
        try (PDPageContentStream stream = stream()) {
            BufferedImage image = new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB);
            stream.drawImage(LosslessFactory.createFromImage(document, image), 0, 0, 612, 792);
            return this;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    PdfPages title(String title) {
        document.getDocumentInformation().setTitle(title);
        return this;
    }

    PdfPages bookmark(String title) {
        PDDocumentOutline outline = document.getDocumentCatalog().getDocumentOutline();
        if (outline == null) {
            outline = new PDDocumentOutline();
            document.getDocumentCatalog().setDocumentOutline(outline);
        }
        PDOutlineItem item = new PDOutlineItem();
        item.setTitle(title);
        outline.addLast(item);
        return this;
    }

    PdfPages locked(String owner, String user) {
        try {
            document.protect(new StandardProtectionPolicy(owner, user, new AccessPermission()));
            return this;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (document) {
            document.save(bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private PDPageContentStream stream() throws IOException {
        return new PDPageContentStream(document, page, PDPageContentStream.AppendMode.APPEND, true);
    }

    private PdfPages draw(PDFont font, double size, Matrix place, String text) {
        try (PDPageContentStream stream = stream()) {
            stream.beginText();
            stream.setFont(font, (float) size);
            stream.setTextMatrix(place);
            stream.showText(text);
            stream.endText();
            return this;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
