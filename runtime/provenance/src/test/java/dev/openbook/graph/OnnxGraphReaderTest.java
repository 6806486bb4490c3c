package dev.openbook.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.openbook.provenance.Finding;
import dev.openbook.provenance.Finding.Severity;
import dev.openbook.provenance.GraphFacts;
import dev.openbook.provenance.TensorFacts;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OnnxGraphReaderTest {
    private final OnnxGraphReader reader = new OnnxGraphReader(GraphLimits.standard());

    /** Knows one file of 100 bytes, and one link. */
    private static final NeighbourFiles NEIGHBOURS = new NeighbourFiles() {
        @Override
        public OptionalLong sizeIfPresent(String path) {
            return List.of("onnx/weights", "onnx/link").contains(path) ? OptionalLong.of(100) : OptionalLong.empty();
        }

        @Override
        public boolean linked(String path) {
            return path.equals("onnx/link");
        }
    };

    private GraphReading read(Proto model) {
        return read(model.toBytes());
    }

    private GraphReading read(byte[] model) {
        return reader.read("onnx/model.onnx", GraphBytes.of(ByteBuffer.wrap(model)), NEIGHBOURS);
    }

    private GraphFacts facts(Proto model) {
        GraphReading reading = read(model);
        assertThat(reading.findings()).isEmpty();
        return reading.facts().orElseThrow();
    }

    private Finding onlyFinding(byte[] model) {
        GraphReading reading = read(model);
        assertThat(reading.findings()).hasSize(1);
        return reading.findings().getFirst();
    }

    @Test
    void tells_what_a_model_declares() {
        Proto model = Onnx.model(new Proto()
                        .message(1, Onnx.node("", "Add", "x", "w"))
                        .message(1, Onnx.node("ai.onnx", "Add", "x", "w"))
                        .message(1, Onnx.node("com.microsoft", "FusedMatMul", "x", "w"))
                        .message(5, Onnx.tensor("w", Onnx.FLOAT, new byte[24], 2, 3))
                        .message(11, Onnx.value("x", Onnx.FLOAT, "batch"))
                        .message(11, Onnx.value("w", Onnx.FLOAT, "two"))
                        .message(12, Onnx.value("y", Onnx.FLOAT, "batch")))
                .message(14, new Proto().text(1, "author").text(2, "somebody"));

        GraphFacts facts = facts(model);

        assertThat(facts.irVersion()).isEqualTo(8);
        assertThat(facts.producer()).isEqualTo("test 1.0");
        assertThat(facts.opsets()).containsExactly(Map.entry("ai.onnx", 17L));
        assertThat(facts.metadata()).containsExactly(Map.entry("author", "somebody"));
        assertThat(facts.operators()).containsOnly(Map.entry("Add", 2L), Map.entry("com.microsoft:FusedMatMul", 1L));
        assertThat(facts.customDomains()).isEmpty();
        assertThat(facts.parameters()).isEqualTo(6);
        assertThat(facts.dataTypes()).containsExactly(Map.entry("float", 6L));
        assertThat(facts.inputs()).containsExactly(new TensorFacts("x", "float", List.of("batch", "3", "?")));
        assertThat(facts.outputs()).extracting(TensorFacts::name).containsExactly("y");
        assertThat(facts.quantization()).isEmpty();
        assertThat(facts.dynamicQuantization()).isFalse();
    }

    @Test
    void looks_into_subgraphs_and_functions() {
        Proto branch = new Proto()
                .message(1, Onnx.node("", "Mul", "x", "v"))
                .message(5, Onnx.tensor("v", Onnx.FLOAT, new byte[4], 1));
        Proto choice = Onnx.node("", "If", "x")
                .message(5, new Proto().text(1, "then_branch").message(6, branch))
                .message(5, new Proto().text(1, "branches").message(11, branch));
        Proto function = new Proto().text(1, "Own").text(10, "my.functions").message(7, Onnx.node("", "Exp", "x"));
        Proto model = Onnx.model(new Proto()
                        .message(1, choice)
                        .message(1, Onnx.node("my.functions", "Own", "x"))
                        .message(1, Onnx.node("their.library", "Secret", "x")))
                .message(25, function);

        GraphFacts facts = facts(model);

        assertThat(facts.operators())
                .containsOnly(
                        Map.entry("If", 1L),
                        Map.entry("Mul", 2L),
                        Map.entry("Exp", 1L),
                        Map.entry("my.functions:Own", 1L),
                        Map.entry("their.library:Secret", 1L));
        assertThat(facts.customDomains()).as("functions of its own need no library").containsExactly("their.library");
        assertThat(facts.parameters()).isEqualTo(2);
    }

    @Test
    void counts_packed_weights_one_by_one() {
        Proto product = Onnx.node("com.microsoft", "MatMulNBits", "x", "packed", "scales")
                .message(5, Onnx.integer("K", 64))
                .message(5, Onnx.integer("N", 3))
                .message(5, Onnx.integer("bits", 4))
                .message(5, Onnx.integer("block_size", 32))
                .message(5, Onnx.integer("accuracy_level", 4));
        Proto graph = new Proto()
                .message(1, product)
                .message(5, Onnx.tensor("packed", Onnx.UINT8, new byte[96], 3, 2, 16))
                .message(5, Onnx.tensor("scales", Onnx.FLOAT, new byte[24], 6));

        GraphFacts facts = facts(Onnx.model(graph));

        assertThat(facts.parameters()).isEqualTo(192 + 6);
        assertThat(facts.dataTypes()).containsOnly(Map.entry("uint4", 192L), Map.entry("float", 6L));
        assertThat(facts.quantization()).containsExactly("MatMulNBits(bits=4, block_size=32, accuracy_level=4)");
        assertThat(facts.dynamicQuantization()).isTrue();
    }

    @Test
    void an_accuracy_level_that_nobody_set_is_shown_as_such() {
        Proto product = Onnx.node("com.microsoft", "MatMulNBits", "x", "packed")
                .message(5, Onnx.integer("K", 64))
                .message(5, Onnx.integer("N", 3));
        Proto graph = new Proto().message(1, product).message(5, Onnx.tensor("packed", Onnx.UINT8, new byte[96], 96));

        assertThat(facts(Onnx.model(graph)).quantization())
                .containsExactly("MatMulNBits(bits=4, block_size=0, accuracy_level=0)");
        assertThat(facts(Onnx.model(graph)).dynamicQuantization()).isFalse();
    }

    @Test
    void refuses_packed_weights_that_have_no_room() {
        Proto product = Onnx.node("com.microsoft", "MatMulNBits", "x", "packed")
                .message(5, Onnx.integer("K", 64))
                .message(5, Onnx.integer("N", 4));
        Proto graph = new Proto().message(1, product).message(5, Onnx.tensor("packed", Onnx.UINT8, new byte[96], 96));

        assertThat(onlyFinding(Onnx.model(graph).toBytes()).message())
                .isEqualTo("onnx/model.onnx is damaged: an operator declares 256 weights where 192 have room.");
    }

    @ParameterizedTest
    @CsvSource({"DynamicQuantizeLinear,true", "QuantizeLinear,false", "QLinearMatMul,false", "DequantizeLinear,false"})
    void tells_quantization_on_the_fly_from_the_other_kinds(String operator, boolean dynamic) {
        GraphFacts facts = facts(Onnx.model(new Proto().message(1, Onnx.node("", operator, "x"))));

        assertThat(facts.quantization()).containsExactly(operator);
        assertThat(facts.dynamicQuantization()).isEqualTo(dynamic);
    }

    @Test
    void an_operator_of_somebody_else_is_no_quantization() {
        assertThat(facts(Onnx.model(new Proto().message(1, Onnx.node("their", "QLinearMatMul", "x")))).quantization())
                .isEmpty();
    }

    @Test
    void says_where_a_file_was_cut_off() {
        byte[] whole = Onnx.model(new Proto().message(5, Onnx.tensor("w", Onnx.FLOAT, new byte[4096], 1024))).toBytes();
        byte[] cut = Arrays.copyOf(whole, 2000);

        Finding finding = onlyFinding(cut);

        assertThat(finding.code()).isEqualTo("GRAPH_DAMAGED");
        assertThat(finding.severity()).isEqualTo(Severity.ERROR);
        assertThat(finding.place()).isEqualTo("onnx/model.onnx, byte 22");
        assertThat(finding.message())
                .isEqualTo("onnx/model.onnx is cut off: it declares 4,110 bytes at offset 22 but the file ends after 2,000.");
        assertThat(read(cut).facts()).isEmpty();
    }

    @Test
    void every_truncation_is_noticed() {
        byte[] whole = Onnx.model(new Proto().message(5, Onnx.tensor("w", Onnx.FLOAT, new byte[8], 2))).toBytes();
        for (int length = 0; length < whole.length; length++) {
            assertThat(read(Arrays.copyOf(whole, length)).facts()).as("first %d bytes", length).isEmpty();
        }
    }

    @Test
    void damage_is_a_finding() {
        Proto negative = new Proto().message(5, new Proto().number(1, -1).number(2, 1).text(8, "w"));
        Proto vast = new Proto().message(5, new Proto().number(1, 1L << 40).number(1, 1L << 40).number(2, 1));
        Proto vastBits = new Proto().message(5, new Proto().number(1, 1L << 60).number(2, 1));
        Proto short4 = new Proto().message(5, Onnx.tensor("w", Onnx.FLOAT, new byte[7], 2));
        Proto hollow = new Proto().message(5, new Proto().number(1, 2).number(2, 7).text(8, "w"));
        assertThat(onlyFinding(Onnx.model(negative).toBytes()).message()).contains("negative dimension, -1");
        assertThat(onlyFinding(Onnx.model(vast).toBytes()).message()).contains("exceed all memory");
        assertThat(onlyFinding(Onnx.model(vastBits).toBytes()).message()).contains("exceed all memory");
        assertThat(onlyFinding(Onnx.model(short4).toBytes()).message())
                .contains("\"w\" declares 2 numbers in 8 bytes but holds 7 bytes");
        assertThat(onlyFinding(Onnx.model(hollow).toBytes()).message()).contains("2 numbers in 16 bytes but holds 0");
        assertThat(onlyFinding(new Proto().number(1, 8).toBytes()).message()).contains("holds no graph");
        assertThat(onlyFinding(new Proto().declare(7, -1).toBytes()).message()).contains("more than 2^63");
    }

    @Test
    void nesting_and_names_are_bounded() {
        Proto graph = new Proto().message(1, Onnx.node("", "Add"));
        for (int i = 0; i < 30; i++) {
            graph = new Proto().message(1, Onnx.node("", "If").message(5, new Proto().text(1, "g").message(6, graph)));
        }
        assertThat(onlyFinding(Onnx.model(graph).toBytes()).message()).contains("nests deeper than 64 levels");

        Proto name = new Proto().message(1, Onnx.node("", "A".repeat((1 << 20) + 1)));
        assertThat(onlyFinding(Onnx.model(name).toBytes()).message()).contains("a name of 1,048,577 bytes");
    }

    @Test
    void names_what_often_stands_where_a_graph_should_be() {
        String pointer = "version https://git-lfs.github.com/spec/v1\noid sha256:" + "0".repeat(64) + "\nsize 90405214\n";
        assertThat(onlyFinding(pointer.getBytes(StandardCharsets.UTF_8)).code()).isEqualTo("GRAPH_NOT_FETCHED");
        assertThat(onlyFinding(new byte[0]).message()).isEqualTo("onnx/model.onnx is empty.");
        assertThat(onlyFinding("<!DOCTYPE html>".getBytes(StandardCharsets.UTF_8)).code()).isEqualTo("GRAPH_DAMAGED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../weights", "a/../../weights", "/etc/passwd", "C:weights", "C:\\weights", "a\\..\\weights", "\\\\host\\x"})
    void weights_outside_the_folder_are_an_error(String location) {
        assertThat(onlyFinding(Onnx.external(Map.of("location", location))))
                .returns("EXTERNAL_DATA_OUTSIDE", Finding::code)
                .returns(Severity.ERROR, Finding::severity);
    }

    @ParameterizedTest
    @CsvSource({
        "*/_ORT_MEM_ADDR_/*,EXTERNAL_DATA_MEMORY_ADDRESS",
        "'',EXTERNAL_DATA_NAME",
        "a//b,EXTERNAL_DATA_NAME",
        "absent,EXTERNAL_DATA_MISSING",
        "link,EXTERNAL_DATA_LINK"
    })
    void other_bad_references_are_errors_too(String location, String code) {
        assertThat(onlyFinding(Onnx.external(Map.of("location", location))))
                .returns(code, Finding::code)
                .returns(Severity.ERROR, Finding::severity);
    }

    @ParameterizedTest
    @CsvSource({"97,4", "-1,4", "0,5", "0,x", "99999999999999999999,4", "0,9223372036854775807"})
    void a_place_that_is_not_in_the_file_is_an_error(String offset, String length) {
        assertThat(onlyFinding(Onnx.external(Map.of("location", "weights", "offset", offset, "length", length))))
                .returns("EXTERNAL_DATA_RANGE", Finding::code);
    }

    @Test
    void weights_beside_the_graph_are_fine() {
        GraphReading reading = read(Onnx.external(Map.of("location", "./weights", "offset", "96", "length", "4")));

        assertThat(reading.findings()).isEmpty();
        assertThat(reading.facts().orElseThrow().externalFiles()).containsExactly("onnx/weights");
    }

    @Test
    void an_unknown_word_about_weights_is_noted() {
        GraphReading reading = read(Onnx.external(Map.of("location", "weights", "__class__", "os")));

        assertThat(reading.findings())
                .extracting(Finding::code, Finding::severity)
                .containsExactly(tuple("EXTERNAL_DATA_KEY", Severity.WARNING));
        assertThat(reading.facts()).isPresent();
    }

    @Test
    void many_harmless_findings_do_not_hide_a_bad_one() {
        Proto graph = new Proto();
        for (int i = 0; i < 100; i++) {
            graph.message(5, Onnx.externalTensor(Map.of("location", "weights", "word" + i, "x")));
        }
        graph.message(5, Onnx.externalTensor(Map.of("location", "../outside")));

        assertThat(read(Onnx.model(graph)).findings())
                .hasSize(21)
                .last()
                .returns("EXTERNAL_DATA_OUTSIDE", Finding::code);
    }

    @Test
    void references_hidden_in_attributes_are_checked() {
        Proto constant = Onnx.node("", "Constant")
                .message(5, new Proto().text(1, "value").message(5, Onnx.externalTensor(Map.of("location", "../x"))));
        assertThat(onlyFinding(Onnx.model(new Proto().message(1, constant)).toBytes()).code())
                .isEqualTo("EXTERNAL_DATA_OUTSIDE");
    }
}
