package dev.openbook.graph;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Makes texts of bytes, and gives the one made before where it is short and was met lately: the same few operators, words and names of
 * files stand in every node and tensor. One thread at a time.
 */
final class RecentTexts {
    private static final int SLOTS = 512;
    private static final int MAX_BYTES = 24;

    private final @Nullable String[] recent = new String[SLOTS];

    /** Some bytes as UTF-8; what is not UTF-8 is replaced. */
    String of(byte[] bytes, int start, int length) {
        if (length == 0) {
            return "";
        }
        if (length > MAX_BYTES) {
            return new String(bytes, start, length, StandardCharsets.UTF_8);
        }
        int slot = slot(bytes, start, length);
        String before = recent[slot];
        if (before != null && spells(bytes, start, length, before)) {
            return before;
        }
        String text = new String(bytes, start, length, StandardCharsets.UTF_8);
        recent[slot] = text;
        return text;
    }

    /** Looks at the ends and the middle only, which is enough to tell words apart. */
    private static int slot(byte[] bytes, int start, int length) {
        int hash = 31 * (31 * (31 * length + bytes[start]) + bytes[start + length / 2]) + bytes[start + length - 1];
        return (hash ^ hash >>> 9) & (SLOTS - 1);
    }

    /** True for ASCII only; other texts are made anew. */
    private static boolean spells(byte[] bytes, int start, int length, String text) {
        if (text.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            byte letter = bytes[start + i];
            if (letter < 0 || text.charAt(i) != letter) {
                return false;
            }
        }
        return true;
    }
}
