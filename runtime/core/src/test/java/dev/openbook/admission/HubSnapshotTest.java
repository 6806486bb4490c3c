package dev.openbook.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.openbook.HubSnapshot;
import dev.openbook.Openbook;
import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.model.ModelContent;
import dev.openbook.onnx.EncoderSession;
import dev.openbook.onnx.OnnxEngine;
import dev.openbook.onnx.tensor.FloatTensor;
import dev.openbook.onnx.tensor.TokenBatch;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Snapshots in the hub's cache, where graph and weights are links to contents elsewhere, are opened and run. */
class HubSnapshotTest {
    private static final int INT64 = 7;
    private static final int FLOAT = 1;

    @TempDir
    private Path cache;

    private HubSnapshot snapshot;

    @BeforeEach
    void prepare() throws IOException {
        snapshot = HubSnapshot.create(cache);
    }

    private float[] run(String graph) {
        try (Openbook openbook = snapshot.openbook()) {
            return openbook.open(snapshot.source(), (content, engine) -> run(content, engine, graph));
        }
    }

    private static float[] run(ModelContent content, OnnxEngine engine, String graph) {
        try (EncoderSession session = engine.openEncoder(content, graph)) {
            FloatTensor vectors = session.run(TokenBatch.of(List.of(new int[] {2, 0})));
            return vectors.values();
        }
    }

    @Test
    void an_encoder_with_weights_beside_its_graph() throws IOException {
        snapshot.with("onnx/model.onnx", encoder("model.onnx_data")).with("onnx/model.onnx_data", vectors(0));

        assertThat(run("onnx/model.onnx")).containsExactly(20, 21, 0, 1);
        assertThat(linksLeft()).isEmpty();
    }

    @Test
    void weights_in_a_folder_beside_the_graph() throws IOException {
        snapshot.with("model.onnx", encoder("parts/a/weights")).with("parts/a/weights", vectors(0));

        assertThat(run("model.onnx")).containsExactly(20, 21, 0, 1);
        assertThat(linksLeft()).isEmpty();
    }

    /** Inspection tells the facts of the first graph only. */
    @Test
    void a_graph_that_is_not_the_first() throws IOException {
        snapshot.with("onnx/model.onnx", encoder("model.onnx_data"))
                .with("onnx/model.onnx_data", vectors(0))
                .with("onnx/model_fp16.onnx", encoder("model_fp16.onnx_data"))
                .with("onnx/model_fp16.onnx_data", vectors(7));

        assertThat(run("onnx/model_fp16.onnx")).containsExactly(27, 28, 7, 8);
    }

    @Test
    void weights_replaced_after_inspection_are_not_taken() throws IOException {
        snapshot.with("model.onnx", encoder("weights")).with("weights", vectors(0));
        Path other = Files.write(snapshot.blob(vectors(7)), vectors(7));
        try (Openbook openbook = snapshot.openbook()) {
            assertThatExceptionOfType(OpenbookException.class)
                    .isThrownBy(() -> openbook.open(snapshot.source(), (content, engine) -> {
                        relink(snapshot.name("weights"), other);
                        return run(content, engine, "model.onnx");
                    }))
                    .returns(FailureCode.MODEL_CHANGED, OpenbookException::code);
        }
        assertThat(linksLeft()).isEmpty();
    }

    private static void relink(Path link, Path target) {
        try {
            Files.delete(link);
            Files.createSymbolicLink(link, target);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Folders made for opening that lead into this test's cache. */
    private List<Path> linksLeft() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().startsWith("openbook-weights-"))
                    .filter(file -> leads(file.resolve("virtual_model.onnx")))
                    .toList();
        }
    }

    private boolean leads(Path link) {
        try {
            return Files.readSymbolicLink(link).startsWith(cache.toRealPath());
        } catch (IOException e) {
            return false;
        }
    }

    /** Three vectors of two numbers: 0 1, 10 11, 20 21, all raised. */
    private static byte[] vectors(int raised) {
        ByteBuffer numbers = ByteBuffer.allocate(6 * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < 6; i++) {
            numbers.putFloat(raised + i / 2 * 10 + i % 2);
        }
        return numbers.array();
    }

    /** Looks each token up in a table of three vectors that lies elsewhere. */
    private static byte[] encoder(String location) {
        byte[] entry = joined(text(1, "location"), text(2, location));
        byte[] table = joined(number(1, 3), number(1, 2), number(2, FLOAT), text(8, "table"), field(13, entry), number(14, 1));
        byte[] node = joined(text(1, "table"), text(1, "input_ids"), text(2, "last_hidden_state"), text(4, "Gather"));
        byte[] graph = joined(
                field(1, node), text(2, "g"), field(5, table), field(11, value("input_ids", INT64, "batch", "sequence")),
                field(12, value("last_hidden_state", FLOAT, "batch", "sequence", "2")));
        return joined(number(1, 8), field(7, graph), field(8, joined(text(1, ""), number(2, 17))));
    }

    private static byte[] value(String name, int type, String... dimensions) {
        byte[] shape = {};
        for (String dimension : dimensions) {
            shape = joined(shape, field(1, dimension.equals("2") ? number(1, 2) : text(2, dimension)));
        }
        return joined(text(1, name), field(2, field(1, joined(number(1, type), field(2, shape)))));
    }

    private static byte[] number(int field, int value) {
        return new byte[] {(byte) (field << 3), (byte) value};
    }

    private static byte[] text(int field, String text) {
        return field(field, text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] field(int number, byte[] content) {
        byte[] length = content.length < 128
                ? new byte[] {(byte) content.length}
                : new byte[] {(byte) (content.length & 0x7F | 0x80), (byte) (content.length >> 7)};
        return joined(new byte[] {(byte) (number << 3 | 2)}, length, content);
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
