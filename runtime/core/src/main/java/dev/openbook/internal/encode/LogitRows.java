package dev.openbook.internal.encode;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.onnx.EncoderSession;
import dev.openbook.onnx.session.TensorDeclaration;
import dev.openbook.onnx.tensor.FloatTensor;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Reads the logits of rows: one number for each class of a text, or of each token of a text. Thread-safe.
 *
 * @param session runs the graph
 * @param output the output with the logits
 * @param perToken whether each token has its own: then those of a row stand one token behind the other, special ones included
 */
public record LogitRows(EncoderSession session, String output, boolean perToken) implements BatchRunner<float[]> {
    private static final String LOGITS = "logits";

    /**
     * Finds the output with the logits.
     *
     * @param kind what kind of model is wanted, for messages
     * @throws OpenbookException with {@code MODEL_UNSUPPORTED} if there is none, or of the other kind
     */
    public static LogitRows of(EncoderSession session, boolean perToken, String kind) {
        List<TensorDeclaration> outputs = session.outputs();
        TensorDeclaration logits = outputs.stream()
                .filter(output -> output.name().equals(LOGITS))
                .findFirst()
                .orElseThrow(() -> unsupported(
                        "gives no logits, but " + outputs.stream().map(TensorDeclaration::name).toList(), kind));
        requireKind(logits.shape().size(), perToken, kind);
        return new LogitRows(session, logits.name(), perToken);
    }

    @Override
    public List<float[]> run(List<EncoderInput> rows) {
        FloatTensor logits = session.run(EncoderBatches.of(rows), List.of(output)).getFirst();
        int classes = perToken ? logits.lastDimension() : logits.values().length / rows.size();
        return IntStream.range(0, rows.size())
                .mapToObj(row -> EncoderBatches.row(logits, row, perToken ? rows.get(row).ids().length * classes : classes))
                .toList();
    }

    private static void requireKind(int rank, boolean perToken, String kind) {
        if (perToken && rank < 3) {
            throw unsupported("gives numbers for a text as a whole, not for each of its tokens", kind);
        }
        if (!perToken && rank > 2) {
            throw unsupported("gives numbers for each token of a text, not for the text as a whole", kind);
        }
    }

    private static OpenbookException unsupported(String what, String kind) {
        return new OpenbookException(
                FailureCode.MODEL_UNSUPPORTED, "The model " + what + ", so it is no " + kind + ". Choose a " + kind + ".");
    }
}
