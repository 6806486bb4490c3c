package dev.openbook.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ModelSourceTest {

    @Test
    void aFolderIsNamedWithoutThePathOfTheMachine() {
        assertThat(ModelSource.folder(Path.of("/home/someone/models/minilm")).name()).isEqualTo("minilm");
        assertThat(ModelSource.folder(Path.of("models/minilm/../other/.")).name()).isEqualTo("other");
    }

    @Test
    void aHubModelIsNamedWithItsRevision() {
        assertThat(ModelSource.hub("org/name", "main").name()).isEqualTo("hub:org/name@main");
    }
}
