package dev.openbook.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openbook.library.PassageIndex;
import dev.openbook.library.ScoredPassage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A writer killed with SIGKILL at thirty random moments: the library is at a commit, whole, and goes on. */
@Tag("soak")
class KilledWriterTest {
    private static final int KILLS = 30;

    @TempDir
    private Path folder;

    @Test
    void theLibraryIsAlwaysAtACommit() throws IOException {
        Random random = new Random(20);
        long last = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            long announced;
            try (ChildProcess child = ChildProcess.start("rewrite", folder)) {
                int commits = 1 + random.nextInt(5);
                announced = 0;
                for (int i = 0; i < commits; i++) {
                    announced = Long.parseLong(child.nextLine());
                }
                // Somewhere within the next generations, a commit takes a few milliseconds here.
                LockSupport.parkNanos(random.nextInt(30_000_000));
                child.kill();
            }
            last = check(announced, last);
        }
        assertThat(last).isGreaterThanOrEqualTo(KILLS);
    }

    private long check(long announced, long before) {
        LuceneSettings settings = LuceneSettings.standard().withIntegrityCheck(IntegrityCheck.ALWAYS);
        try (PassageIndex index = LuceneIndex.openExisting(folder, settings);
                PassageIndex.Snapshot snapshot = index.snapshot()) {
            long commit = snapshot.state().commit();
            assertThat(commit).isGreaterThanOrEqualTo(announced).isGreaterThan(before);
            assertThat(snapshot.documents()).hasSize(ChildProcess.DOCUMENTS);
            int passages = ChildProcess.DOCUMENTS * ChildProcess.PASSAGES;
            assertThat(snapshot.state().passages()).isEqualTo(passages);
            List<ScoredPassage> found = snapshot.lexical("travel", Shelf.EVERYWHERE, 1_000);
            assertThat(found).hasSize(passages);
            assertThat(found).extracting(hit -> hit.passage().text()).containsOnly("travel generation" + commit);
            assertThat(snapshot.semantic(Shelf.at(0), Shelf.EVERYWHERE, 1_000)).hasSize(passages);
            return commit;
        }
    }
}
