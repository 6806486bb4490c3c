package dev.openbook.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openbook.provenance.Finding;
import dev.openbook.provenance.GraphFacts;
import dev.openbook.provenance.TensorFacts;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Fields of ONNX files that are rare, in unusual forms, or that two readers could take differently. */
class FieldsTest {
    private static final int INT32 = 6;
    private static final int INT64 = 7;
    private static final int DOUBLE = 11;

    /** The graph itself and nothing else. */
    private static final NeighbourFiles ALONE = new NeighbourFiles() {
        @Override
        public OptionalLong sizeIfPresent(String path) {
            return path.equals("model.onnx") ? OptionalLong.of(1000) : OptionalLong.empty();
        }

        @Override
        public boolean linked(String path) {
            return false;
        }
    };

    private static GraphReading read(Proto model) {
        return new OnnxGraphReader(GraphLimits.standard()).read("model.onnx", GraphBytes.of(model.toBuffer()), ALONE);
    }

    private static GraphFacts facts(Proto model) {
        GraphReading reading = read(model);
        assertThat(reading.findings()).isEmpty();
        return reading.facts().orElseThrow();
    }

    private static Proto initializer(int type, long count) {
        return new Proto().number(1, count).number(2, type).text(8, "w");
    }

    private static Proto model(Proto initializer) {
        return Onnx.model(new Proto().message(5, initializer));
    }

    @ParameterizedTest
    @ValueSource(longs = {3, 7, 10, 13, 14, 1000})
    void every_version_of_the_format_is_read(long version) {
        assertThat(facts(new Proto().number(1, version).message(7, new Proto())).irVersion()).isEqualTo(version);
    }

    @Test
    void a_version_that_is_none_is_damage() {
        assertThat(read(new Proto().number(1, -1).message(7, new Proto())).facts()).isEmpty();
        assertThat(read(new Proto().message(7, new Proto())).facts()).isEmpty();
    }

    /** As ONNX Runtime: the last one counts, and the default domain has two names. */
    @Test
    void operator_sets_that_are_absent_or_stand_twice() {
        Proto none = new Proto().number(1, 8).message(7, new Proto());
        Proto twice = Onnx.model(new Proto())
                .message(8, new Proto().text(1, "ai.onnx").number(2, 21))
                .message(8, new Proto().text(1, "com.microsoft").number(2, 1))
                .message(8, new Proto().text(1, "com.microsoft").number(2, 2));

        assertThat(facts(none).opsets()).isEmpty();
        assertThat(facts(twice).opsets()).containsOnly(Map.entry("ai.onnx", 21L), Map.entry("com.microsoft", 2L));
    }

    @Test
    void of_a_key_of_metadata_that_stands_twice_the_last_counts() {
        Proto model = Onnx.model(new Proto())
                .message(14, new Proto().text(1, "author").text(2, "one"))
                .message(14, new Proto().text(2, "two").text(1, "author"));
        assertThat(facts(model).metadata()).containsExactly(Map.entry("author", "two"));
    }

    /** A description is stepped over, however long it is. */
    @Test
    void descriptions_of_twenty_megabytes() {
        byte[] description = new byte[20 << 20];
        Arrays.fill(description, (byte) 'x');
        Proto node = Onnx.node("", "Relu", "x").bytes(6, description);
        assertThat(facts(Onnx.model(new Proto().message(1, node).bytes(10, description)).bytes(6, description)).operators())
                .containsExactly(Map.entry("Relu", 1L));
    }

    static Stream<Arguments> brokenRows() {
        return Stream.of(
                Arguments.of("seven bytes of floats", initializer(Onnx.FLOAT, 1).bytes(4, new byte[7])),
                Arguments.of("nine bytes of doubles", initializer(DOUBLE, 1).bytes(10, new byte[9])),
                Arguments.of("a number cut off", initializer(INT64, 1).bytes(7, new byte[] {1, (byte) 0x80})),
                Arguments.of("nothing but the beginning of a number", initializer(INT32, 0).bytes(5, new byte[] {(byte) 0x80})),
                Arguments.of("a number of eleven bytes", initializer(INT64, 1).bytes(7, elevenBytes())),
                Arguments.of("dimensions cut off", new Proto().bytes(1, new byte[] {2, (byte) 0x80}).number(2, Onnx.FLOAT)));
    }

    private static byte[] elevenBytes() {
        byte[] number = new byte[11];
        Arrays.fill(number, 0, 10, (byte) 0x80);
        return number;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("brokenRows")
    void rows_of_numbers_that_do_not_come_out_even(String name, Proto initializer) {
        assertThat(read(model(initializer)).findings()).singleElement().returns("GRAPH_DAMAGED", Finding::code);
    }

    @Test
    void rows_may_come_in_several_parts() {
        Proto parts = initializer(INT64, 4).bytes(7, new byte[] {1, 2}).number(7, 3).bytes(7, new byte[] {}).number(7, 4);
        Proto dimensions = new Proto().bytes(1, new byte[] {2}).number(1, 3).number(2, Onnx.FLOAT).text(8, "w").bytes(9, new byte[24]);

        assertThat(facts(model(parts)).parameters()).isEqualTo(4);
        assertThat(facts(model(dimensions)).parameters()).isEqualTo(6);
    }

    /** Types by their numbers in TensorProto, and the bytes that nine elements take. */
    @ParameterizedTest
    @CsvSource({
        "bfloat16,16,18", "float8e4m3fn,17,9", "float8e5m2fnuz,20,9", "uint4,21,5", "int4,22,5", "float4e2m1,23,5", "float8e8m0,24,9",
        "uint2,25,3", "int2,26,3", "complex128,15,144", "bool,9,9"
    })
    void narrow_and_wide_types(String name, int type, int bytes) {
        Proto fits = initializer(type, 9).bytes(9, new byte[bytes]);
        Proto one = initializer(type, 9).bytes(9, new byte[bytes + 1]);

        assertThat(facts(model(fits)).dataTypes()).containsExactly(Map.entry(name, 9L));
        assertThat(read(model(one)).findings()).singleElement().returns("GRAPH_DAMAGED", Finding::code);
    }

    /** It may be one of a later version of ONNX, so that nothing is said of its size. */
    @Test
    void a_type_that_nobody_knows_is_counted_as_such() {
        assertThat(facts(model(initializer(99, 9).bytes(9, new byte[1]))).dataTypes()).containsExactly(Map.entry("unknown", 9L));
    }

    /** No engine reads tensors in segments; one holds less than it declares. */
    @Test
    void a_tensor_in_segments_is_refused_for_what_it_lacks() {
        Proto half = initializer(Onnx.FLOAT, 2).message(3, new Proto().number(1, 0).number(2, 1)).bytes(9, new byte[4]);
        assertThat(read(model(half)).findings()).singleElement().returns("GRAPH_DAMAGED", Finding::code);
    }

    /** The file belongs to the model and is hashed, so this is odd but leads nowhere. */
    @Test
    void weights_in_the_graph_s_own_file() {
        Proto own = initializer(Onnx.FLOAT, 1).number(14, 1).message(13, new Proto().text(1, "location").text(2, "model.onnx"));
        assertThat(facts(model(own)).externalFiles()).containsExactly("model.onnx");
    }

    /** Unknown fields of every kind that protobuf still writes, and known ones of another kind than they have. */
    @Test
    void fields_that_are_not_known_are_stepped_over() {
        Proto model = Onnx.model(new Proto().message(12, Onnx.value("y", Onnx.FLOAT, "n")))
                .number(500, 7)
                .text(501, "x")
                .bytes(1, new byte[] {9})
                .number(7, 1)
                .number(8, 1);

        assertThat(facts(model).irVersion()).isEqualTo(8);
        assertThat(facts(model).outputs()).extracting(TensorFacts::name).isEqualTo(List.of("y"));
    }

    /** Nodes may stand behind the weights that they say the packing of, and in the other part of a graph that comes in two. */
    @Test
    void packed_weights_before_the_node_that_packs_them() {
        Proto product = Onnx.node("com.microsoft", "MatMulNBits", "x", "packed")
                .message(5, Onnx.integer("K", 64))
                .message(5, Onnx.integer("N", 3));
        Proto weights = new Proto().message(5, Onnx.tensor("packed", Onnx.UINT8, new byte[96], 96));

        assertThat(facts(Onnx.model(weights).message(7, new Proto().message(1, product))).dataTypes())
                .containsExactly(Map.entry("uint4", 192L));
    }

    /** A table of embeddings that the last layer uses as well is one, whichever node names it first. */
    @Test
    void weights_that_two_nodes_share_count_once() {
        Proto lookup = Onnx.node("com.microsoft", "GatherBlockQuantized", "table", "ids", "scales").message(5, Onnx.integer("bits", 4));
        Proto product = Onnx.node("com.microsoft", "MatMulNBits", "x", "table", "scales")
                .message(5, Onnx.integer("K", 64))
                .message(5, Onnx.integer("N", 3));
        Proto table = Onnx.tensor("table", Onnx.UINT8, new byte[96], 3, 32);

        assertThat(facts(Onnx.model(new Proto().message(1, lookup).message(1, product).message(5, table))).parameters()).isEqualTo(192);
        assertThat(facts(Onnx.model(new Proto().message(1, product).message(1, lookup).message(5, table))).parameters()).isEqualTo(192);
    }

    @ParameterizedTest
    @CsvSource({"QMoE,expert_weight_bits,4,uint4,192", "QMoE,expert_weight_bits,8,uint8,96", "GatherBlockQuantized,bits,8,uint8,96"})
    void experts_and_tables_by_the_bits_that_they_name(String operator, String attribute, int bits, String type, long count) {
        List<String> inputs = operator.equals("QMoE") ? List.of("x", "router", "packed", "scales") : List.of("packed", "ids", "scales");
        Proto node = Onnx.node("com.microsoft", operator, inputs.toArray(String[]::new)).message(5, Onnx.integer(attribute, bits));
        Proto graph = new Proto().message(1, node).message(5, Onnx.tensor("packed", Onnx.UINT8, new byte[96], 96));

        assertThat(facts(Onnx.model(graph)).dataTypes()).containsExactly(Map.entry(type, count));
    }
}
