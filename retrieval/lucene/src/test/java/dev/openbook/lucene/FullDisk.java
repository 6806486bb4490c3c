package dev.openbook.lucene;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FilterDirectory;
import org.apache.lucene.store.FilterIndexOutput;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexOutput;

/** A directory on a disk that has only so many bytes left. */
final class FullDisk extends FilterDirectory {
    private final AtomicLong left = new AtomicLong(Long.MAX_VALUE);

    FullDisk(Directory directory) {
        super(directory);
    }

    void leave(long bytes) {
        left.set(bytes);
    }

    @Override
    public IndexOutput createOutput(String name, IOContext context) throws IOException {
        return new Output(super.createOutput(name, context));
    }

    @Override
    public IndexOutput createTempOutput(String prefix, String suffix, IOContext context) throws IOException {
        return new Output(super.createTempOutput(prefix, suffix, context));
    }

    private final class Output extends FilterIndexOutput {
        Output(IndexOutput output) {
            super("full disk", output.getName(), output);
        }

        private void take(int bytes) throws IOException {
            if (left.addAndGet(-bytes) < 0) {
                throw new IOException("No space left on device");
            }
        }

        @Override
        public void writeByte(byte value) throws IOException {
            take(1);
            super.writeByte(value);
        }

        @Override
        public void writeBytes(byte[] bytes, int offset, int length) throws IOException {
            take(length);
            super.writeBytes(bytes, offset, length);
        }
    }
}
