package dev.openbook.lucene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.openbook.document.DocumentId;
import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.library.DocumentRecord;
import dev.openbook.library.IndexedPassage;
import dev.openbook.library.PassageIndex;
import dev.openbook.library.ScoredPassage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bytes that changed on disk are noticed, or they change nothing. */
class DamagedIndexTest {
    private static final LuceneSettings CHECKED = LuceneSettings.standard().withIntegrityCheck(IntegrityCheck.ALWAYS);

    @TempDir
    private Path folder;

    private Contents sound = new Contents(Map.of(), List.of(), List.of());

    /** All that can be got out of an index. */
    private record Contents(
            Map<DocumentId, DocumentRecord> documents, List<ScoredPassage> lexical, List<ScoredPassage> semantic) {}

    private Contents contents() {
        try (PassageIndex index = LuceneIndex.openExisting(folder, CHECKED);
                PassageIndex.Snapshot snapshot = index.snapshot()) {
            return new Contents(
                    snapshot.documents(),
                    snapshot.lexical("travel word3 word7", Shelf.EVERYWHERE, 100),
                    snapshot.semantic(Shelf.at(20), Shelf.EVERYWHERE, 100));
        }
    }

    /** Many commits, so that there are merged segments with files of every kind, packed ones, and deletions. */
    @BeforeEach
    void build() {
        try (PassageIndex index = LuceneIndex.open(folder, Shelf.PLANE, LuceneSettings.standard());
                PassageIndex.Writer writer = index.write()) {
            for (int document = 0; document < 40; document++) {
                List<IndexedPassage> passages = new ArrayList<>();
                String path = "folder/" + document % 30 + ".txt";
                for (int i = 0; i < 5; i++) {
                    passages.add(Shelf.passage(path, i, "travel word" + i * document, Shelf.at(document * 9 + i)));
                }
                writer.put(Shelf.record(path, 5), passages);
                writer.commit();
            }
        }
        sound = contents();
        assertThat(sound.documents()).hasSize(30);
    }

    private Map<String, byte[]> files() throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> found = Files.list(folder)) {
            for (Path file : found.toList()) {
                files.put(file.getFileName().toString(), Files.readAllBytes(file));
            }
        }
        return files;
    }

    private static Set<Integer> places(int length, Random random) {
        Set<Integer> places = new HashSet<>(List.of(0, length / 2, length - 1));
        for (int i = 0; i < 9; i++) {
            places.add(random.nextInt(length));
        }
        return places;
    }

    /** Whether the damage was noticed; if not, nothing may have changed. */
    private boolean noticed(String what) {
        try {
            assertThat(contents()).as(what).isEqualTo(sound);
            return false;
        } catch (OpenbookException e) {
            assertThat(e).as(what).matches(Shelf.failsWith(FailureCode.LIBRARY_DAMAGED));
            return true;
        }
    }

    @Test
    void aFlippedByteIsNoticedOrHarmless() throws IOException {
        Random random = new Random(7);
        Set<String> kinds = new HashSet<>();
        for (Map.Entry<String, byte[]> file : files().entrySet()) {
            kinds.add(file.getKey().replaceAll("^[^.]*\\.|_[0-9a-z]+$", ""));
            for (int place : file.getValue().length == 0 ? Set.<Integer>of() : places(file.getValue().length, random)) {
                byte[] damaged = file.getValue().clone();
                damaged[place] ^= (byte) (1 << random.nextInt(8));
                Files.write(folder.resolve(file.getKey()), damaged);
                assertThat(noticed(file.getKey() + " at " + place)).as(file.getKey() + " at " + place).isTrue();
            }
            Files.write(folder.resolve(file.getKey()), file.getValue());
        }
        assertThat(kinds).contains("segments", "cfs", "cfe", "si", "fdt", "tim", "doc", "vec", "veq", "dvd", "nvd", "liv");
    }

    @Test
    void aShortenedOrMissingFileIsNoticed() throws IOException {
        for (Map.Entry<String, byte[]> file : files().entrySet()) {
            if (file.getKey().equals("write.lock")) {
                continue;
            }
            Path path = folder.resolve(file.getKey());
            for (int length : List.of(file.getValue().length - 1, file.getValue().length / 2, 0)) {
                Files.write(path, Arrays.copyOf(file.getValue(), length));
                assertThat(noticed(file.getKey() + " of " + length)).as(file.getKey() + " of " + length).isTrue();
            }
            Files.delete(path);
            assertThat(noticed("no " + file.getKey())).as("no " + file.getKey()).isTrue();
            Files.write(path, file.getValue());
        }
        assertThat(contents()).isEqualTo(sound);
    }

    @Test
    void theMessageSaysWhatToDo() throws IOException {
        Path segments = folder.resolve(files().keySet().stream().filter(name -> name.startsWith("segments")).findFirst().orElseThrow());
        Files.writeString(segments, "not an index");
        assertThatThrownBy(this::contents)
                .matches(Shelf.failsWith(FailureCode.LIBRARY_DAMAGED))
                .hasMessageContaining(folder.toString())
                .hasMessageContaining("build it again");
    }
}
