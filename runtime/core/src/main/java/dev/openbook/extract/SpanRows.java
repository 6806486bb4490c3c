package dev.openbook.extract;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.internal.encode.BatchRunner;
import dev.openbook.internal.encode.EncoderBatches;
import dev.openbook.internal.encode.EncoderInput;
import dev.openbook.onnx.EncoderSession;
import dev.openbook.onnx.session.TensorDeclaration;
import dev.openbook.onnx.tensor.FloatTensor;
import java.util.List;
import java.util.stream.IntStream;

/** Reads beginnings and ends of answers, both from one run of the graph. Thread-safe. */
record SpanRows(EncoderSession session) implements BatchRunner<SpanLogits> {
    private static final List<String> OUTPUTS = List.of("start_logits", "end_logits");
    private static final int RANK = 2;

    /**
     * Checks that the graph marks answers.
     *
     * @throws OpenbookException with {@code MODEL_UNSUPPORTED} if it does not
     */
    static SpanRows of(EncoderSession session) {
        List<TensorDeclaration> outputs = session.outputs();
        long found = outputs.stream()
                .filter(output -> OUTPUTS.contains(output.name()) && output.shape().size() == RANK)
                .count();
        if (found < OUTPUTS.size()) {
            throw new OpenbookException(
                    FailureCode.MODEL_UNSUPPORTED,
                    "The model gives " + outputs.stream().map(TensorDeclaration::name).toList()
                            + ", so it is no extractive reader, which gives start_logits and end_logits for each token. Choose a"
                            + " model for question answering.");
        }
        return new SpanRows(session);
    }

    @Override
    public List<SpanLogits> run(List<EncoderInput> rows) {
        List<FloatTensor> outputs = session.run(EncoderBatches.of(rows), OUTPUTS);
        return IntStream.range(0, rows.size())
                .mapToObj(row -> {
                    int tokens = rows.get(row).ids().length;
                    return new SpanLogits(
                            EncoderBatches.row(outputs.get(0), row, tokens), EncoderBatches.row(outputs.get(1), row, tokens));
                })
                .toList();
    }
}
