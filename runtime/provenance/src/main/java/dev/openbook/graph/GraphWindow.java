package dev.openbook.graph;

import java.nio.charset.StandardCharsets;

/**
 * The bytes of a file as one walk sees them: a few thousand at a time, copied out of what may be a mapped file, since single bytes
 * are dear there. One thread at a time.
 */
final class GraphWindow {
    private static final int BYTES = 8192;

    private final GraphBytes file;
    private final RecentTexts texts = new RecentTexts();
    private byte[] window = {};
    private long start;

    GraphWindow(GraphBytes file) {
        this.file = file;
    }

    long size() {
        return file.size();
    }

    byte at(long position) {
        long index = position - start;
        if (index < 0 || index >= window.length) {
            move(position);
            index = 0;
        }
        return window[(int) index];
    }

    /** Some bytes as UTF-8; what is not UTF-8 is replaced. */
    String text(long position, int length) {
        if (length > BYTES) {
            byte[] copy = new byte[length];
            file.copy(position, copy);
            return new String(copy, StandardCharsets.UTF_8);
        }
        if (position < start || position + length > start + window.length) {
            move(position);
        }
        return texts.of(window, (int) (position - start), length);
    }

    private void move(long position) {
        int length = (int) Math.min(BYTES, file.size() - position);
        window = window.length == length ? window : new byte[length];
        file.copy(position, window);
        start = position;
    }
}
