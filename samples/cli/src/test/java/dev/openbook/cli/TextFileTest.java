package dev.openbook.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextFileTest {
    @TempDir
    Path folder;

    @Test
    void whatIsWrittenReplacesWhatWasThere() throws Exception {
        Path file = Files.writeString(folder.resolve("receipt.json"), "an older and longer one");
        TextFile.write(file, "{}\n");
        assertThat(Files.readString(file)).isEqualTo("{}\n");
        assertOnly("receipt.json");
    }

    @Test
    void aFailedWriteLeavesNothingBehind() throws Exception {
        Path taken = Files.createDirectories(folder.resolve("taken/inside")).getParent();
        assertThatThrownBy(() -> TextFile.write(taken, "{}"))
                .isInstanceOfSatisfying(OpenbookException.class, e -> assertThat(e.code()).isEqualTo(FailureCode.STORAGE_FAILED))
                .hasMessageContaining("cannot be written");
        assertOnly("taken");
    }

    @Test
    void theMarkInFrontOfUtf8IsNoText() throws Exception {
        Path file = Files.writeString(folder.resolve("messages.json"), "\uFEFF[{\"role\": \"user\"}]\n");
        assertThat(PlainFile.objects(file, "messages")).hasSize(1);
        assertThat(TextFile.lines(file)).containsExactly("[{\"role\": \"user\"}]");
        assertThat(TextFile.readExactly(file)).startsWith("\uFEFF");
    }

    private void assertOnly(String name) throws Exception {
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(folder.resolve(name));
        }
    }
}
