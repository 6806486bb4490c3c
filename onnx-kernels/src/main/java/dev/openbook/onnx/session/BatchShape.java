package dev.openbook.onnx.session;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import java.util.List;
import java.util.OptionalInt;

/**
 * The shape that a graph declares for its inputs: how many texts, and how many tokens each. Most graphs leave both open.
 *
 * @param rows how many texts every run takes; empty if that varies
 * @param width how many tokens every text has, padding included; empty if that varies
 */
public record BatchShape(OptionalInt rows, OptionalInt width) {
    private static final int RANK = 2;

    /** Both vary. */
    public static BatchShape open() {
        return new BatchShape(OptionalInt.empty(), OptionalInt.empty());
    }

    /**
     * Reads declarations.
     *
     * @param graph path of the graph within the model, for messages
     * @param inputs inputs of whole numbers, one row per text and one column per token
     * @throws OpenbookException with {@code MODEL_UNSUPPORTED} if they have another rank or contradict each other
     */
    static BatchShape of(String graph, List<TensorDeclaration> inputs) {
        BatchShape common = open();
        for (TensorDeclaration input : inputs) {
            List<Long> shape = input.shape();
            if (shape.size() != RANK) {
                throw unsupported(graph, "takes \"" + input.name() + "\" with " + shape.size()
                        + " dimensions, where one row per text and one column per token are known here");
            }
            common = new BatchShape(
                    agreed(graph, common.rows(), length(graph, shape.get(0))),
                    agreed(graph, common.width(), length(graph, shape.get(1))));
        }
        return common;
    }

    private static OptionalInt length(String graph, long declared) {
        if (declared > Integer.MAX_VALUE || declared == 0) {
            throw unsupported(graph, "declares an input of " + declared + " rows or columns");
        }
        return declared < 0 ? OptionalInt.empty() : OptionalInt.of((int) declared);
    }

    private static OptionalInt agreed(String graph, OptionalInt one, OptionalInt other) {
        if (one.isPresent() && other.isPresent() && one.getAsInt() != other.getAsInt()) {
            throw unsupported(graph, "declares inputs of different shapes (" + one.getAsInt() + " and " + other.getAsInt() + ")");
        }
        return one.isPresent() ? one : other;
    }

    private static OpenbookException unsupported(String graph, String what) {
        return new OpenbookException(
                FailureCode.MODEL_UNSUPPORTED,
                "The graph " + graph + " " + what + ". Choose an export whose inputs are batches of token ids.");
    }
}
