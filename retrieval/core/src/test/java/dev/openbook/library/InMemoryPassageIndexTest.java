package dev.openbook.library;

import dev.openbook.value.Digest;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The index that the other tests stand on keeps the contract itself. */
class InMemoryPassageIndexTest extends PassageIndexContract {
    private final Map<Path, InMemoryPassageIndex.Store> stores = new HashMap<>();

    @Override
    protected PassageIndex open(Path folder, Optional<Digest> embeddingModel, int dimensions) {
        return new InMemoryPassageIndex(stores.computeIfAbsent(
                folder, name -> new InMemoryPassageIndex.Store("store", embeddingModel, dimensions)));
    }
}
