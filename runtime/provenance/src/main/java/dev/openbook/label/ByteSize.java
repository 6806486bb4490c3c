package dev.openbook.label;

import java.util.Locale;

/** Sizes for people, in powers of ten as disks are sold. */
public final class ByteSize {
    private static final String[] UNITS = {"kB", "MB", "GB", "TB"};
    private static final double STEP = 1000;

    private ByteSize() {}

    /** Such as {@code 23.0 MB}. */
    public static String words(long bytes) {
        if (bytes < STEP) {
            return bytes + " bytes";
        }
        double size = bytes / STEP;
        int unit = 0;
        while (size >= STEP && unit < UNITS.length - 1) {
            size /= STEP;
            unit++;
        }
        return String.format(Locale.ROOT, "%.1f %s", size, UNITS[unit]);
    }
}
