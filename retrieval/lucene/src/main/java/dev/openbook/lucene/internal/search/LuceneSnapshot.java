package dev.openbook.lucene.internal.search;

import dev.openbook.document.DocumentId;
import dev.openbook.document.SearchFilter;
import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.library.DocumentRecord;
import dev.openbook.library.IndexState;
import dev.openbook.library.PassageIndex;
import dev.openbook.library.ScoredPassage;
import dev.openbook.lucene.internal.storage.LibraryAccess;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.lucene.analysis.Analyzer;

/** One committed state, held open until it is closed. Thread-safe. */
public final class LuceneSnapshot implements PassageIndex.Snapshot {
    private final Generations generations;
    private final Generation generation;
    private final Analyzer analyzer;
    private final LibraryAccess access;
    private final AtomicBoolean closed = new AtomicBoolean();

    private LuceneSnapshot(Generations generations, Generation generation, Analyzer analyzer, LibraryAccess access) {
        this.generations = generations;
        this.generation = generation;
        this.analyzer = analyzer;
        this.access = access;
    }

    /** The last committed state. */
    public static LuceneSnapshot latest(Generations generations, Analyzer analyzer, LibraryAccess access) {
        return access.run(
                () -> new LuceneSnapshot(generations, generations.acquireLatest(), analyzer, access));
    }

    @Override
    public IndexState state() {
        return open().state();
    }

    @Override
    public Map<DocumentId, DocumentRecord> documents() {
        Generation open = open();
        return access.run(open::documents);
    }

    @Override
    public List<ScoredPassage> lexical(String text, SearchFilter filter, int limit) {
        Generation open = open(limit);
        return access.run(() -> new LexicalSearch(open, analyzer).search(text, filter, limit));
    }

    @Override
    public List<ScoredPassage> semantic(float[] vector, SearchFilter filter, int limit) {
        Generation open = open(limit);
        return access.run(() -> new SemanticSearch(open).search(vector, filter, limit));
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            access.act(() -> generations.release(generation));
        }
    }

    private Generation open(int limit) {
        if (limit < 1) {
            throw new OpenbookException(
                    FailureCode.ARGUMENT_INVALID, "A search gives at least 1 passage, not " + limit + ".");
        }
        return open();
    }

    private Generation open() {
        if (closed.get()) {
            throw access.closed();
        }
        return generation;
    }
}
