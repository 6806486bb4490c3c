package dev.openbook.readers.pdf;

import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDFontDescriptor;

/** Tells bold fonts from others, by name first: descriptors are often left at their defaults. */
final class FontWeight {
    private static final Pattern HEAVY_NAME = Pattern.compile("bold|black|heavy|demi|extrabd|semibd");
    private static final float SEMI_BOLD = 600;

    private FontWeight() {}

    static boolean isBold(PDFont font) {
        String name = font.getName();
        if (name != null && HEAVY_NAME.matcher(name.toLowerCase(Locale.ROOT)).find()) {
            return true;
        }
        PDFontDescriptor descriptor = font.getFontDescriptor();
        return descriptor != null && (descriptor.getFontWeight() >= SEMI_BOLD || descriptor.isForceBold());
    }
}
