package dev.openbook.embed;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.internal.encode.BatchRunner;
import dev.openbook.internal.encode.EncoderBatches;
import dev.openbook.internal.encode.EncoderInput;
import dev.openbook.onnx.EncoderSession;
import dev.openbook.onnx.pooling.Pooling;
import dev.openbook.onnx.pooling.UnitLength;
import dev.openbook.onnx.tensor.FloatTensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Runs windows and makes one vector of each, normalised if the model asks for it. Thread-safe. */
final class WindowVectors implements BatchRunner<float[]> {
    private static final int TOKEN_VECTORS = 3;
    private static final int READY_VECTORS = 2;

    private final EncoderSession session;
    private final Pooling pooling;
    private final List<DenseLayer> layers;
    private final boolean normalise;

    private WindowVectors(EncoderSession session, EmbeddingSettings settings) {
        this.session = session;
        this.pooling = settings.pooling(session.takesCache());
        this.layers = settings.denseLayers();
        this.normalise = settings.normalise();
    }

    /** Whether the graph gives a vector for each text, so that pooling and what follows it happen there. */
    static boolean ready(EncoderSession session) {
        return session.outputShape().size() == READY_VECTORS;
    }

    /**
     * Checks that the graph gives vectors.
     *
     * @throws OpenbookException with {@code MODEL_UNSUPPORTED} if it gives scores, or lacks steps that its files ask for
     */
    static WindowVectors over(EncoderSession session, EmbeddingSettings settings) {
        String output = session.outputName();
        if (output.contains("logits")) {
            throw unsupported("gives scores (" + output + "), as rerankers, classifiers and text generators do, not vectors."
                    + " Choose an embedding model.");
        }
        int rank = session.outputShape().size();
        if (rank != READY_VECTORS && rank != TOKEN_VECTORS) {
            throw unsupported("gives an output (" + output + ") of " + rank + " dimensions; a vector per token or per text"
                    + " is needed. Choose an embedding model.");
        }
        if (rank == TOKEN_VECTORS && !settings.unknownModules().isEmpty()) {
            throw unsupported("asks for steps that are not supported here (" + settings.unknownModules()
                    + "). Choose an export whose graph contains them and gives sentence_embedding.");
        }
        return new WindowVectors(session, settings);
    }

    @Override
    public List<float[]> run(List<EncoderInput> run) {
        FloatTensor output = session.run(EncoderBatches.of(run));
        int dimensions = output.lastDimension();
        boolean perToken = output.rank() == TOKEN_VECTORS;
        List<float[]> vectors = new ArrayList<>(run.size());
        for (int row = 0; row < run.size(); row++) {
            int tokens = run.get(row).ids().length;
            int from = row * EncoderBatches.rowLength(output, perToken ? tokens * dimensions : dimensions);
            float[] vector = perToken
                    ? projected(pooling.apply(output.values(), from, tokens, dimensions))
                    : Arrays.copyOfRange(output.values(), from, from + dimensions);
            if (normalise) {
                UnitLength.normalise(vector);
            }
            EncoderBatches.requireFinite(vector);
            vectors.add(vector);
        }
        return vectors;
    }

    private float[] projected(float[] pooled) {
        float[] vector = pooled;
        for (DenseLayer layer : layers) {
            if (vector.length != layer.inputs()) {
                throw unsupported("gives vectors of " + vector.length + " numbers, but its files project those of " + layer.inputs()
                        + ". Choose an export that fits its configuration.");
            }
            vector = layer.apply(vector);
        }
        return vector;
    }

    private static OpenbookException unsupported(String what) {
        return new OpenbookException(FailureCode.MODEL_UNSUPPORTED, "The model " + what);
    }
}
