package dev.openbook.onnx;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.onnx.session.EncoderSignature;
import dev.openbook.onnx.tensor.TokenBatch;

/** Checks that a graph can take the texts of a batch. */
final class BatchFit {
    private BatchFit() {}

    /**
     * Checks lengths.
     *
     * @throws OpenbookException with {@code ARGUMENT_INVALID} that says what the graph takes
     */
    static void require(String graph, EncoderSignature signature, TokenBatch batch) {
        boolean masks = signature.masksPadding();
        int width = batch.width();
        int fixed = signature.shape().width().orElse(width);
        if (width > fixed) {
            throw invalid("The graph " + graph + " was exported for texts of " + fixed + " tokens, and one of " + width
                    + " was given. Split the text, or choose an export whose length varies.");
        }
        if (!masks && batch.ragged()) {
            throw invalid("The graph " + graph + " takes no mask, so texts of different lengths cannot share a run. Run them"
                    + " one by one.");
        }
        if (!masks && width < fixed) {
            throw invalid("The graph " + graph + " was exported for texts of exactly " + fixed + " tokens and takes no mask, so a"
                    + " text of " + width + " cannot be padded. Choose an export whose length varies.");
        }
        if ((long) batch.rows() * fixed > TokenBatch.MAX_TOKENS) {
            throw invalid("A batch of " + batch.rows() + " texts was given, which the graph " + graph + " reads at " + fixed
                    + " tokens each; at most " + TokenBatch.MAX_TOKENS + " tokens fit into a run. Give fewer texts at once.");
        }
    }

    private static OpenbookException invalid(String message) {
        return new OpenbookException(FailureCode.ARGUMENT_INVALID, message);
    }
}
