package dev.openbook.onnx.internal.decode;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.onnx.failure.EngineFailures;
import dev.openbook.onnx.internal.cache.KeyValueCache;
import dev.openbook.onnx.internal.decode.LogitsShape.Positions;
import dev.openbook.onnx.internal.engine.Declarations;
import dev.openbook.onnx.session.DecoderSignature;
import dev.openbook.onnx.session.DecoderSignature.Switch;
import java.nio.FloatBuffer;
import java.util.Set;

/**
 * The first run of a decoder, which shows what its logits look like: declarations leave that open more often than not.
 *
 * @param shape of the logits
 * @param last logits after the last token
 */
@SuppressWarnings("ArrayRecordComponent") // used at once, by one
record FirstRun(LogitsShape shape, float[] last) {

    /**
     * Reads the tokens at once.
     *
     * @param cache empty; holds the tokens afterwards
     * @throws OpenbookException with {@code MODEL_UNSUPPORTED} if the graph does not run as it declares
     */
    static FirstRun of(OpenedDecoder decoder, int[] tokens, KeyValueCache cache) {
        OpenedGraph graph = decoder.begins();
        DecoderSignature signature = graph.signature();
        try (RunInputs run = new RunInputs(decoder.environment(), decoder.ones(), signature, tokens.length)) {
            run.fill(tokens, 0, tokens.length, 0, tokens.length);
            cache.bind(tokens.length, signature.readsPast(), run.inputs(), run.outputs());
            Set<String> wanted = Set.of(signature.logits().name());
            try (OrtSession.Result result = graph.session().run(run.inputs(), wanted, run.outputs())) {
                cache.commit(tokens.length);
                if (!(result.get(signature.logits().name()).orElse(null) instanceof OnnxTensor logits)) {
                    throw unsupported(graph, "gives no tensor of logits");
                }
                return of(graph, logits, tokens.length);
            }
        } catch (OrtException e) {
            throw EngineFailures.runningFirst(graph.path(), e);
        }
    }

    private static FirstRun of(OpenedGraph graph, OnnxTensor logits, int count) {
        long[] dimensions = logits.getInfo().getShape();
        int rank = dimensions.length;
        if (rank < 2 || rank > 3 || dimensions[0] != 1) {
            throw unsupported(graph, "gives its logits in a shape that is not known here");
        }
        int vocabulary = Math.toIntExact(dimensions[rank - 1]);
        int rows = rank == 2 ? 1 : Math.toIntExact(dimensions[1]);
        if ((rows != 1 && rows != count) || vocabulary < 2) {
            throw unsupported(graph, "gives logits for " + rows + " of " + count + " tokens");
        }
        FloatBuffer values = logits.getFloatBuffer(); // a copy; half precision is widened
        float[] last = new float[vocabulary];
        values.get((rows - 1) * vocabulary, last);
        boolean asked = rows == count && graph.signature().switches().containsKey(Switch.LOGITS_TO_KEEP);
        Positions which = rows == 1 ? Positions.LAST : asked ? Positions.AS_ASKED : Positions.ALL;
        return new FirstRun(new LogitsShape(vocabulary, Declarations.element(logits.getInfo().type), rank, which), last);
    }

    private static OpenbookException unsupported(OpenedGraph graph, String what) {
        return new OpenbookException(
                FailureCode.MODEL_UNSUPPORTED,
                "The graph " + graph.path() + " " + what + ". Choose another export of the model.");
    }
}
