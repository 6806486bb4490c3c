package dev.openbook.lucene.internal.search;

import dev.openbook.document.DocumentId;
import dev.openbook.library.DocumentRecord;
import dev.openbook.library.IndexState;
import dev.openbook.library.ScoredPassage;
import dev.openbook.lucene.VectorSpace;
import dev.openbook.lucene.internal.index.CommitData;
import dev.openbook.lucene.internal.index.IndexFields;
import dev.openbook.lucene.internal.index.PassageFields;
import dev.openbook.lucene.internal.index.RecordFields;
import java.io.IOException;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.FieldExistsQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.util.Bits;

/**
 * One committed state, opened for reading and shared by all snapshots of it. Thread-safe. Searches run in the calling
 * thread.
 */
final class Generation {
    /**
     * How soon more of the same word stops counting, and how much long passages are held back: the values of Robertson et
     * al., Okapi at TREC-3 (1994), that Lucene takes too.
     */
    private static final float K1 = 1.2f;

    private static final float B = 0.75f;

    private final DirectoryReader reader;
    private final IndexSearcher searcher;
    private final IndexState state;

    /** Takes over the reader if it succeeds. */
    Generation(DirectoryReader reader) throws IOException {
        this.reader = reader;
        searcher = new IndexSearcher(reader);
        searcher.setSimilarity(new BM25Similarity(K1, B));
        // Lucene's default cache is shared by the whole virtual machine; the host may have its own use for it.
        searcher.setQueryCache(null);
        CommitData data = CommitData.of(reader.getIndexCommit().getUserData());
        state = new IndexState(
                data.id(),
                data.commit(),
                data.vectors().map(VectorSpace::model),
                data.vectors().map(VectorSpace::dimensions).orElse(0),
                searcher.count(new FieldExistsQuery(IndexFields.ORDINAL)));
    }

    DirectoryReader reader() {
        return reader;
    }

    IndexSearcher searcher() {
        return searcher;
    }

    IndexState state() {
        return state;
    }

    /** Reads passages. Neighbours are stored compressed together, so they are read in their own order. */
    List<ScoredPassage> read(List<Hit> hits) throws IOException {
        StoredFields stored = searcher.storedFields();
        ScoredPassage[] passages = new ScoredPassage[hits.size()];
        List<Integer> inStoredOrder = IntStream.range(0, passages.length)
                .boxed()
                .sorted(Comparator.comparingInt(i -> hits.get(i).doc()))
                .toList();
        for (int i : inStoredOrder) {
            Hit hit = hits.get(i);
            passages[i] = new ScoredPassage(PassageFields.read(stored.document(hit.doc())), hit.score());
        }
        return List.of(passages);
    }

    /** Every record, by id, read anew. */
    SortedMap<DocumentId, DocumentRecord> documents() throws IOException {
        SortedMap<DocumentId, DocumentRecord> documents = new TreeMap<>();
        for (LeafReaderContext leaf : reader.leaves()) {
            BinaryDocValues records = DocValues.getBinary(leaf.reader(), IndexFields.RECORD);
            Bits live = leaf.reader().getLiveDocs();
            for (int doc = records.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = records.nextDoc()) {
                if (live == null || live.get(doc)) {
                    DocumentRecord record = RecordFields.read(records.binaryValue());
                    documents.put(record.id(), record);
                }
            }
        }
        return Collections.unmodifiableSortedMap(documents);
    }
}
