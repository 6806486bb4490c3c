package dev.openbook.onnx.internal.engine;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import dev.openbook.model.ModelContent;
import dev.openbook.onnx.failure.EngineFailures;
import dev.openbook.provenance.GraphFacts;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Optional;

/** Makes a session of a model's bytes, or leaves nothing behind. */
public final class GraphOpening {
    private GraphOpening() {}

    /** Opens a graph of an inspected model. The caller closes it. */
    public static OrtSession open(
            OrtEnvironment environment, EngineOptions wanted, ModelContent content, String graph) {
        ByteBuffer bytes = direct(content.bytes(graph));
        content.requireUnchanged();
        OrtSession session;
        try (SessionOptions options = new SessionOptions()) {
            wanted.apply(options);
            Optional<Path> weights = weightsFolder(content, graph);
            if (weights.isPresent()) {
                options.addConfigEntry(
                        "session.model_external_initializers_file_folder_path", weights.get().toString());
            }
            session = environment.createSession(bytes, options);
        } catch (OrtException e) {
            throw EngineFailures.opening(graph, e);
        }
        try {
            content.requireUnchanged();
            return session;
        } catch (RuntimeException e) {
            throw closing(session, e);
        }
    }

    /** Closes a session that something went wrong with. */
    public static RuntimeException closing(OrtSession session, RuntimeException failure) {
        try {
            session.close();
        } catch (OrtException e) {
            failure.addSuppressed(e);
        }
        return failure;
    }

    /** The folder of the graph itself: paths of external weights are relative to it, as the ONNX format defines. */
    private static Optional<Path> weightsFolder(ModelContent content, String graph) {
        Optional<GraphFacts> facts = content.provenance().graph();
        if (facts.isPresent() && facts.get().file().equals(graph) && facts.get().externalFiles().isEmpty()) {
            return Optional.empty();
        }
        return content.folder().map(folder -> {
            Path parent = folder.resolve(graph).getParent();
            return (parent == null ? folder : parent).toAbsolutePath();
        });
    }

    /** The engine reads direct memory only: mapped files are that already, bytes out of a jar are copied for the moment. */
    private static ByteBuffer direct(ByteBuffer bytes) {
        if (bytes.isDirect()) {
            return bytes;
        }
        return ByteBuffer.allocateDirect(bytes.remaining()).put(bytes).flip();
    }
}
