package dev.openbook.lucene;

import dev.openbook.library.PassageIndex;
import dev.openbook.library.PassageIndexContract;
import dev.openbook.value.Digest;
import java.nio.file.Path;
import java.util.Optional;

/** The index in a folder keeps the contract of every index. */
class OnDiskContractTest extends PassageIndexContract {

    @Override
    protected PassageIndex open(Path folder, Optional<Digest> embeddingModel, int dimensions) {
        return LuceneIndex.open(
                folder, embeddingModel.map(model -> new VectorSpace(model, dimensions)), LuceneSettings.standard());
    }
}
