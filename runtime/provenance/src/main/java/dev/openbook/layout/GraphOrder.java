package dev.openbook.layout;

import java.util.Comparator;

/**
 * The order in which a folder's graphs are tried where nothing names one: {@code model.onnx} (full precision), {@code
 * model_quantized.onnx} (8 bit, what transformers.js takes by default), other variants {@code model_*.onnx}, {@code
 * decoder_model_merged.onnx}, everything else; within these the one nearer to the root, then by path.
 */
final class GraphOrder {
    private GraphOrder() {}

    static Comparator<String> usual() {
        return Comparator.comparingInt(GraphOrder::rank)
                .thenComparingLong(path -> path.chars().filter(c -> c == '/').count())
                .thenComparing(Comparator.naturalOrder());
    }

    private static int rank(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        return switch (name) {
            case "model.onnx" -> 0;
            case "model_quantized.onnx" -> 1;
            case "decoder_model_merged.onnx" -> 3;
            default -> name.startsWith("model_") ? 2 : 4;
        };
    }
}
