package dev.openbook.lucene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.openbook.failure.FailureCode;
import dev.openbook.library.PassageIndex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens with folders that are, are not, or are no longer libraries. */
class LibraryFolderTest {
    private static final LuceneSettings SETTINGS = LuceneSettings.standard();

    @TempDir
    private Path folder;

    private LuceneIndex open(Path where) {
        return LuceneIndex.open(where, Shelf.PLANE, SETTINGS);
    }

    private static void writeWithLucene(Path folder, Map<String, String> userData) throws IOException {
        try (Directory directory = FSDirectory.open(folder);
                IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig())) {
            writer.addDocument(new Document());
            writer.setLiveCommitData(userData.entrySet());
            writer.commit();
        }
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void isMadeWithTheFoldersAboveIt() {
        UUID id = UUID.fromString("00000000-0000-4000-8000-000000000001");
        LuceneSettings settings = new LuceneSettings(16, IntegrityCheck.ALWAYS, () -> id);
        try (PassageIndex index = LuceneIndex.open(folder.resolve("a/b"), Shelf.PLANE, settings);
                PassageIndex.Snapshot snapshot = index.snapshot()) {
            assertThat(snapshot.state().id()).isEqualTo(id.toString());
            assertThat(snapshot.state().embeddingModel()).contains(Shelf.MODEL);
        }
        assertThat(LuceneIndex.vectorsOf(folder.resolve("a/b"))).isEqualTo(Shelf.PLANE);
    }

    @Test
    void keepsTheVectorsItWasMadeFor() {
        open(folder).close();
        try (PassageIndex index = LuceneIndex.open(folder, Optional.empty(), SETTINGS);
                PassageIndex.Snapshot snapshot = index.snapshot()) {
            assertThat(snapshot.state().dimensions()).isEqualTo(2);
        }
    }

    @Test
    void thatIsMissingIsNotMadeByOpeningAnExistingOne() throws IOException {
        Path missing = folder.resolve("missing");
        Path file = Files.writeString(folder.resolve("notes.txt"), "notes");
        Path empty = Files.createDirectory(folder.resolve("empty"));
        for (Path path : List.of(missing, file, empty)) {
            assertThatThrownBy(() -> LuceneIndex.openExisting(path, SETTINGS))
                    .matches(Shelf.failsWith(FailureCode.LIBRARY_MISSING))
                    .hasMessageContaining(path.toString());
            assertThatThrownBy(() -> LuceneIndex.vectorsOf(path)).matches(Shelf.failsWith(FailureCode.LIBRARY_MISSING));
        }
        assertThat(missing).doesNotExist();
        assertThat(empty).isEmptyDirectory();
    }

    @Test
    void isNeverLaidOverOtherFiles() throws IOException {
        Files.writeString(folder.resolve("budget.docx"), "budget");
        assertThatThrownBy(() -> open(folder))
                .matches(Shelf.failsWith(FailureCode.ARGUMENT_INVALID))
                .hasMessageContaining("budget.docx");
        assertThat(names(folder)).containsExactly("budget.docx");
        assertThatThrownBy(() -> open(folder.resolve("budget.docx")))
                .matches(Shelf.failsWith(FailureCode.ARGUMENT_INVALID));
    }

    @Test
    void ofAnotherProgramIsLeftAlone() throws IOException {
        writeWithLucene(folder, Map.of());
        List<String> before = names(folder);
        assertThatThrownBy(() -> open(folder))
                .matches(Shelf.failsWith(FailureCode.LIBRARY_DAMAGED))
                .hasMessageContaining("not made by Openbook");
        assertThat(names(folder)).isEqualTo(before);
    }

    @Test
    void ofAnotherLayoutIsNotRead() throws IOException {
        writeWithLucene(folder, Map.of("openbook.schema", "999", "openbook.id", "x", "openbook.commit", "0"));
        assertThatThrownBy(() -> open(folder))
                .matches(Shelf.failsWith(FailureCode.LIBRARY_DAMAGED))
                .hasMessageContaining("layout 999");
        assertThatThrownBy(() -> LuceneIndex.vectorsOf(folder)).matches(Shelf.failsWith(FailureCode.LIBRARY_DAMAGED));
    }

    @Test
    void whoseUserDataIsIncompleteIsDamaged() throws IOException {
        writeWithLucene(folder, Map.of("openbook.schema", "1", "openbook.id", "x", "openbook.commit", "many"));
        assertThatThrownBy(() -> open(folder)).matches(Shelf.failsWith(FailureCode.LIBRARY_DAMAGED));
    }

    @Test
    void withoutItsTableOfContentsIsDamagedNotEmpty() throws IOException {
        try (PassageIndex index = open(folder)) {
            Shelf.commit(index, "a.txt", "travel");
        }
        for (String name : names(folder)) {
            if (name.startsWith("segments")) {
                Files.delete(folder.resolve(name));
            }
        }
        assertThatThrownBy(() -> open(folder)).matches(Shelf.failsWith(FailureCode.LIBRARY_DAMAGED));
    }

    @Test
    void isMadeAfterAnInterruptedAttempt() throws IOException {
        Files.createFile(folder.resolve("write.lock"));
        Files.writeString(folder.resolve("pending_segments_1"), "half");
        try (PassageIndex index = open(folder)) {
            Shelf.commit(index, "a.txt", "travel");
            assertThat(Shelf.lexical(index, "travel", 5)).containsExactly("a.txt#0");
        }
    }

    @Test
    void showsCommitsThatSomebodyElseMade() {
        try (PassageIndex reader = open(folder);
                PassageIndex writer = open(folder)) {
            Shelf.commit(writer, "a.txt", "travel");
            assertThat(Shelf.lexical(reader, "travel", 5)).containsExactly("a.txt#0");
            try (PassageIndex.Writer pen = writer.write()) {
                assertThatThrownBy(reader::write).matches(Shelf.failsWith(FailureCode.LIBRARY_LOCKED));
                Shelf.put(pen, "b.txt", "travel");
                assertThat(Shelf.lexical(reader, "travel", 5)).containsExactly("a.txt#0");
                pen.commit();
            }
            Shelf.commit(reader, "c.txt", "travel");
            assertThat(Shelf.lexical(writer, "travel", 5)).containsExactly("a.txt#0", "b.txt#0", "c.txt#0");
            try (PassageIndex.Snapshot snapshot = writer.snapshot()) {
                assertThat(snapshot.state().commit()).isEqualTo(3);
            }
        }
    }

    @Test
    void isLeftByClosingThoughThePenIsStillHeldAndSnapshotsAreOpen() {
        PassageIndex index = open(folder);
        Shelf.commit(index, "a.txt", "travel");
        PassageIndex.Writer pen = index.write();
        Shelf.put(pen, "b.txt", "travel");
        PassageIndex.Snapshot snapshot = index.snapshot();
        index.close();

        assertThatThrownBy(pen::commit).matches(Shelf.failsWith(FailureCode.CLOSED));
        pen.close();
        assertThat(Shelf.places(snapshot.lexical("travel", Shelf.EVERYWHERE, 5))).containsExactly("a.txt#0");
        snapshot.close();
        snapshot.close();
        assertThatThrownBy(snapshot::documents).matches(Shelf.failsWith(FailureCode.CLOSED));
        assertThatThrownBy(() -> snapshot.lexical("travel", Shelf.EVERYWHERE, 5))
                .matches(Shelf.failsWith(FailureCode.CLOSED));
        try (PassageIndex again = open(folder)) {
            Shelf.commit(again, "c.txt", "travel");
            assertThat(Shelf.lexical(again, "travel", 5)).containsExactly("a.txt#0", "c.txt#0");
        }
    }
}
