package dev.openbook.library.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.openbook.document.DocumentContent;
import dev.openbook.document.DocumentId;
import dev.openbook.document.DocumentReader;
import dev.openbook.document.DocumentType;
import dev.openbook.document.SearchFilter;
import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.library.HashedEmbeddingModel;
import dev.openbook.library.InMemoryPassageIndex;
import dev.openbook.library.PassageIndex;
import dev.openbook.library.read.DocumentReaders;
import dev.openbook.library.read.PlainTextReader;
import dev.openbook.library.split.PassageSplitter;
import dev.openbook.library.split.SplitterSettings;
import dev.openbook.retrieve.ProgressListener;
import dev.openbook.retrieve.SyncReport;
import dev.openbook.value.Digest;
import dev.openbook.value.Limits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderSyncTest {
    private static final Instant LONG_AGO = Instant.parse("2026-01-01T00:00:00Z");

    @TempDir
    private Path folder;

    private final HashedEmbeddingModel model = new HashedEmbeddingModel("hashed", 64);
    private final InMemoryPassageIndex index = new InMemoryPassageIndex(
            new InMemoryPassageIndex.Store("id", Optional.of(model.provenance().rootDigest()), 64));
    private final List<String> read = new ArrayList<>();
    private Instant now = Instant.parse("2026-06-01T00:00:00Z");
    private Consumer<Path> whileReading = file -> {};
    private String version = "1";

    /** Reads plain text, notes down what it reads, and lets a test meddle. */
    private final DocumentReader reader = new DocumentReader() {
        @Override
        public Set<DocumentType> types() {
            return Set.of(DocumentType.TEXT);
        }

        @Override
        public DocumentContent read(Path file, DocumentType type, Limits limits) {
            read.add(file.getFileName().toString());
            DocumentContent content = new PlainTextReader().read(file, type, limits);
            whileReading.accept(file);
            return content;
        }

        @Override
        public String version() {
            return version;
        }
    };

    private Path write(String name, String text) {
        try {
            Path file = Files.writeString(folder.resolve(name), text);
            Files.setLastModifiedTime(file, FileTime.from(LONG_AGO));
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @BeforeEach
    void writeDocuments() {
        write("a.txt", "Rural schools may apply.");
        write("b.txt", "The deadline is in May.");
    }

    @AfterEach
    void uninterrupt() {
        Thread.interrupted();
    }

    private FolderSync folderSync() {
        DocumentReaders readers = DocumentReaders.of(List.of(reader));
        PassageSplitter splitter = PassageSplitter.of(SplitterSettings.standard(), model);
        return new FolderSync(readers, splitter, Limits.standard(), Optional.of(model), () -> now);
    }

    private SyncReport sync(Path... roots) {
        read.clear();
        return folderSync().sync(index, List.of(roots.length == 0 ? new Path[] {folder} : roots), ProgressListener.none());
    }

    private static List<Integer> counts(SyncReport report) {
        return List.of(report.added(), report.changed(), report.removed(), report.unchanged(), report.failed().size(), report.passages());
    }

    private long commits() {
        try (PassageIndex.Snapshot snapshot = index.snapshot()) {
            return snapshot.state().commit();
        }
    }

    private List<String> find(String text) {
        try (PassageIndex.Snapshot snapshot = index.snapshot()) {
            return snapshot.lexical(text, SearchFilter.none(), 10).stream().map(hit -> hit.passage().document().path()).toList();
        }
    }

    @Test
    void addsChangesRemovesAndLeavesAlone() throws IOException {
        assertThat(counts(sync())).containsExactly(2, 0, 0, 0, 0, 2);
        assertThat(counts(sync())).containsExactly(0, 0, 0, 2, 0, 2);
        assertThat(read).isEmpty();
        assertThat(commits()).as("nothing to do writes nothing").isEqualTo(1);
        write("b.txt", "The deadline is in June now.");
        Files.delete(folder.resolve("a.txt"));
        write("c.txt", "New.");
        assertThat(counts(sync())).containsExactly(1, 1, 1, 0, 0, 2);
        assertThat(read).containsExactly("b.txt", "c.txt");
        assertThat(find("rural")).isEmpty();
        assertThat(find("june")).containsExactly("b.txt");
    }

    @Test
    void theIndexRemembersWhatItRead() {
        sync();
        try (PassageIndex.Snapshot snapshot = index.snapshot()) {
            var record = snapshot.documents().get(new DocumentId("a.txt"));
            assertThat(record.sha256()).isEqualTo(Digest.ofText("Rural schools may apply."));
            assertThat(record.size()).isEqualTo(24);
            assertThat(record.modifiedMillis()).isEqualTo(LONG_AGO.toEpochMilli());
            assertThat(record.type()).isEqualTo(DocumentType.TEXT);
            assertThat(record.passages()).isEqualTo(1);
        }
    }

    @Test
    void aTouchedFileIsComparedByItsBytes() throws IOException {
        sync();
        Files.setLastModifiedTime(folder.resolve("a.txt"), FileTime.from(LONG_AGO.plusSeconds(60)));
        assertThat(counts(sync())).containsExactly(0, 0, 0, 2, 0, 2);
        assertThat(read).isEmpty();
        write("a.txt", "Urban schools may apply!"); // as long as before, and its time set back
        Files.setLastModifiedTime(folder.resolve("a.txt"), FileTime.from(LONG_AGO.plusSeconds(60)));
        assertThat(counts(sync())).containsExactly(0, 1, 0, 1, 0, 2);
    }

    @Test
    void aFreshFileIsNotTrustedToShowItsNextChange() {
        now = LONG_AGO.plusMillis(500);
        sync();
        write("a.txt", "Urban schools may apply!"); // within the same tick of the clock
        now = LONG_AGO.plusSeconds(3600);
        assertThat(counts(sync())).containsExactly(0, 1, 0, 1, 0, 2);
        assertThat(find("urban")).containsExactly("a.txt");
    }

    @Test
    void aFileBeyondTheLimitIsNeitherReadNorHashedAndNotTriedAgain() {
        write("a.txt", "x".repeat(2000));
        Limits limits = new Limits(1000, 1000, 1, 1, 1, Duration.ofMinutes(1));
        PassageSplitter splitter = PassageSplitter.of(SplitterSettings.standard(), model);
        FolderSync small = new FolderSync(DocumentReaders.of(List.of(reader)), splitter, limits, Optional.of(model), () -> now);
        SyncReport first = small.sync(index, List.of(folder), ProgressListener.none());
        assertThat(first.failed()).extracting(SyncReport.Failure::code).containsExactly(FailureCode.DOCUMENT_TOO_LARGE);
        assertThat(read).containsExactly("b.txt");
        try (PassageIndex.Snapshot snapshot = index.snapshot()) {
            assertThat(snapshot.documents().get(new DocumentId("a.txt")).sha256()).isEqualTo(Digest.of(new byte[0]));
        }
        assertThat(small.sync(index, List.of(folder), ProgressListener.none()).failed()).isEqualTo(first.failed());
        assertThat(commits()).isEqualTo(1);
    }

    @Test
    void anotherVersionOfAReaderReadsAgain() {
        sync();
        version = "2";
        assertThat(counts(sync())).containsExactly(0, 2, 0, 0, 0, 2);
    }

    @Test
    void aBadFileIsListedAndStopsNothing() throws IOException {
        Files.write(folder.resolve("0.png"), new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0});
        write("0.docx", "not Word");
        write("empty.txt", "");
        SyncReport first = sync();
        assertThat(counts(first)).containsExactly(2, 0, 0, 0, 3, 2);
        assertThat(first.failed()).extracting(SyncReport.Failure::code).containsExactly(
                FailureCode.DOCUMENT_TYPE_MISMATCH, FailureCode.DOCUMENT_TYPE_UNSUPPORTED, FailureCode.DOCUMENT_EMPTY);
        assertThat(first.failed()).extracting(failure -> failure.document().path()).containsExactly("0.docx", "0.png", "empty.txt");
        SyncReport second = sync();
        assertThat(second.failed()).as("listed as long as it stays").isEqualTo(first.failed());
        assertThat(commits()).isEqualTo(1);
        write("empty.txt", "Not any more.");
        assertThat(counts(sync())).containsExactly(0, 1, 0, 2, 2, 3);
        Files.delete(folder.resolve("0.png"));
        assertThat(counts(sync())).containsExactly(0, 0, 1, 3, 1, 3);
    }

    @Test
    void aReaderThatTripsDoesNotTakeTheOthersWithIt() {
        whileReading = file -> {
            if (file.endsWith("a.txt")) {
                throw new IllegalStateException("secret words of the document");
            }
        };
        SyncReport report = sync();
        assertThat(counts(report)).containsExactly(1, 0, 0, 0, 1, 1);
        assertThat(report.failed().getFirst().code()).isEqualTo(FailureCode.DOCUMENT_DAMAGED);
        assertThat(report.failed().getFirst().message()).contains("a.txt").doesNotContain("secret");
    }

    @Test
    void aFileThatChangesMeanwhileIsReadOnceMore() {
        AtomicInteger times = new AtomicInteger();
        whileReading = file -> {
            if (file.endsWith("a.txt") && times.getAndIncrement() == 0) {
                write("a.txt", "Urban schools may apply, too.");
            }
        };
        assertThat(counts(sync())).containsExactly(2, 0, 0, 0, 0, 2);
        assertThat(read).containsExactly("a.txt", "a.txt", "b.txt");
        assertThat(find("urban")).containsExactly("a.txt");
    }

    @Test
    void aFileThatNeverRestsIsListedAndTriedAgain() {
        AtomicInteger times = new AtomicInteger();
        whileReading = file -> {
            if (file.endsWith("a.txt")) {
                write("a.txt", "x".repeat(times.incrementAndGet()));
            }
        };
        SyncReport report = sync();
        assertThat(report.failed()).extracting(SyncReport.Failure::code).containsExactly(FailureCode.DOCUMENT_UNREADABLE);
        whileReading = file -> {};
        assertThat(counts(sync())).containsExactly(0, 1, 0, 1, 0, 2);
    }

    @Test
    void aFileThatVanishesIsListed() {
        whileReading = file -> {
            if (file.endsWith("a.txt")) {
                try {
                    Files.deleteIfExists(folder.resolve("b.txt"));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        };
        assertThat(sync().failed()).extracting(SyncReport.Failure::code).containsExactly(FailureCode.DOCUMENT_UNREADABLE);
        assertThat(counts(sync())).containsExactly(0, 0, 1, 1, 0, 1);
    }

    @Test
    void anEmptyFolderIsRefusedAndTheLibraryLeftAsItWas() throws IOException {
        sync();
        Path empty = Files.createDirectory(folder.resolve("empty"));
        assertFails(() -> sync(empty), FailureCode.DOCUMENTS_EMPTY);
        Files.write(empty.resolve("a.png"), new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0});
        Files.writeString(empty.resolve(".hidden.txt"), "hidden");
        assertFails(() -> sync(empty), FailureCode.DOCUMENTS_EMPTY);
        assertFails(() -> sync(folder.resolve("gone")), FailureCode.DOCUMENTS_MISSING);
        assertThat(commits()).isEqualTo(1);
        assertThat(find("rural")).containsExactly("a.txt");
    }

    @Test
    void whatCannotBeLookedIntoIsListedAndWhatWasReadThereStays() throws IOException {
        Files.createDirectory(folder.resolve("sub"));
        write("sub/c.txt", "Below.");
        sync();
        Path away = Files.move(folder.resolve("sub"), folder.resolveSibling(folder.getFileName() + "-moved"));
        Files.createSymbolicLink(folder.resolve("sub"), away);
        SyncReport report = sync();
        assertThat(counts(report)).containsExactly(0, 0, 0, 3, 1, 3);
        assertThat(find("below")).containsExactly("sub/c.txt");
        assertThat(counts(sync())).isEqualTo(counts(report));
        assertThat(commits()).isEqualTo(2);
        Files.delete(folder.resolve("sub"));
        assertThat(counts(sync())).containsExactly(0, 0, 2, 2, 0, 2);
        Files.delete(away.resolve("c.txt"));
        Files.delete(away);
    }

    @Test
    void anInterruptedSyncKeepsWhatWasCommittedAndTheNextGoesOn() {
        sync();
        write("a.txt", "Changed words here.");
        write("c.txt", "New.");
        whileReading = file -> Thread.currentThread().interrupt();
        assertFails(this::sync, FailureCode.CANCELLED);
        assertThat(Thread.interrupted()).as("the caller sees the interruption").isTrue();
        assertThat(commits()).isEqualTo(1);
        assertThat(find("rural")).containsExactly("a.txt");
        whileReading = file -> {};
        assertThat(counts(sync())).containsExactly(1, 1, 0, 1, 0, 3);
    }

    @Test
    void longSyncsCommitOnTheWay() {
        AtomicInteger times = new AtomicInteger();
        whileReading = file -> {
            now = now.plusSeconds(11);
            if (times.incrementAndGet() == 2) {
                Thread.currentThread().interrupt();
            }
        };
        assertFails(this::sync, FailureCode.CANCELLED);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(find("rural")).as("committed before the interruption").containsExactly("a.txt");
        assertThat(find("deadline")).isEmpty();
    }

    @Test
    void whoHoldsThePenKeepsOthersOut() {
        try (PassageIndex.Writer other = index.write()) {
            assertFails(this::sync, FailureCode.LIBRARY_LOCKED);
            other.commit();
        }
        assertThat(counts(sync())).containsExactly(2, 0, 0, 0, 0, 2);
        try (PassageIndex.Writer other = index.write()) {
            assertThat(counts(sync())).as("nothing to write needs no pen").containsExactly(0, 0, 0, 2, 0, 2);
            other.commit();
        }
    }

    @Test
    void whatAnotherWroteBetweenTheLookAndThePenIsNotReadAgain() {
        PassageIndex overtaken = new PassageIndex() {
            @Override
            public Snapshot snapshot() {
                return index.snapshot();
            }

            @Override
            public Writer write() {
                sync();
                read.clear();
                return index.write();
            }

            @Override
            public void close() {}
        };
        SyncReport report = folderSync().sync(overtaken, List.of(folder), ProgressListener.none());
        assertThat(counts(report)).containsExactly(0, 0, 0, 2, 0, 2);
        assertThat(read).isEmpty();
        assertThat(commits()).isEqualTo(1);
    }

    private static void assertFails(ThrowingCallable call, FailureCode code) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(OpenbookException.class, e -> assertThat(e.code()).isEqualTo(code));
    }
}
