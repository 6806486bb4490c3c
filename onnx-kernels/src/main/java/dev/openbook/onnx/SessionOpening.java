package dev.openbook.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.openbook.model.ModelContent;
import dev.openbook.onnx.failure.EngineFailures;
import dev.openbook.onnx.internal.engine.Declarations;
import dev.openbook.onnx.internal.engine.EngineOptions;
import dev.openbook.onnx.internal.engine.GraphOpening;
import dev.openbook.onnx.session.EncoderSignature;
import java.util.function.Consumer;

/** Makes an encoder's session of a model's bytes, or leaves nothing behind. */
final class SessionOpening {
    private SessionOpening() {}

    static EncoderSession encoder(
            OrtEnvironment environment,
            OnnxSettings settings,
            ModelContent content,
            String graph,
            Consumer<EncoderSession> whenClosed) {
        OrtSession session = GraphOpening.open(environment, EngineOptions.of(settings), content, graph);
        try {
            EncoderSignature signature =
                    EncoderSignature.of(graph, Declarations.inputs(session), Declarations.outputs(session));
            return new EncoderSession(graph, environment, session, signature, settings.parallelRuns(), whenClosed);
        } catch (OrtException e) {
            throw GraphOpening.closing(session, EngineFailures.opening(graph, e));
        } catch (RuntimeException e) {
            throw GraphOpening.closing(session, e);
        }
    }

    static TensorSession tensors(
            OrtEnvironment environment,
            OnnxSettings settings,
            ModelContent content,
            String graph,
            Consumer<TensorSession> whenClosed) {
        OrtSession session = GraphOpening.open(environment, EngineOptions.of(settings), content, graph);
        try {
            return new TensorSession(
                    graph,
                    environment,
                    session,
                    Declarations.inputs(session),
                    Declarations.outputs(session),
                    settings.parallelRuns(),
                    whenClosed);
        } catch (OrtException e) {
            throw GraphOpening.closing(session, EngineFailures.opening(graph, e));
        }
    }
}
