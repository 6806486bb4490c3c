package dev.openbook.layout;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.value.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The variants in which a model's graph is published side by side. A variant has the name that transformers.js gives its
 * element type ({@code fp32}, {@code fp16}, {@code q8}, {@code int8}, {@code q4}, {@code q4f16}, {@code bnb4} …, see <a
 * href="https://github.com/huggingface/transformers.js/blob/main/packages/transformers/src/utils/dtypes.js">dtypes.js</a>),
 * or any other suffix that a graph's file name has behind its first part: {@code fp32} is {@code model.onnx}, {@code q8} is
 * {@code model_quantized.onnx}, and {@code X} is {@code model_X.onnx}.
 *
 * @param graphs paths of all graphs, in their usual order
 */
record GraphVariants(List<String> graphs) {
    /** First parts of file names, the one to take first. */
    private static final List<String> NAMES = List.of("model", "decoder_model_merged", "decoder_model");

    private static final String FULL = "fp32";
    private static final int MOST_LISTED = 20;

    /** The graph that a variant, a path or a file name means. */
    Optional<String> find(String variant) {
        return file(variant).or(() -> NAMES.stream().flatMap(name -> find(name, variant).stream()).findFirst());
    }

    /** The graph of this path or file name, which may be given without {@code .onnx}. */
    Optional<String> file(String named) {
        return graphs.stream()
                .filter(named::equals)
                .findFirst()
                .or(() -> graphs.stream().filter(graph -> ModelPath.file(graph).equals(named)).findFirst())
                .or(() -> graphs.stream().filter(graph -> ModelPath.stem(graph).equals(named)).findFirst());
    }

    private Optional<String> find(String name, String variant) {
        String stem = name + suffix(variant);
        return graphs.stream().filter(graph -> ModelPath.stem(graph).equals(stem)).findFirst();
    }

    private static String suffix(String variant) {
        return switch (variant) {
            case FULL -> "";
            case "q8" -> "_quantized";
            default -> "_" + variant;
        };
    }

    /**
     * The graph that {@code transformers.js_config} in {@code config.json} recommends, if it recommends one and that is here:
     * {@code dtype} is one variant for all graphs, or one for each name.
     */
    Optional<String> recommended(Json config) {
        Optional<Json> type = Members.member(config, "transformers.js_config").flatMap(js -> Members.member(js, "dtype"));
        return NAMES.stream().flatMap(name -> type.stream().flatMap(json -> recommended(name, json).stream())).findFirst();
    }

    private Optional<String> recommended(String name, Json type) {
        return Members.text(type)
                .or(() -> Members.member(type, name).flatMap(Members::text))
                .flatMap(variant -> find(name, variant));
    }

    /** The graphs with one of them put first. */
    List<String> withFirst(String first) {
        List<String> ordered = new ArrayList<>(graphs);
        ordered.remove(first);
        ordered.addFirst(first);
        return ordered;
    }

    /** What to say where a variant is not there. */
    OpenbookException missing(String variant) {
        String there = graphs.isEmpty() ? "There is no ONNX graph here at all." : "There are: " + listed() + ".";
        return new OpenbookException(
                FailureCode.MODEL_MISSING,
                "There is no variant \"" + variant + "\" of this model. " + there
                        + " Name one of them, by its word or by its file, or fetch the variant from the model's publisher.");
    }

    /** What to say where a variant is asked for and the folder's configuration names the graph. */
    OpenbookException named(String variant) {
        return new OpenbookException(
                FailureCode.MODEL_MISSING,
                "There is no variant \"" + variant + "\" of this model: genai_config.json names its graph. Leave the variant out,"
                        + " or name one of the files that are here: " + listed() + ".");
    }

    private String listed() {
        String some = graphs.stream().limit(MOST_LISTED).map(GraphVariants::described).collect(Collectors.joining(", "));
        return graphs.size() > MOST_LISTED ? some + " and " + (graphs.size() - MOST_LISTED) + " more" : some;
    }

    /** The word that means a graph, and the graph. */
    private static String described(String graph) {
        String stem = ModelPath.stem(graph);
        for (String name : NAMES) {
            if (stem.equals(name)) {
                return FULL + " (" + graph + ")";
            }
            if (stem.equals(name + "_quantized")) {
                return "q8 (" + graph + ")";
            }
            if (stem.startsWith(name + "_")) {
                return stem.substring(name.length() + 1) + " (" + graph + ")";
            }
        }
        return graph;
    }
}
