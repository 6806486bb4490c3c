package dev.openbook.readers.pdf;

import java.io.IOException;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.graphics.PDXObject;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;

/** Looks for pictures on pages; asked only of documents with next to no text. */
final class Pictures {
    /** Scanners and office programs wrap pictures in forms, seldom in more than one. */
    private static final int DEEPEST_FORM = 3;

    /** Forms may hold each other: a bound on how many are opened. */
    private static final int MOST_FORMS = 10_000;

    private int forms;

    private Pictures() {}

    static boolean onMostPagesOf(PDDocument document) throws IOException {
        Pictures pictures = new Pictures();
        int withPictures = 0;
        for (PDPage page : document.getPages()) {
            if (pictures.in(page.getResources(), DEEPEST_FORM)) {
                withPictures++;
            }
        }
        return withPictures * 2 > document.getNumberOfPages();
    }

    private boolean in(PDResources resources, int depth) throws IOException {
        if (resources == null) {
            return false;
        }
        for (COSName name : resources.getXObjectNames()) {
            if (resources.isImageXObject(name)) {
                return true;
            }
            PDXObject object = depth > 0 && forms++ < MOST_FORMS ? resources.getXObject(name) : null;
            if (object instanceof PDFormXObject form && in(form.getResources(), depth - 1)) {
                return true;
            }
        }
        return false;
    }
}
