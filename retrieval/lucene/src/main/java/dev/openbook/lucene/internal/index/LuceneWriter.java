package dev.openbook.lucene.internal.index;

import dev.openbook.document.DocumentId;
import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.library.DocumentRecord;
import dev.openbook.library.IndexedPassage;
import dev.openbook.library.PassageIndex;
import dev.openbook.lucene.VectorSpace;
import dev.openbook.lucene.internal.storage.LibraryAccess;
import dev.openbook.lucene.internal.storage.LibraryFolder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.SerialMergeScheduler;
import org.apache.lucene.index.Term;
import org.apache.lucene.store.Directory;

/**
 * Holds the pen. Not thread-safe, but {@link #close()} may come from any thread. When writing fails for whatever reason,
 * the pen is laid down at once: the last commit stands, and the caller takes the pen again to go on.
 */
public final class LuceneWriter implements PassageIndex.Writer {
    private static final int MAX_PATH_CHARACTERS = 4096;

    private final IndexWriter writer;
    private final LibraryAccess access;
    private CommitData committed;

    private LuceneWriter(IndexWriter writer, LibraryAccess access, CommitData committed) {
        this.writer = writer;
        this.access = access;
        this.committed = committed;
    }

    /**
     * Writes the first, empty commit of a new library, unless somebody else was faster.
     *
     * @throws OpenbookException {@code LIBRARY_LOCKED} if somebody else is doing the same
     */
    public static void create(Directory directory, Analyzer analyzer, LibraryAccess access, CommitData first) {
        access.act(() -> {
            IndexWriterConfig config = config(analyzer, 1).setOpenMode(IndexWriterConfig.OpenMode.CREATE_OR_APPEND);
            try (IndexWriter writer = new IndexWriter(directory, config)) {
                if (!writer.getLiveCommitData().iterator().hasNext()) {
                    writer.setLiveCommitData(first.toUserData().entrySet());
                    writer.commit();
                }
            }
        });
    }

    /**
     * Takes the pen of an existing library.
     *
     * @throws OpenbookException {@code LIBRARY_LOCKED} if somebody else holds it
     */
    public static LuceneWriter open(Directory directory, Analyzer analyzer, LibraryAccess access, int ramBufferMegabytes) {
        return access.run(() -> {
            IndexWriterConfig config =
                    config(analyzer, ramBufferMegabytes).setOpenMode(IndexWriterConfig.OpenMode.APPEND);
            IndexWriter writer = new IndexWriter(directory, config);
            try {
                Map<String, String> userData = new HashMap<>();
                writer.getLiveCommitData().forEach(entry -> userData.put(entry.getKey(), entry.getValue()));
                return new LuceneWriter(writer, access, CommitData.of(userData));
            } catch (IOException | RuntimeException e) {
                LibraryFolder.closeAfter(e, writer::rollback);
                throw e;
            }
        });
    }

    private static IndexWriterConfig config(Analyzer analyzer, int ramBufferMegabytes) {
        return new IndexWriterConfig(analyzer)
                .setCodec(new VectorCodec())
                .setRAMBufferSizeMB(ramBufferMegabytes)
                .setCommitOnClose(false)
                // Merges run in the thread that writes: no threads of our own, and the same input gives the same segments.
                .setMergeScheduler(new SerialMergeScheduler());
    }

    @Override
    public void put(DocumentRecord document, List<IndexedPassage> passages) {
        check(document.id());
        List<Document> block = new ArrayList<>(passages.size() + 1);
        for (IndexedPassage passage : passages) {
            check(document, passage);
            block.add(PassageFields.write(passage, document.type()));
        }
        write(() -> {
            block.add(RecordFields.write(document));
            writer.updateDocuments(pathOf(document.id()), block);
        });
    }

    @Override
    public void remove(DocumentId document) {
        write(() -> writer.deleteDocuments(pathOf(document)));
    }

    @Override
    public void commit() {
        CommitData next = committed.next();
        write(() -> {
            writer.setLiveCommitData(next.toUserData().entrySet());
            writer.commit();
        });
        committed = next;
    }

    @Override
    public void close() {
        access.act(writer::rollback);
    }

    private static Term pathOf(DocumentId document) {
        return new Term(IndexFields.PATH, PathTerms.term(document.path()));
    }

    private void write(LibraryAccess.Action action) {
        try {
            access.act(action);
        } catch (OpenbookException e) {
            LibraryFolder.closeAfter(e, writer::rollback);
            throw e;
        }
    }

    private static void check(DocumentId document) {
        if (document.path().length() > MAX_PATH_CHARACTERS) {
            throw new OpenbookException(
                    FailureCode.ARGUMENT_INVALID,
                    "A document's path has at most " + MAX_PATH_CHARACTERS + " characters, not " + document.path().length()
                            + ". Move the document to a shorter path.");
        }
    }

    private void check(DocumentRecord document, IndexedPassage indexed) {
        if (!indexed.passage().document().equals(document.id())) {
            throw new OpenbookException(
                    FailureCode.ARGUMENT_INVALID,
                    "A passage of " + indexed.passage().document() + " cannot be put under " + document.id() + ".");
        }
        float[] vector = indexed.vector();
        if (vector != null) {
            NormalVectors.check(vector, committed.vectors().map(VectorSpace::dimensions).orElse(0));
        }
    }
}
