package dev.openbook.retrieve;

import dev.openbook.document.DocumentId;
import dev.openbook.model.EmbeddingModel;
import dev.openbook.value.Digest;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Documents, kept in step with folders and found by words and by meaning.
 *
 * <p>Thread-safe: any number of threads may search while one syncs; searches only see committed states. Syncs of one
 * library run one after the other; a second process that syncs is refused with {@code LIBRARY_LOCKED}. Whoever opened it
 * closes it; closing does not close the embedding model.
 */
public interface DocumentLibrary extends Retriever, AutoCloseable {

    /**
     * Brings the library in step with folders (or single files): reads what is new or changed, forgets what is gone. A
     * document that cannot be read is listed and never stops the rest. After an interruption the last committed state
     * stands and the next sync goes on from there.
     *
     * <p>With one folder, documents are named by their path below it; with several, the folder's own name comes in front.
     *
     * @throws dev.openbook.failure.OpenbookException {@code DOCUMENTS_MISSING} if a folder does not exist, {@code
     *     DOCUMENTS_EMPTY} if there is no file to read in any of them, {@code LIBRARY_LOCKED}, {@code STORAGE_FAILED}
     */
    SyncReport sync(List<Path> folders, ProgressListener progress);

    /** Syncs one folder; see {@link #sync(List, ProgressListener)}. */
    default SyncReport sync(Path folder, ProgressListener progress) {
        return sync(List.of(folder), progress);
    }

    /** The model that its questions and passages are embedded with; empty if it is searched by words only. */
    Optional<EmbeddingModel> embeddingModel();

    /** What it says of itself now. */
    LibraryDescription description();

    /** SHA-256 of the file that a document was read from, if the library holds the document. */
    Optional<Digest> documentDigest(DocumentId document);

    @Override
    void close();
}
