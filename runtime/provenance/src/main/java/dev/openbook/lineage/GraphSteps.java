package dev.openbook.lineage;

import dev.openbook.provenance.Fact;
import dev.openbook.provenance.GraphFacts;
import dev.openbook.provenance.LineageStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What an ONNX graph shows of how it was made: which program wrote it, and whether weights were brought to fewer bits.
 *
 * <p>A program writes its name over that of the one before it, so a quantised graph seldom tells who converted it.
 */
final class GraphSteps {
    /** Names that quantisers leave: ONNX Runtime's, Intel's, Microsoft Olive's. */
    private static final Set<String> QUANTIZERS = Set.of("onnx.quantize", "neural_compressor", "olive", "onnx.quant", "quark.onnx");
    /** Left in the metadata by ONNX Runtime's quantisation tool, whoever is named as producer. */
    private static final Set<String> RUNTIME_QUANTIZER = Set.of("onnxruntime.quant");

    private final GraphFacts graph;

    private GraphSteps(GraphFacts graph) {
        this.graph = graph;
    }

    /** What was done to make a graph, first step first. */
    static List<Fact<LineageStep>> read(GraphFacts graph) {
        GraphSteps steps = new GraphSteps(graph);
        List<Fact<LineageStep>> done = new ArrayList<>();
        done.add(steps.conversion());
        if (!graph.quantization().isEmpty()) {
            done.add(steps.quantization());
        }
        return done;
    }

    private Fact<LineageStep> conversion() {
        String producer = graph.producer().strip();
        boolean unnamed = producer.isEmpty() || isQuantizer(producer);
        String opset = graph.opsets().containsKey("ai.onnx") ? "opset " + graph.opsets().get("ai.onnx") : "";
        LineageStep step = new LineageStep("converted", unnamed ? "" : producer, opset);
        if (!unnamed) {
            return Fact.stated(step, graph.file(), "The graph names the program that wrote it.");
        }
        return Fact.inferred(
                step,
                graph.file(),
                producer.isEmpty()
                        ? "It is an ONNX graph, and does not name the program that wrote it."
                        : "It is an ONNX graph; its quantiser wrote its own name in place of the program that converted it.");
    }

    private Fact<LineageStep> quantization() {
        String schemes = String.join(", ", graph.quantization());
        String producer = graph.producer().strip();
        if (isQuantizer(producer)) {
            return Fact.measured(
                    new LineageStep("quantized", producer, schemes),
                    graph.file(),
                    "The graph holds these operators, and names the program that put them there. " + types());
        }
        String tool = graph.metadata().values().stream().anyMatch(RUNTIME_QUANTIZER::contains) ? "onnxruntime" : "";
        return Fact.measured(
                new LineageStep("quantized", tool, schemes),
                graph.file(),
                (tool.isEmpty()
                        ? "The graph holds these operators; it does not say who put them there. "
                        : "The graph holds these operators, and its metadata names the program that put them there. ")
                        + types());
    }

    private static boolean isQuantizer(String producer) {
        String name = producer.toLowerCase(Locale.ROOT);
        return QUANTIZERS.stream().anyMatch(name::startsWith);
    }

    /** Weights by element type, largest number first. */
    private String types() {
        return graph.dataTypes().entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .map(type -> String.format(Locale.ROOT, "%,d %s", type.getValue(), type.getKey()))
                .collect(Collectors.joining(", ", "Weights: ", "."));
    }
}
