package dev.openbook.library;

import dev.openbook.document.DocumentId;
import dev.openbook.document.SearchFilter;
import java.util.List;
import java.util.Map;

/**
 * What a search engine has to offer to be a library's index: everything else (reading, splitting, planning, fusing) is the
 * same for all engines and lives in {@code IndexedLibrary}.
 *
 * <p>Thread-safe. One writer at a time over all processes, any number of snapshots. Whoever opened it closes it.
 */
public interface PassageIndex extends AutoCloseable {

    /** The last committed state, for reading. Close it soon: it keeps files of that state alive. */
    Snapshot snapshot();

    /**
     * Takes the pen.
     *
     * @throws dev.openbook.failure.OpenbookException {@code LIBRARY_LOCKED} if somebody else holds it
     */
    Writer write();

    @Override
    void close();

    /** One committed state. Thread-safe. */
    interface Snapshot extends AutoCloseable {

        /** What the state says of itself. */
        IndexState state();

        /** Every document, readable or failed, by id. */
        Map<DocumentId, DocumentRecord> documents();

        /**
         * The best passages by BM25 over text and headings, best first, ties by document and ordinal. The text is words,
         * never query syntax; a text without any word of use finds nothing.
         */
        List<ScoredPassage> lexical(String text, SearchFilter filter, int limit);

        /**
         * The passages nearest to a normalised vector by inner product, best first, ties by document and ordinal. The
         * filter narrows before the search, so that {@code limit} passages come back if there are as many.
         */
        List<ScoredPassage> semantic(float[] vector, SearchFilter filter, int limit);

        @Override
        void close();
    }

    /** Holds the pen. Not thread-safe. */
    interface Writer extends AutoCloseable {

        /** Adds a document with its passages, or replaces all that was there of it, at once. */
        void put(DocumentRecord document, List<IndexedPassage> passages);

        /** Forgets a document. */
        void remove(DocumentId document);

        /** Makes everything since the last commit visible and durable, all or nothing. */
        void commit();

        /** Lays the pen down; what was not committed is gone. */
        @Override
        void close();
    }
}
