package dev.openbook.lucene;

import dev.openbook.library.PassageIndex;
import dev.openbook.library.PassageIndexContract;
import dev.openbook.value.Digest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FilterDirectory;

/** The index in memory keeps the contract of every index; what is closed can be opened again as long as the test runs. */
class InMemoryContractTest extends PassageIndexContract {
    private final Map<Path, Directory> directories = new HashMap<>();

    @Override
    protected PassageIndex open(Path folder, Optional<Digest> embeddingModel, int dimensions) {
        Directory kept = directories.computeIfAbsent(folder, name -> new ByteBuffersDirectory());
        return LuceneIndex.over(
                new Reopened(kept), "in memory", embeddingModel.map(model -> new VectorSpace(model, dimensions)),
                LuceneSettings.standard());
    }

    /** Closes without forgetting. */
    private static final class Reopened extends FilterDirectory {
        Reopened(Directory kept) {
            super(kept);
        }

        @Override
        public void close() throws IOException {
            // The directory behind it lives as long as the test.
        }
    }
}
