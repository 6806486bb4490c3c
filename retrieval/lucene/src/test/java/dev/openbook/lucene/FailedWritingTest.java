package dev.openbook.lucene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.openbook.document.DocumentId;
import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.library.PassageIndex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever stops a writer, the last commit stands. */
class FailedWritingTest {
    private static final LuceneSettings SMALL_BUFFER =
            new LuceneSettings(1, IntegrityCheck.ALWAYS, LuceneSettings.standard().newId());

    @TempDir
    private Path folder;

    @Test
    void aFullDiskLosesNothingThatWasCommitted() throws IOException {
        FullDisk disk = new FullDisk(FSDirectory.open(folder));
        int failures = 0;
        try (PassageIndex index = LuceneIndex.over(disk, "full", Shelf.PLANE, SMALL_BUFFER)) {
            Shelf.commit(index, "a.txt", "travel");
            for (long bytes = 0; bytes < 6_000; bytes += 97) {
                PassageIndex.Writer writer = index.write();
                disk.leave(bytes);
                try {
                    Shelf.put(writer, "b.txt", "travel");
                    writer.commit();
                    disk.leave(Long.MAX_VALUE);
                    writer.remove(new DocumentId("b.txt"));
                    writer.commit();
                } catch (OpenbookException e) {
                    failures++;
                    assertThat(e).matches(Shelf.failsWith(FailureCode.STORAGE_FAILED)).hasMessageContaining("No space left");
                    assertThatThrownBy(writer::commit).matches(Shelf.failsWith(FailureCode.CLOSED));
                } finally {
                    disk.leave(Long.MAX_VALUE);
                    writer.close();
                }
                assertThat(Shelf.lexical(index, "travel", 5)).as(bytes + " bytes left").containsExactly("a.txt#0");
            }
            assertThat(failures).isGreaterThan(10);
            Shelf.commit(index, "c.txt", "travel");
            assertThat(Shelf.lexical(index, "travel", 5)).containsExactly("a.txt#0", "c.txt#0");
        }
        try (PassageIndex index = LuceneIndex.openExisting(folder, SMALL_BUFFER)) {
            assertThat(Shelf.lexical(index, "travel", 5)).containsExactly("a.txt#0", "c.txt#0");
        }
    }

    @Test
    void aCopyTakenInTheMiddleOfWritingIsTheLastCommit(@TempDir Path copy) throws IOException {
        try (PassageIndex index = LuceneIndex.open(folder, Shelf.PLANE, SMALL_BUFFER);
                PassageIndex.Writer writer = index.write()) {
            Shelf.put(writer, "a.txt", "travel");
            writer.commit();
            String[] texts = new String[2_000];
            Random random = new Random(3);
            Arrays.setAll(texts, i -> "lodging " + Long.toString(random.nextLong(), 36).repeat(20));
            Shelf.put(writer, "a.txt", texts);
            Shelf.put(writer, "b.txt", texts);
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    Files.copy(file, copy.resolve(file.getFileName()));
                }
            }
            assertThat(Files.list(copy).mapToLong(file -> file.toFile().length()).sum())
                    .as("bytes, flushed but not committed ones among them")
                    .isGreaterThan(100_000);
        }
        for (Path each : new Path[] {folder, copy}) {
            try (PassageIndex index = LuceneIndex.openExisting(each, SMALL_BUFFER)) {
                assertThat(Shelf.lexical(index, "travel", 5)).containsExactly("a.txt#0");
                assertThat(Shelf.lexical(index, "lodging", 5)).isEmpty();
                Shelf.commit(index, "c.txt", "travel");
                assertThat(Shelf.lexical(index, "travel", 5)).containsExactly("a.txt#0", "c.txt#0");
            }
        }
    }

    @Test
    void anInterruptedThreadIsCancelled() {
        try (PassageIndex index = LuceneIndex.open(folder, Shelf.PLANE, SMALL_BUFFER)) {
            Shelf.commit(index, "a.txt", "travel");
            PassageIndex.Writer writer = index.write();
            Shelf.put(writer, "b.txt", "travel");
            Thread.currentThread().interrupt();
            assertThatThrownBy(writer::commit).matches(Shelf.failsWith(FailureCode.CANCELLED));
            assertThat(Thread.interrupted()).isTrue();
            writer.close();
            assertThat(Shelf.lexical(index, "travel", 5)).containsExactly("a.txt#0");
            Shelf.commit(index, "c.txt", "travel");
            assertThat(Shelf.lexical(index, "travel", 5)).containsExactly("a.txt#0", "c.txt#0");
        }
    }
}
