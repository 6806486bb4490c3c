package dev.openbook.onnx.internal.engine;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import dev.openbook.model.ModelContent;
import dev.openbook.onnx.failure.EngineFailures;
import dev.openbook.provenance.GraphFacts;
import dev.openbook.provenance.TensorFacts;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Makes a session of a model's bytes, or leaves nothing behind. */
public final class GraphOpening {
    private static final Pattern RARE_FORMAT = Pattern.compile("bfloat16|float[468]e.*");

    private GraphOpening() {}

    /** Opens a graph of an inspected model. The caller closes it. */
    public static OrtSession open(
            OrtEnvironment environment, EngineOptions wanted, ModelContent content, String graph) {
        ByteBuffer bytes = direct(content.bytes(graph));
        content.requireUnchanged();
        OrtSession session;
        try (SessionOptions options = new SessionOptions();
                WeightsFolder weights = WeightsFolder.of(content, graph)) {
            wanted.apply(options);
            if (weights.path().isPresent()) {
                options.addConfigEntry(
                        "session.model_external_initializers_file_folder_path", weights.path().get().toString());
            }
            session = environment.createSession(bytes, options);
        } catch (OrtException e) {
            throw EngineFailures.opening(graph, wanted.settings().device().provider(), rareFormats(content, graph), e);
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

    private static Optional<GraphFacts> facts(ModelContent content, String graph) {
        return content.provenance().graph().filter(facts -> facts.file().equals(graph));
    }

    /** Number formats that many devices, the processor among them, have few operations for. */
    private static List<String> rareFormats(ModelContent content, String graph) {
        return facts(content, graph).stream()
                .flatMap(facts -> Stream.of(
                                facts.inputs().stream().map(TensorFacts::dataType),
                                facts.outputs().stream().map(TensorFacts::dataType),
                                facts.dataTypes().keySet().stream())
                        .flatMap(types -> types))
                .filter(type -> RARE_FORMAT.matcher(type).matches())
                .distinct()
                .sorted()
                .toList();
    }

    /** The engine reads direct memory only: mapped files are that already, bytes out of a jar are copied for the moment. */
    private static ByteBuffer direct(ByteBuffer bytes) {
        if (bytes.isDirect()) {
            return bytes;
        }
        return ByteBuffer.allocateDirect(bytes.remaining()).put(bytes).flip();
    }
}
