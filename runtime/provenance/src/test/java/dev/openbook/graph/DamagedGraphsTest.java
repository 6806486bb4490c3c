package dev.openbook.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.openbook.provenance.Finding;
import dev.openbook.provenance.GraphFacts;
import dev.openbook.provenance.TensorFacts;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Declared sizes that do not fit, bytes that two programs read differently, bombs, and files of any length. */
class DamagedGraphsTest {
    private static final int INT4 = 22;
    private static final int FLOAT16 = 10;
    private static final int INT64 = 7;
    private static final int UINT64 = 13;
    private static final int STRING = 8;
    private static final int COMPLEX64 = 14;
    private static final NeighbourFiles NONE = new NeighbourFiles() {
        @Override
        public OptionalLong sizeIfPresent(String path) {
            return OptionalLong.empty();
        }

        @Override
        public boolean linked(String path) {
            return false;
        }
    };

    @TempDir
    private Path folder;

    private static GraphReading read(byte[] model) {
        return new OnnxGraphReader(GraphLimits.standard()).read("m.onnx", GraphBytes.of(ByteBuffer.wrap(model)), NONE);
    }

    private static GraphReading weights(Proto tensor) {
        return read(Onnx.model(new Proto().message(5, tensor)).toBytes());
    }

    private static Proto declared(int type, long... dimensions) {
        Proto tensor = new Proto().number(2, type).text(8, "w");
        for (long dimension : dimensions) {
            tensor.number(1, dimension);
        }
        return tensor;
    }

    static Stream<Arguments> sound() {
        return Stream.of(
                Arguments.of("floats", declared(Onnx.FLOAT, 2).bytes(4, new byte[8])),
                Arguments.of("packed whole numbers", declared(INT64, 3).bytes(7, new byte[] {1, (byte) 0x80, 1, 2})),
                Arguments.of("whole numbers one by one", declared(UINT64, 2).number(11, 300).number(11, 1)),
                Arguments.of("halves as whole numbers", declared(FLOAT16, 2).bytes(5, new byte[] {1, 2})),
                Arguments.of("four bits, two in a number", declared(INT4, 3).bytes(5, new byte[] {1, 2})),
                Arguments.of("complex", declared(COMPLEX64, 1).bytes(4, new byte[8])),
                Arguments.of("texts", declared(STRING, 2).text(6, "a").text(6, "")),
                Arguments.of("none", declared(Onnx.FLOAT, 0)),
                Arguments.of("none of any size", declared(Onnx.FLOAT, 0, Long.MAX_VALUE)),
                Arguments.of("one without dimensions", declared(Onnx.FLOAT).bytes(9, new byte[4])));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("sound")
    void tensors_that_hold_what_they_declare(String name, Proto tensor) {
        assertThat(weights(tensor).findings()).isEmpty();
        assertThat(weights(tensor).facts()).isPresent();
    }

    static Stream<Arguments> unfit() {
        return Stream.of(
                Arguments.of("nothing", declared(Onnx.FLOAT, 1_000_000)),
                Arguments.of("too few bytes", declared(Onnx.FLOAT, 1000, 1000).bytes(9, new byte[4])),
                Arguments.of("too many bytes", declared(Onnx.FLOAT, 1).bytes(9, new byte[8])),
                Arguments.of("too few floats", declared(Onnx.FLOAT, 1_000_000_000).bytes(4, new byte[4])),
                Arguments.of("too few whole numbers", declared(INT64, 1L << 40).number(7, 1)),
                Arguments.of("too few packed whole numbers", declared(INT64, 1L << 40).bytes(7, new byte[] {1, 2, 3})),
                Arguments.of("too few halves", declared(FLOAT16, 1000).bytes(5, new byte[2])),
                Arguments.of("too few texts", declared(STRING, 1L << 33).text(6, "a")),
                Arguments.of("another field than the type's", declared(INT64, 1).bytes(5, new byte[1])),
                Arguments.of("product beyond all numbers", declared(Onnx.FLOAT, 1L << 32, 1L << 32).bytes(9, new byte[0])),
                Arguments.of("bits beyond all numbers", declared(Onnx.FLOAT, 1L << 60).bytes(9, new byte[0])),
                Arguments.of("two thirds of a product of zero", declared(Onnx.FLOAT, 1L << 62, 4, 0)),
                Arguments.of("negative", declared(Onnx.FLOAT, -1).bytes(9, new byte[4])));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unfit")
    void tensors_that_declare_more_than_they_hold(String name, Proto tensor) {
        assertThat(weights(tensor).findings()).singleElement().returns("GRAPH_DAMAGED", Finding::code);
        assertThat(weights(tensor).facts()).isEmpty();
    }

    /** Hexadecimal: kinds of fields, lengths and numbers that protobuf does not have or that two readers may take differently. */
    @ParameterizedTest
    @ValueSource(strings = {
        "3b3c", "3c", "3e", "3f", "00", "0200", "08ffffffffffffffffffff01", "08", "3aff", "3a05", "3affffffffffffffffff01", "3a8080808008",
        "3a80808080808080808001", "0d000000", "0900000000000000", "80808080808080808080"
    })
    void fields_that_are_none(String hexadecimal) {
        assertThat(read(HexFormat.of().parseHex(hexadecimal)).findings())
                .singleElement()
                .returns("GRAPH_DAMAGED", Finding::code)
                .satisfies(finding -> assertThat(finding.message()).doesNotContain("Exception"));
    }

    @Test
    void numbers_may_be_spelled_longer_than_needed() {
        byte[] model = Onnx.adder();
        byte[] longer = new byte[model.length + 1];
        System.arraycopy(model, 0, longer, 0, 1);
        longer[1] = (byte) (model[1] | 0x80); // ir_version 8 in two bytes
        System.arraycopy(model, 2, longer, 3, model.length - 2);

        assertThat(read(longer).facts().orElseThrow().irVersion()).isEqualTo(8);
    }

    @Test
    void of_a_field_that_stands_twice_the_last_counts_and_graphs_are_joined() {
        Proto first = new Proto().message(11, Onnx.value("x", Onnx.FLOAT, "a")).message(11, Onnx.value("w", Onnx.FLOAT, "a"));
        Proto second = new Proto().message(5, Onnx.tensor("w", Onnx.FLOAT, new byte[4], 1)).message(12, Onnx.value("y", Onnx.FLOAT, "a"));
        GraphFacts facts = read(new Proto().number(1, 3).message(7, first).number(1, 8).message(7, second).toBytes()).facts().orElseThrow();

        assertThat(facts.irVersion()).isEqualTo(8);
        assertThat(facts.inputs()).as("w is a weight in the other part").extracting(TensorFacts::name).containsExactly("x");
        assertThat(facts.outputs()).extracting(TensorFacts::name).containsExactly("y");
        assertThat(facts.parameters()).isEqualTo(1);
    }

    @Test
    void bombs_of_nesting_names_and_texts_end_the_walk() {
        Proto deep = new Proto();
        for (int i = 0; i < 1000; i++) {
            deep = new Proto().message(1, Onnx.node("", "If").message(5, new Proto().message(6, deep)));
        }
        assertDamaged(Onnx.model(deep), "nests deeper than 64");
        assertDamaged(Onnx.model(new Proto()).text(2, "x".repeat((1 << 20) + 1)), "holds a name of 1,048,577 bytes");
        Proto metadata = Onnx.model(new Proto());
        String text = "x".repeat(1 << 20);
        for (int i = 0; i < 20; i++) {
            metadata.message(14, new Proto().text(1, "k" + i).text(2, text));
        }
        assertDamaged(metadata, "holds more names and texts than any model needs");
        Proto inputs = new Proto();
        for (int i = 0; i < 150_000; i++) {
            inputs.message(11, new Proto().text(1, "x" + i));
        }
        assertDamaged(Onnx.model(inputs), "holds more names and texts than any model needs");
        Proto operators = new Proto();
        for (int i = 0; i < 20; i++) {
            operators.message(1, new Proto().text(4, i + text.substring(10)));
        }
        assertDamaged(Onnx.model(operators), "holds more names and texts than any model needs");
    }

    private static void assertDamaged(Proto model, String words) {
        assertThat(read(model.toBytes()).findings()).singleElement()
                .returns("GRAPH_DAMAGED", Finding::code)
                .satisfies(finding -> assertThat(finding.message()).contains(words));
    }

    @Test
    void a_file_beyond_two_gigabytes_is_stepped_through() throws IOException {
        long numbers = 700_000_000;
        Proto tensor = declared(Onnx.FLOAT, numbers).declare(9, numbers * 4);
        Proto rest = new Proto().message(12, Onnx.value("y", Onnx.FLOAT, "n"));
        byte[] head = new Proto().number(1, 8).declare(7, 6 + tensor.toBytes().length + numbers * 4 + rest.toBytes().length)
                .declare(5, tensor.toBytes().length + numbers * 4).toBytes();
        Path file = folder.resolve("large.onnx");
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, StandardOpenOption.READ, StandardOpenOption.SPARSE)) {
            channel.write(ByteBuffer.wrap(head));
            channel.write(tensor.toBuffer());
            long end = channel.position() + numbers * 4;
            try {
                channel.write(rest.toBuffer(), end);
            } catch (IOException e) {
                assumeTrue(false, "skipped: this disk does not hold a sparse file of 2.8 GB");
            }
            GraphReading reading = new OnnxGraphReader(GraphLimits.standard()).read("large.onnx", GraphBytes.mapped(channel), NONE);

            assertThat(reading.findings()).isEmpty();
            assertThat(reading.facts().orElseThrow().parameters()).isEqualTo(numbers);
            assertThat(reading.facts().orElseThrow().outputs()).extracting(TensorFacts::name).isEqualTo(List.of("y"));
            channel.truncate(end);
            assertThat(new OnnxGraphReader(GraphLimits.standard()).read("large.onnx", GraphBytes.mapped(channel), NONE).findings())
                    .singleElement()
                    .satisfies(finding -> assertThat(finding.message()).contains("is cut off").contains("2,800,000,0"));
        }
        Files.delete(file);
    }
}
