package dev.openbook.library;

import dev.openbook.document.DocumentId;
import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.library.fuse.MinMaxFusion;
import dev.openbook.library.split.PassageSplitter;
import dev.openbook.library.sync.FolderSync;
import dev.openbook.library.sync.UnitVector;
import dev.openbook.library.words.FunctionWords;
import dev.openbook.model.EmbeddingModel;
import dev.openbook.model.TextRole;
import dev.openbook.retrieve.DocumentLibrary;
import dev.openbook.retrieve.LibraryDescription;
import dev.openbook.retrieve.ProgressListener;
import dev.openbook.retrieve.Query;
import dev.openbook.retrieve.RetrievedPassage;
import dev.openbook.retrieve.SearchMode;
import dev.openbook.retrieve.SyncReport;
import dev.openbook.value.Digest;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A library over any {@link PassageIndex}.
 *
 * <p>Searching: {@code LEXICAL} asks the index for words, {@code SEMANTIC} for the passages nearest to the embedded question,
 * {@code HYBRID} for both and fuses them; see {@link MinMaxFusion}. In a library without vectors {@code HYBRID} is the same
 * as {@code LEXICAL} (the legs of every hit show it) and {@code SEMANTIC} is refused. A library with vectors that is opened
 * without its model finds by words only: other modes and syncing are refused.
 *
 * <p>Thread-safe as {@link DocumentLibrary} promises: every query sees one committed state from beginning to end. Closing
 * closes the index, not the model.
 */
public final class IndexedLibrary implements DocumentLibrary {
    private final PassageIndex index;
    private final Optional<EmbeddingModel> model;
    private final LibrarySettings settings;
    private final FolderSync folderSync;
    private final boolean vectors;
    private final ReentrantLock syncing = new ReentrantLock();
    private volatile Remembered remembered = new Remembered("", -1, Map.of());

    private IndexedLibrary(
            PassageIndex index, Optional<EmbeddingModel> model, LibrarySettings settings, boolean vectors) {
        this.index = index;
        this.model = model;
        this.settings = settings;
        this.vectors = vectors;
        PassageSplitter splitter = model.map(each -> PassageSplitter.of(settings.splitting(), each))
                .orElseGet(() -> PassageSplitter.withoutModel(settings.splitting()));
        this.folderSync = new FolderSync(settings.readers(), splitter, settings.limits(), model, settings.clock());
    }

    /** The documents of one committed state, kept because every receipt asks for them. */
    private record Remembered(String id, long commit, Map<DocumentId, DocumentRecord> documents) {}

    /**
     * A library over an index, which it owns from now on: it is closed with the library, and at once if this fails.
     *
     * @param model the model that made the index's vectors; it stays the caller's to close
     * @throws OpenbookException {@code LIBRARY_MODEL_MISMATCH} if another model made the vectors, or none
     */
    public static IndexedLibrary open(PassageIndex index, Optional<EmbeddingModel> model, LibrarySettings settings) {
        try (PassageIndex.Snapshot snapshot = index.snapshot()) {
            IndexState state = snapshot.state();
            model.ifPresent(given -> requireSame(given, state.embeddingModel()));
            return new IndexedLibrary(index, model, settings, state.embeddingModel().isPresent());
        } catch (RuntimeException failure) {
            try {
                index.close();
            } catch (RuntimeException alsoFailed) {
                failure.addSuppressed(alsoFailed);
            }
            throw failure;
        }
    }

    private static void requireSame(EmbeddingModel given, Optional<Digest> built) {
        Digest digest = given.provenance().identity();
        if (!built.equals(Optional.of(digest))) {
            String with = built.map(model -> "with the embedding model " + abbreviated(model))
                    .orElse("without an embedding model");
            throw new OpenbookException(
                    FailureCode.LIBRARY_MODEL_MISMATCH,
                    "The library was built " + with + ", but " + given.provenance().source() + " (" + abbreviated(digest)
                            + ") was given. Use the library as it was built, or build a new one with the index command.");
        }
    }

    private static String abbreviated(Digest digest) {
        return "sha256:" + digest.hex().substring(0, 12);
    }

    @Override
    public SyncReport sync(List<Path> folders, ProgressListener progress) {
        if (folders.isEmpty()) {
            throw new OpenbookException(
                    FailureCode.ARGUMENT_INVALID, "No folder was named. Name at least one folder of documents.");
        }
        if (vectors && model.isEmpty()) {
            throw new OpenbookException(
                    FailureCode.LIBRARY_MODEL_MISMATCH,
                    "The library was built with an embedding model, and none was given. Give that model, so that new"
                            + " passages get vectors too.");
        }
        try {
            syncing.lockInterruptibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OpenbookException(FailureCode.CANCELLED, "The sync was cancelled while it waited for another.", e);
        }
        try {
            return folderSync.sync(index, folders, progress);
        } finally {
            syncing.unlock();
        }
    }

    @Override
    public List<RetrievedPassage> retrieve(Query query) {
        boolean meaning = query.mode() == SearchMode.SEMANTIC || (query.mode() == SearchMode.HYBRID && vectors);
        if (query.text().isBlank()) {
            return List.of();
        }
        Optional<float[]> vector = meaning ? Optional.of(embedded(query)) : Optional.empty();
        try (PassageIndex.Snapshot snapshot = index.snapshot()) {
            return switch (query.mode()) {
                case LEXICAL -> lexical(snapshot, query);
                case SEMANTIC -> MinMaxFusion.single(
                        SearchMode.SEMANTIC,
                        snapshot.semantic(vector.orElseThrow(), query.filter(), query.limit()),
                        query.limit());
                case HYBRID -> vector.isEmpty() ? lexical(snapshot, query) : hybrid(snapshot, query, vector.get());
            };
        }
    }

    private static List<RetrievedPassage> lexical(PassageIndex.Snapshot snapshot, Query query) {
        return MinMaxFusion.single(
                SearchMode.LEXICAL, snapshot.lexical(FunctionWords.without(query.text()), query.filter(), query.limit()), query.limit());
    }

    private List<RetrievedPassage> hybrid(PassageIndex.Snapshot snapshot, Query query, float[] vector) {
        return settings.fusion()
                .fuse(
                        snapshot.lexical(FunctionWords.without(query.text()), query.filter(), MinMaxFusion.DEPTH),
                        snapshot.semantic(vector, query.filter(), MinMaxFusion.DEPTH),
                        query.limit());
    }

    private float[] embedded(Query query) {
        if (!vectors) {
            throw new OpenbookException(
                    FailureCode.ARGUMENT_INVALID,
                    "The library was built without an embedding model, so it cannot be searched by meaning. Search it by"
                            + " words (mode lexical), or build it again with an embedding model.");
        }
        EmbeddingModel given = model.orElseThrow(() -> new OpenbookException(
                FailureCode.ARGUMENT_INVALID,
                "The library was opened without its embedding model, so it cannot be searched by meaning. Search it by"
                        + " words (mode lexical), or open it with the model that built it."));
        return UnitVector.of(given.embed(query.text(), TextRole.QUERY).vector());
    }

    @Override
    public Optional<EmbeddingModel> embeddingModel() {
        return model;
    }

    @Override
    public LibraryDescription description() {
        try (PassageIndex.Snapshot snapshot = index.snapshot()) {
            IndexState state = snapshot.state();
            int readable = (int) documents(snapshot).values().stream()
                    .filter(record -> record.failure().isEmpty())
                    .count();
            return new LibraryDescription(
                    state.id(), state.commit(), state.embeddingModel(), readable, state.passages());
        }
    }

    @Override
    public Optional<Digest> documentDigest(DocumentId document) {
        try (PassageIndex.Snapshot snapshot = index.snapshot()) {
            return Optional.ofNullable(documents(snapshot).get(document))
                    .filter(record -> record.failure().isEmpty())
                    .map(DocumentRecord::sha256);
        }
    }

    private Map<DocumentId, DocumentRecord> documents(PassageIndex.Snapshot snapshot) {
        IndexState state = snapshot.state();
        Remembered last = remembered;
        if (last.commit() != state.commit() || !last.id().equals(state.id())) {
            last = new Remembered(state.id(), state.commit(), Map.copyOf(snapshot.documents()));
            remembered = last;
        }
        return last.documents();
    }

    @Override
    public void close() {
        index.close();
    }
}
