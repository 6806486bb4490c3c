package dev.openbook.readers.docx;

import dev.openbook.readers.internal.Reading;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipEntry;

/**
 * Bounds what a zip archive may unpack to: a part by its own packed size, all parts together by the limit on bytes. What
 * is counted is what really comes out; sizes that the archive states are not believed.
 */
final class Inflation {
    /** Small parts are harmless however well they are packed, and XML of tables packs well. */
    private static final long ALWAYS_ALLOWED = 16L << 20;

    private final Reading reading;
    private long total;

    Inflation(Reading reading) {
        this.reading = reading;
    }

    InputStream of(ZipEntry entry, InputStream unpacked) {
        long packed = Math.max(entry.getCompressedSize(), 0);
        return new Bounded(unpacked, Math.max(ALWAYS_ALLOWED, packed * reading.limits().maxExpansion()));
    }

    private void count(long bytes) {
        total += bytes;
        if (total > reading.limits().maxBytes()) {
            throw reading.refusals()
                    .tooLarge("unpacks to more than the " + reading.limits().maxBytes() + " bytes that are allowed");
        }
    }

    private final class Bounded extends FilterInputStream {
        private long left;

        Bounded(InputStream unpacked, long allowed) {
            super(unpacked);
            this.left = allowed;
        }

        @Override
        public int read() throws IOException {
            int next = super.read();
            take(next < 0 ? 0 : 1);
            return next;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int read = super.read(target, offset, length);
            take(Math.max(read, 0));
            return read;
        }

        @Override
        public boolean markSupported() {
            return false;
        }

        private void take(int bytes) {
            left -= bytes;
            if (left < 0) {
                throw reading.refusals()
                        .tooLarge("unpacks to more than " + reading.limits().maxExpansion()
                                + " times its size, as archives do that are made to exhaust programs");
            }
            count(bytes);
        }
    }
}
