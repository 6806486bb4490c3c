package dev.openbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.lock.LockedModel;
import dev.openbook.lock.LockedSources;
import dev.openbook.lock.ModelLock;
import dev.openbook.model.ModelSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a lock file, the door opens the models that it lists and no others. */
class LockedModelsTest {
    @TempDir
    private Path folder;

    private Path lockFile() {
        return folder.resolve("models.lock");
    }

    private ModelSource model() throws IOException {
        Path model = Files.createDirectories(folder.resolve("models/tiny"));
        Files.writeString(model.resolve("config.json"), "{}");
        return ModelSource.folder(model);
    }

    private void lock(ModelSource source) throws IOException {
        try (Openbook openbook = Openbook.builder().build()) {
            String name = LockedSources.of(lockFile()).name(source);
            ModelLock lock = ModelLock.empty().with(LockedModel.of(name, openbook.inspect(source)));
            Files.writeString(lockFile(), lock.text());
        }
    }

    @Test
    void aLockedModelOpensUntilAByteChanges() throws IOException {
        ModelSource source = model();
        lock(source);

        try (Openbook openbook = Openbook.builder().lock(lockFile()).build()) {
            assertThat(openbook.<String>open(source, (content, engine) -> "opened")).isEqualTo("opened");

            Files.writeString(folder.resolve("models/tiny/config.json"), "{ }");

            assertThatThrownBy(() -> openbook.<String>open(source, (content, engine) -> "opened"))
                    .isInstanceOfSatisfying(
                            OpenbookException.class, e -> assertThat(e.code()).isEqualTo(FailureCode.MODEL_NOT_LOCKED))
                    .hasMessageContaining("models lock --update models.lock");
        }
    }
}
