package dev.openbook.lucene.internal.search;

import dev.openbook.lucene.IntegrityCheck;
import dev.openbook.lucene.internal.storage.Checksums;
import dev.openbook.lucene.internal.storage.LibraryFolder;
import java.io.IOException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.search.ReferenceManager;
import org.apache.lucene.store.Directory;
import org.jspecify.annotations.Nullable;

/**
 * The last committed state, and older ones for as long as somebody reads them. Sees commits of this and of other
 * processes; looking for a new one costs about a directory listing.
 */
public final class Generations extends ReferenceManager<Generation> {

    private Generations(Generation first) {
        current = first;
    }

    /**
     * Opens the last commit.
     *
     * @throws IOException if there is none, or if its checksums differ and the check asks for them
     */
    public static Generations open(Directory directory, IntegrityCheck check) throws IOException {
        return new Generations(generation(DirectoryReader.open(directory), check));
    }

    private static Generation generation(DirectoryReader reader, IntegrityCheck check) throws IOException {
        try {
            Checksums.verify(reader, check);
            return new Generation(reader);
        } catch (IOException | RuntimeException e) {
            LibraryFolder.closeAfter(e, reader);
            throw e;
        }
    }

    /** The last commit, counted; whoever acquires it releases it. */
    Generation acquireLatest() throws IOException {
        maybeRefreshBlocking();
        return acquire();
    }

    @Override
    protected @Nullable Generation refreshIfNeeded(Generation old) throws IOException {
        DirectoryReader newer = DirectoryReader.openIfChanged(old.reader());
        // What was read before is shared, what is new was just written: checksums are for opening.
        return newer == null ? null : generation(newer, IntegrityCheck.NEVER);
    }

    @Override
    protected boolean tryIncRef(Generation generation) {
        return generation.reader().tryIncRef();
    }

    @Override
    protected int getRefCount(Generation generation) {
        return generation.reader().getRefCount();
    }

    @Override
    protected void decRef(Generation generation) throws IOException {
        generation.reader().decRef();
    }
}
