package dev.openbook.lucene.internal.storage;

import dev.openbook.lucene.IntegrityCheck;
import java.io.IOException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.store.Directory;

/** Compares every byte of a committed state with its checksum. Opening alone compares only the small files. */
public final class Checksums {
    private static final long SMALL_BYTES = 64L << 20;

    private Checksums() {}

    /**
     * Verifies a state if the check asks for it.
     *
     * @throws IOException if a checksum differs
     */
    public static void verify(DirectoryReader reader, IntegrityCheck check) throws IOException {
        boolean due = switch (check) {
            case ALWAYS -> true;
            case WHEN_SMALL -> size(reader) < SMALL_BYTES;
            case NEVER -> false;
        };
        if (due) {
            for (LeafReaderContext leaf : reader.leaves()) {
                leaf.reader().checkIntegrity();
            }
        }
    }

    private static long size(DirectoryReader reader) throws IOException {
        Directory directory = reader.directory();
        long bytes = 0;
        for (String file : reader.getIndexCommit().getFileNames()) {
            bytes += directory.fileLength(file);
        }
        return bytes;
    }
}
