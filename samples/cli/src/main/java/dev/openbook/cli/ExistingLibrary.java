package dev.openbook.cli;

import dev.openbook.Openbook;
import dev.openbook.model.EmbeddingModel;
import dev.openbook.model.ModelSource;
import dev.openbook.retrieve.DocumentLibrary;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Opens a library that must exist, with the model that it needs, for as long as something is done with it. */
final class ExistingLibrary {
    private ExistingLibrary() {}

    /** A library without vectors, or one that is asked by words only, needs no model. */
    static void use(
            Openbook openbook, Path folder, ModelSource embedding, boolean byWordsOnly, Consumer<DocumentLibrary> work) {
        if (byWordsOnly || openbook.embeddingModelOf(folder).isEmpty()) {
            try (DocumentLibrary library = openbook.existingLibrary(folder)) {
                work.accept(library);
            }
        } else {
            try (EmbeddingModel model = openbook.embeddingModel(embedding);
                    DocumentLibrary library = openbook.existingLibrary(folder, model)) {
                work.accept(library);
            }
        }
    }
}
