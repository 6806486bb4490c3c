package dev.openbook.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.openbook.Openbook;
import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.model.ModelSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From a folder on disk to the engine: what must not be opened never reaches it. */
class UnsafeFoldersTest {
    @TempDir
    private Path temporary;

    private Path model;

    @BeforeEach
    void prepare() throws IOException {
        model = Files.createDirectories(temporary.resolve("model"));
        Files.write(temporary.resolve("secret"), new byte[4]);
        Files.write(model.resolve("weights"), new byte[4]);
    }

    @ParameterizedTest
    @ValueSource(strings = {"../secret", "a/../../secret", "/etc/hostname", "C:\\secret", "..\\secret", "*/_ORT_MEM_ADDR_/*", "absent"})
    void references_that_lead_elsewhere(String location) throws IOException {
        assertNeverOpened(location);
    }

    @Test
    void weights_behind_a_link() throws IOException {
        Files.createSymbolicLink(model.resolve("linked"), temporary.resolve("secret"));
        assertNeverOpened("linked");
        Files.delete(model.resolve("linked"));
        Files.createSymbolicLink(model.resolve("linked"), Path.of("weights"));
        assertNeverOpened("linked");
    }

    private void assertNeverOpened(String location) throws IOException {
        Files.write(model.resolve("model.onnx"), graph(location));
        AtomicBoolean opened = new AtomicBoolean();
        try (Openbook openbook = Openbook.builder().build()) {
            assertThatExceptionOfType(OpenbookException.class)
                    .isThrownBy(() -> openbook.open(ModelSource.folder(model), (content, engine) -> {
                        opened.set(true);
                        return content;
                    }))
                    .satisfies(e -> assertThat(e.code()).isIn(FailureCode.MODEL_UNSAFE, FailureCode.MODEL_DAMAGED));
        }
        assertThat(opened).isFalse();
    }

    @Test
    void weights_swapped_for_a_link_between_the_digest_and_the_engine() throws IOException {
        Files.write(model.resolve("model.onnx"), graph("weights"));
        try (Openbook openbook = Openbook.builder().build()) {
            assertThatExceptionOfType(OpenbookException.class)
                    .isThrownBy(() -> openbook.open(ModelSource.folder(model), (content, engine) -> {
                        swap();
                        return engine.openEncoder(content, "model.onnx");
                    }))
                    .returns(FailureCode.MODEL_CHANGED, OpenbookException::code);
        }
    }

    private void swap() {
        try {
            Files.delete(model.resolve("weights"));
            Files.createSymbolicLink(model.resolve("weights"), temporary.resolve("secret"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A graph of one weight, whose four bytes lie where it says. */
    private static byte[] graph(String location) {
        byte[] entry = joined(field(1, text("location")), field(2, text(location)));
        byte[] tensor = joined(new byte[] {0x08, 1, 0x10, 1, 0x70, 1}, field(8, text("w")), field(13, entry));
        return joined(new byte[] {0x08, 8}, field(7, field(5, tensor)));
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] field(int number, byte[] content) {
        return joined(new byte[] {(byte) (number << 3 | 2), (byte) content.length}, content);
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
