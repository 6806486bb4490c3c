package dev.openbook.lucene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.openbook.failure.FailureCode;
import dev.openbook.library.PassageIndex;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One writer over all processes; a writer that dies leaves no lock. */
class OtherProcessTest {
    @TempDir
    private Path folder;

    @Test
    void aPenHeldElsewhereIsRefusedUntilItsHolderIsGone() throws IOException {
        try (PassageIndex index = LuceneIndex.open(folder, Shelf.PLANE, LuceneSettings.standard())) {
            Shelf.commit(index, "a.txt", "travel");
            try (ChildProcess child = ChildProcess.start("hold", folder)) {
                assertThat(child.nextLine()).isEqualTo("held");
                assertThatThrownBy(index::write)
                        .matches(Shelf.failsWith(FailureCode.LIBRARY_LOCKED))
                        .hasMessageContaining(folder.toString());
                assertThat(Shelf.lexical(index, "travel", 5)).containsExactly("a.txt#0");
                child.kill();
            }
            Shelf.commit(index, "b.txt", "travel");
            assertThat(Shelf.lexical(index, "travel", 5)).containsExactly("a.txt#0", "b.txt#0");
        }
    }
}
