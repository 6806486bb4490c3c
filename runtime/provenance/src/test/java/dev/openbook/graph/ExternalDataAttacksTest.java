package dev.openbook.graph;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.openbook.provenance.Finding;
import dev.openbook.provenance.Finding.Severity;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** References to bytes outside the graph, in every place of a graph that can hold one, and in every form that leads elsewhere. */
class ExternalDataAttacksTest {
    private static final String OUTSIDE = "../../secret";
    private static final int STRING = 8;

    /** Two files of 100 bytes. */
    private static final NeighbourFiles NEIGHBOURS = new NeighbourFiles() {
        @Override
        public OptionalLong sizeIfPresent(String path) {
            return List.of("weights", "W\u00e4ights").contains(path) ? OptionalLong.of(100) : OptionalLong.empty();
        }

        @Override
        public boolean linked(String path) {
            return false;
        }
    };

    private static List<Finding> findings(Proto model) {
        return new OnnxGraphReader(GraphLimits.standard())
                .read("model.onnx", GraphBytes.of(model.toBuffer()), NEIGHBOURS).findings();
    }

    private static Proto tensor(String... keysAndValues) {
        Proto tensor = new Proto().number(1, 1).number(2, Onnx.FLOAT).text(8, "w").number(14, 1);
        for (int i = 0; i < keysAndValues.length; i += 2) {
            tensor.message(13, new Proto().text(1, keysAndValues[i]).text(2, keysAndValues[i + 1]));
        }
        return tensor;
    }

    private static Proto weights(Proto tensor) {
        return Onnx.model(new Proto().message(5, tensor));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "../weights", "a/../../x", "a/../weights", "..", "./../x", "/etc/passwd", "//server/share/x", "C:/x", "c:x", "C:\\x", "\\\\server\\share",
        "..\\x", "a\\..\\..\\x", "a/..", ".../../x"
    })
    void locations_that_lead_elsewhere(String location) {
        assertThat(findings(weights(tensor("location", location, "length", "4"))))
                .singleElement()
                .returns("EXTERNAL_DATA_OUTSIDE", Finding::code)
                .returns(Severity.ERROR, Finding::severity);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "%2e%2e/secret", "%2e%2e%2fsecret", "weights%00", "WEIGHTS", "Wa\u0308ights", "weights ", "weights.", "weights:stream", "weights/", "~/x",
        "file:///etc/passwd", "\uFF0E\uFF0E/secret", "\u2025/secret", "$HOME/x", "weights\u200b", "\u202eweights"
    })
    void names_that_only_some_systems_take_for_another_file_are_no_files(String location) {
        assertThat(findings(weights(tensor("location", location, "length", "4"))))
                .singleElement()
                .satisfies(finding -> assertThat(finding.code()).isIn("EXTERNAL_DATA_MISSING", "EXTERNAL_DATA_NAME"))
                .returns(Severity.ERROR, Finding::severity);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "./", "weights\0", "we\nights", "a//weights"})
    void names_of_nothing(String location) {
        assertThat(findings(weights(tensor("location", location)))).singleElement().returns("EXTERNAL_DATA_NAME", Finding::code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"*/_ORT_MEM_ADDR_/*", "_ORT_MEM_ADDR_", "./*/_ORT_MEM_ADDR_/*"})
    void addresses_in_memory(String location) {
        assertThat(findings(weights(tensor("location", location, "offset", "140737488355328", "length", "4"))))
                .singleElement()
                .returns("EXTERNAL_DATA_MEMORY_ADDRESS", Finding::code)
                .returns(Severity.ERROR, Finding::severity);
    }

    static Stream<Arguments> ranges() {
        return Stream.of(
                Arguments.of("97", "4"), Arguments.of("101", "0"), Arguments.of("0", "5"), Arguments.of("-1", "4"), Arguments.of("0", "-4"),
                Arguments.of("18446744073709551615", "4"), Arguments.of("9223372036854775807", "4"), Arguments.of("0", "9223372036854775807"),
                Arguments.of("999999999999999999", "999999999999999999"), Arguments.of("0x10", "4"), Arguments.of("1e1", "4"),
                Arguments.of(" 0", "4"), Arguments.of("+0", "4"), Arguments.of("", "4"), Arguments.of("\u0661", "4"), Arguments.of("0", "4.0"));
    }

    @ParameterizedTest
    @MethodSource("ranges")
    void places_past_the_end_negative_or_beyond_all_numbers(String offset, String length) {
        assertThat(findings(weights(tensor("location", "weights", "offset", offset, "length", length))))
                .singleElement()
                .returns("EXTERNAL_DATA_RANGE", Finding::code)
                .returns(Severity.ERROR, Finding::severity);
    }

    @Test
    void tensors_may_overlap_and_leave_out_their_length() {
        assertThat(findings(Onnx.model(new Proto()
                .message(5, tensor("location", "weights", "offset", "0", "length", "4"))
                .message(5, tensor("location", "./weights", "offset", "2"))
                .message(5, tensor("location", "W\u00e4ights", "offset", "96", "length", "4", "checksum", "x")))))
                .isEmpty();
    }

    @Test
    void words_said_twice_are_an_error_whichever_counts() {
        assertThat(findings(weights(tensor("location", OUTSIDE, "location", "weights", "length", "4"))))
                .extracting(Finding::code)
                .containsExactly("EXTERNAL_DATA_REPEATED", "EXTERNAL_DATA_OUTSIDE");
        assertThat(findings(weights(tensor("location", "weights", "location", OUTSIDE, "length", "4"))))
                .extracting(Finding::code)
                .contains("EXTERNAL_DATA_OUTSIDE");
        assertThat(findings(weights(tensor("location", "weights", "offset", "0", "offset", "96", "length", "4"))))
                .singleElement().returns("EXTERNAL_DATA_REPEATED", Finding::code).returns(Severity.ERROR, Finding::severity);
    }

    @Test
    void unknown_words_and_other_folders_are_noted() {
        assertThat(findings(weights(tensor("location", "weights", "__class__", "x", "basepath", "/etc"))))
                .extracting(Finding::code).containsExactly("EXTERNAL_DATA_KEY", "EXTERNAL_DATA_BASE");
        Proto flood = tensor("location", "weights");
        for (int i = 0; i < 1000; i++) {
            flood.message(13, new Proto().text(1, "k" + i).text(2, "v"));
        }
        assertThat(findings(weights(flood))).extracting(Finding::code).containsExactly("GRAPH_DAMAGED");
    }

    /** Findings of a graph with a text of a mebibyte again and again, which must never be in memory together. */
    private static List<Finding> findingsInLittleMemory(Proto model) {
        ByteBuffer bytes = model.toBuffer();
        ThreadMXBean memory = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = memory.getCurrentThreadAllocatedBytes();
        List<Finding> findings =
                new OnnxGraphReader(GraphLimits.standard()).read("model.onnx", GraphBytes.of(bytes), NEIGHBOURS).findings();
        assertThat(memory.getCurrentThreadAllocatedBytes() - before).as("bytes allocated").isLessThan(8 << 20);
        return findings;
    }

    @Test
    void forty_words_of_a_mebibyte_each() {
        Proto flood = tensor();
        for (int i = 0; i < 40; i++) {
            flood.message(13, new Proto().text(1, "k" + i).text(2, "v".repeat(1 << 20)));
        }
        assertThat(findingsInLittleMemory(weights(flood))).singleElement()
                .returns("GRAPH_DAMAGED", Finding::code)
                .satisfies(finding -> assertThat(finding.message()).contains("at most 4,096 are allowed"));
    }

    @Test
    void twenty_files_with_names_of_a_mebibyte_each() {
        Proto graph = new Proto();
        for (int i = 0; i < 20; i++) {
            graph.message(5, tensor("location", i + "w".repeat((1 << 20) - 2)));
        }
        assertThat(findingsInLittleMemory(Onnx.model(graph))).extracting(Finding::code).containsExactly("GRAPH_DAMAGED");
    }

    @Test
    void names_of_nodes_within_nodes_of_a_mebibyte_each() {
        Proto graph = new Proto();
        for (int i = 0; i < 18; i++) {
            graph = new Proto().message(1, new Proto().text(4, "If" + "a".repeat(1 << 19)).message(5, new Proto().message(6, graph)));
        }
        assertThat(findings(Onnx.model(graph))).singleElement()
                .satisfies(finding -> assertThat(finding.message()).contains("holds more names and texts than any model needs"));
    }

    @Test
    void a_message_shows_the_beginning_of_a_long_name() {
        assertThat(findings(weights(tensor("location", "w".repeat(4000))))).singleElement()
                .returns("EXTERNAL_DATA_MISSING", Finding::code)
                .satisfies(finding -> assertThat(finding.message()).hasSizeLessThan(250).contains("www…"));
    }

    @Test
    void texts_cannot_lie_outside() {
        Proto texts = new Proto().number(1, 1).number(2, STRING).number(14, 1)
                .message(13, new Proto().text(1, "location").text(2, "weights"));
        assertThat(findings(weights(texts))).extracting(Finding::code).containsExactly("EXTERNAL_DATA_TYPE");
    }

    @Test
    void a_reference_that_the_tensor_says_is_not_used_is_still_looked_at() {
        Proto unused = Onnx.tensor("w", Onnx.FLOAT, new byte[4], 1).message(13, new Proto().text(1, "location").text(2, OUTSIDE));
        assertThat(findings(weights(unused))).extracting(Finding::code).containsExactly("EXTERNAL_DATA_OUTSIDE");
    }

    @Test
    void numbers_of_more_bits_than_they_have_mean_what_engines_take_them_for() {
        long external = (1L << 32) + 1;
        Proto tensor = new Proto().number(1, 1).number(2, (1L << 32) + Onnx.FLOAT).number(14, external)
                .message(13, new Proto().text(1, "location").text(2, OUTSIDE));
        assertThat(findings(weights(tensor))).extracting(Finding::code).containsExactly("EXTERNAL_DATA_OUTSIDE");
        Proto both = tensor("location", "weights").number(14, 0);
        assertThat(findings(weights(both))).extracting(Finding::code).containsExactly("GRAPH_DAMAGED");
    }

    static Map<String, Proto> places() {
        Proto bad = tensor("location", OUTSIDE, "length", "4");
        Proto sparse = new Proto().message(1, bad).message(2, Onnx.tensor("i", 7, new byte[8], 1));
        Proto indices = new Proto().message(1, Onnx.tensor("v", Onnx.FLOAT, new byte[4], 1)).message(2, bad);
        Proto graph = new Proto().message(5, bad);
        Proto constant = Onnx.node("", "Constant").message(5, new Proto().text(1, "value").message(5, bad));
        Proto nested = Onnx.node("", "If").message(5, new Proto().text(1, "then_branch").message(6, new Proto().message(1, constant)));
        Proto sound = Onnx.model(new Proto().message(1, Onnx.node("", "Relu", "x")));
        return Map.ofEntries(
                Map.entry("initialiser", Onnx.model(graph)),
                Map.entry("values of a sparse initialiser", Onnx.model(new Proto().message(15, sparse))),
                Map.entry("indices of a sparse initialiser", Onnx.model(new Proto().message(15, indices))),
                Map.entry("attribute", Onnx.model(new Proto().message(1, constant))),
                Map.entry("attribute that is a list", attribute(10, bad)),
                Map.entry("sparse attribute", attribute(22, sparse)),
                Map.entry("sparse attribute that is a list", attribute(23, sparse)),
                Map.entry("graph in an attribute", attribute(6, graph)),
                Map.entry("graphs in an attribute", attribute(11, graph)),
                Map.entry("node in a branch", Onnx.model(new Proto().message(1, nested))),
                Map.entry("node of a function", sound(25, new Proto().text(1, "F").message(7, constant))),
                Map.entry("default of a function", sound(25, new Proto().text(1, "F").message(11, new Proto().message(5, bad)))),
                Map.entry("training, first graph", sound(20, new Proto().message(1, graph))),
                Map.entry("training, second graph", sound(20, new Proto().message(2, graph))),
                Map.entry("second part of a graph", new Proto().message(7, new Proto()).bytes(0x7F, sound.toBytes()).message(7, graph).number(1, 8)));
    }

    private static Proto attribute(int field, Proto value) {
        return Onnx.model(new Proto().message(1, Onnx.node("", "X").message(5, new Proto().text(1, "a").message(field, value))));
    }

    private static Proto sound(int field, Proto value) {
        return Onnx.model(new Proto().message(1, Onnx.node("", "Relu", "x"))).message(field, value);
    }

    static Stream<String> placeNames() {
        return places().keySet().stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("placeNames")
    void a_reference_is_found_in(String place) {
        assertThat(findings(places().get(place)))
                .singleElement()
                .returns("EXTERNAL_DATA_OUTSIDE", Finding::code)
                .returns(Severity.ERROR, Finding::severity);
    }
}
