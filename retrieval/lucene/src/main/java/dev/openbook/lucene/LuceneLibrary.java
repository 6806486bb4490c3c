package dev.openbook.lucene;

import dev.openbook.library.IndexedLibrary;
import dev.openbook.library.LibrarySettings;
import dev.openbook.model.EmbeddingModel;
import dev.openbook.retrieve.DocumentLibrary;
import dev.openbook.value.Digest;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Libraries kept in Lucene.
 *
 * <pre>{@code
 * LibrarySettings settings = LibrarySettings.standard(getClass().getClassLoader());
 * try (DocumentLibrary library = LuceneLibrary.open(Path.of("library"), Optional.of(model), settings)) {
 *     library.sync(Path.of("documents"), ProgressListener.none());
 *     library.retrieve(Query.of("Who may apply?"));
 * }
 * }</pre>
 *
 * <p>Whoever opened a library closes it; the model stays the caller's. Without a model a library is searched by words only.
 * Methods without {@link LuceneSettings} take the standard ones.
 */
public final class LuceneLibrary {
    private LuceneLibrary() {}

    /** Opens or makes a library; see {@link #open(Path, Optional, LibrarySettings, LuceneSettings)}. */
    public static DocumentLibrary open(Path folder, Optional<EmbeddingModel> model, LibrarySettings settings) {
        return open(folder, model, settings, LuceneSettings.standard());
    }

    /**
     * Opens the library in a folder, or makes an empty one there.
     *
     * @param folder the library's own folder, in which nothing else may be
     * @throws dev.openbook.failure.OpenbookException {@code LIBRARY_MODEL_MISMATCH} if another model made its vectors, {@code
     *     LIBRARY_DAMAGED}, {@code LIBRARY_LOCKED} if somebody else is making it just now, {@code ARGUMENT_INVALID} if the
     *     folder holds other files, {@code MODEL_UNSUPPORTED} if the model's vectors are too long, {@code STORAGE_FAILED}
     */
    public static DocumentLibrary open(
            Path folder, Optional<EmbeddingModel> model, LibrarySettings settings, LuceneSettings lucene) {
        return IndexedLibrary.open(LuceneIndex.open(folder, model.map(VectorSpace::of), lucene), model, settings);
    }

    /** Opens a library that must exist; see {@link #openExisting(Path, Optional, LibrarySettings, LuceneSettings)}. */
    public static DocumentLibrary openExisting(Path folder, Optional<EmbeddingModel> model, LibrarySettings settings) {
        return openExisting(folder, model, settings, LuceneSettings.standard());
    }

    /**
     * Opens the library in a folder. Searching needs no right to write there.
     *
     * @throws dev.openbook.failure.OpenbookException {@code LIBRARY_MISSING}, {@code LIBRARY_MODEL_MISMATCH}, {@code
     *     LIBRARY_DAMAGED}, {@code STORAGE_FAILED}
     */
    public static DocumentLibrary openExisting(
            Path folder, Optional<EmbeddingModel> model, LibrarySettings settings, LuceneSettings lucene) {
        return IndexedLibrary.open(LuceneIndex.openExisting(folder, lucene), model, settings);
    }

    /** Makes an empty library in memory, which is gone when it is closed. */
    public static DocumentLibrary inMemory(Optional<EmbeddingModel> model, LibrarySettings settings) {
        return IndexedLibrary.open(
                LuceneIndex.inMemory(model.map(VectorSpace::of), LuceneSettings.standard()), model, settings);
    }

    /**
     * Root digest of the embedding model that made a library's vectors, for finding that model before the library is opened;
     * empty if it is searched by words only. Reads one small file.
     *
     * @throws dev.openbook.failure.OpenbookException {@code LIBRARY_MISSING}, {@code LIBRARY_DAMAGED}, {@code
     *     STORAGE_FAILED}
     */
    public static Optional<Digest> embeddingModelOf(Path folder) {
        return LuceneIndex.vectorsOf(folder).map(VectorSpace::model);
    }
}
