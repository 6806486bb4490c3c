package dev.openbook.lucene;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.library.PassageIndex;
import dev.openbook.lucene.internal.index.CommitData;
import dev.openbook.lucene.internal.index.LuceneWriter;
import dev.openbook.lucene.internal.search.Generations;
import dev.openbook.lucene.internal.search.LuceneSnapshot;
import dev.openbook.lucene.internal.storage.LibraryAccess;
import dev.openbook.lucene.internal.storage.LibraryFolder;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.jspecify.annotations.Nullable;

/**
 * An index in a folder or in memory. Words are English: possessives stripped, lower case, Lucene's 33 stop words left out,
 * Porter's stemmer (1980).
 *
 * <p>Thread-safe. Opening maps files and reads what {@link LuceneSettings#integrityCheck()} asks for. Whoever opened it
 * closes it, which lays down a pen that is still held; snapshots that are still open stay readable until they are closed.
 */
public final class LuceneIndex implements PassageIndex {
    private final Directory directory;
    private final LibraryAccess access;
    private final LuceneSettings settings;
    private final Analyzer analyzer;
    private final Generations generations;

    /** Guards the two below: a pen taken while closing would never be laid down. */
    private final Object lock = new Object();

    private @Nullable LuceneWriter pen;
    private boolean closed;

    private LuceneIndex(
            Directory directory, LibraryAccess access, LuceneSettings settings, Analyzer analyzer, Generations generations) {
        this.directory = directory;
        this.access = access;
        this.settings = settings;
        this.analyzer = analyzer;
        this.generations = generations;
    }

    /**
     * Opens the index in a folder, or makes an empty one for the given vectors if there is none. An existing index keeps
     * the vectors it was made for; ask its state.
     *
     * @throws OpenbookException {@code ARGUMENT_INVALID} if the folder holds other files, {@code LIBRARY_DAMAGED}, {@code
     *     LIBRARY_LOCKED} if somebody else is making it just now, {@code STORAGE_FAILED}
     */
    public static LuceneIndex open(Path folder, Optional<VectorSpace> vectors, LuceneSettings settings) {
        return over(LibraryFolder.open(folder), folder.toString(), vectors, settings);
    }

    /**
     * Opens the index in a folder; reading needs no right to write.
     *
     * @throws OpenbookException {@code LIBRARY_MISSING}, {@code LIBRARY_DAMAGED}, {@code STORAGE_FAILED}
     */
    public static LuceneIndex openExisting(Path folder, LuceneSettings settings) {
        return over(LibraryFolder.openExisting(folder), folder.toString(), Optional.empty(), settings);
    }

    /** Makes an empty index in memory, which is gone when it is closed. */
    public static LuceneIndex inMemory(Optional<VectorSpace> vectors, LuceneSettings settings) {
        return over(new ByteBuffersDirectory(), "in memory", vectors, settings);
    }

    /** What the index in a folder was made for, without opening it for searching; see {@link #openExisting}. */
    static Optional<VectorSpace> vectorsOf(Path folder) {
        LibraryAccess access = new LibraryAccess(folder.toString());
        return access.run(() -> {
            try (Directory directory = LibraryFolder.openExisting(folder)) {
                Map<String, String> userData = SegmentInfos.readLatestCommit(directory).getUserData();
                checkSchema(userData, access);
                return CommitData.of(userData).vectors();
            }
        });
    }

    /** An index over any directory, which it takes over. */
    static LuceneIndex over(Directory directory, String name, Optional<VectorSpace> vectors, LuceneSettings settings) {
        LibraryAccess access = new LibraryAccess(name);
        Analyzer analyzer = new EnglishAnalyzer();
        try {
            return access.run(() -> {
                if (!DirectoryReader.indexExists(directory)) {
                    CommitData first = new CommitData(settings.newId().get().toString(), 0, vectors);
                    LuceneWriter.create(directory, analyzer, access, first);
                }
                checkSchema(SegmentInfos.readLatestCommit(directory).getUserData(), access);
                Generations generations = Generations.open(directory, settings.integrityCheck());
                return new LuceneIndex(directory, access, settings, analyzer, generations);
            });
        } catch (RuntimeException e) {
            LibraryFolder.closeAfter(e, directory);
            throw e;
        }
    }

    private static void checkSchema(Map<String, String> userData, LibraryAccess access) {
        String expected = Integer.toString(CommitData.SCHEMA);
        Optional<String> schema = CommitData.schemaOf(userData);
        if (!schema.equals(Optional.of(expected))) {
            String found = schema.map(number -> "has layout " + number).orElse("was not made by Openbook");
            throw new OpenbookException(
                    FailureCode.LIBRARY_DAMAGED,
                    "The library " + access.library() + " " + found + "; this version of Openbook reads layout " + expected
                            + ". Build the library again from the documents, in a new folder.");
        }
    }

    @Override
    public Snapshot snapshot() {
        return LuceneSnapshot.latest(generations, analyzer, access);
    }

    @Override
    public Writer write() {
        synchronized (lock) {
            if (closed) {
                throw access.closed();
            }
            LuceneWriter writer = LuceneWriter.open(directory, analyzer, access, settings.ramBufferMegabytes());
            pen = writer;
            return writer;
        }
    }

    @Override
    public void close() {
        synchronized (lock) {
            closed = true;
            access.act(() -> {
                // The analyzer holds memory only, and open snapshots still use it.
                try (directory;
                        generations) {
                    if (pen != null) {
                        pen.close();
                    }
                }
            });
        }
    }
}
