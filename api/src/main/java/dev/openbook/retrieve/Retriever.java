package dev.openbook.retrieve;

import java.util.List;

/** Finds passages. Thread-safe. */
public interface Retriever {

    /**
     * The best passages, best first; ties by document path, then by place in the document. The same index and query give
     * the same list.
     */
    List<RetrievedPassage> retrieve(Query query);
}
