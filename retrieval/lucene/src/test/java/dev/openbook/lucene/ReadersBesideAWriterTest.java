package dev.openbook.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openbook.library.PassageIndex;
import dev.openbook.library.ScoredPassage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Searches see one commit from beginning to end, over all documents and both ways of searching. */
class ReadersBesideAWriterTest {
    private static final int GENERATIONS = 60;
    private static final int DOCUMENTS = 4;
    private static final int PASSAGES = 3;

    @TempDir
    private Path folder;

    private static void write(PassageIndex.Writer writer, int generation) {
        for (int document = 0; document < DOCUMENTS; document++) {
            String[] texts = new String[PASSAGES];
            Arrays.fill(texts, "travel generation" + generation);
            Shelf.put(writer, document + ".txt", texts);
        }
        writer.commit();
    }

    private static void checkOneGeneration(PassageIndex index) {
        try (PassageIndex.Snapshot snapshot = index.snapshot()) {
            List<ScoredPassage> found = new ArrayList<>(snapshot.lexical("travel", Shelf.EVERYWHERE, 100));
            found.addAll(snapshot.semantic(Shelf.at(0), Shelf.EVERYWHERE, 100));
            assertThat(found).hasSize(2 * DOCUMENTS * PASSAGES);
            assertThat(found)
                    .extracting(hit -> hit.passage().text())
                    .containsOnly("travel generation" + snapshot.state().commit());
            assertThat(snapshot.documents()).hasSize(DOCUMENTS);
        }
    }

    @Test
    void neverSeeTwoGenerations() throws Exception {
        try (PassageIndex index = LuceneIndex.open(folder, Shelf.PLANE, LuceneSettings.standard());
                ExecutorService executor = Executors.newFixedThreadPool(3)) {
            AtomicBoolean done = new AtomicBoolean();
            List<Future<Integer>> readers = new ArrayList<>();
            try (PassageIndex.Writer writer = index.write()) {
                write(writer, 1);
                for (int i = 0; i < 3; i++) {
                    readers.add(executor.submit(() -> {
                        int reads = 0;
                        do {
                            checkOneGeneration(index);
                            reads++;
                        } while (!done.get());
                        return reads;
                    }));
                }
                for (int generation = 2; generation <= GENERATIONS; generation++) {
                    write(writer, generation);
                }
            } finally {
                done.set(true);
            }
            for (Future<Integer> reader : readers) {
                assertThat(reader.get()).isPositive();
            }
        }
    }
}
