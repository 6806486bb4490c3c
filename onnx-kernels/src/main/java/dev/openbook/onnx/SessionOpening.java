package dev.openbook.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import ai.onnxruntime.OrtSession.SessionOptions.OptLevel;
import ai.onnxruntime.TensorInfo;
import dev.openbook.model.ModelContent;
import dev.openbook.onnx.failure.EngineFailures;
import dev.openbook.onnx.session.EncoderSignature;
import dev.openbook.onnx.session.TensorDeclaration;
import dev.openbook.onnx.session.TensorDeclaration.Element;
import dev.openbook.provenance.GraphFacts;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.LongStream;

/** Makes a session of a model's bytes, or leaves nothing behind. */
final class SessionOpening {
    private SessionOpening() {}

    static EncoderSession encoder(
            OrtEnvironment environment,
            OnnxSettings settings,
            ModelContent content,
            String graph,
            Consumer<EncoderSession> whenClosed) {
        OrtSession session = open(environment, settings, content, graph);
        try {
            EncoderSignature signature = EncoderSignature.of(
                    graph,
                    declarations(session.getInputInfo().values()),
                    declarations(session.getOutputInfo().values()));
            return new EncoderSession(graph, environment, session, signature, settings.parallelRuns(), whenClosed);
        } catch (OrtException e) {
            throw closing(session, EngineFailures.opening(graph, e));
        } catch (RuntimeException e) {
            throw closing(session, e);
        }
    }

    private static OrtSession open(
            OrtEnvironment environment, OnnxSettings settings, ModelContent content, String graph) {
        ByteBuffer bytes = direct(content.bytes(graph));
        content.requireUnchanged();
        OrtSession session;
        try (SessionOptions options = new SessionOptions()) {
            configure(options, settings);
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

    private static void configure(SessionOptions options, OnnxSettings settings) throws OrtException {
        options.setIntraOpNumThreads(settings.intraOpThreads());
        options.setInterOpNumThreads(1);
        options.setCPUArenaAllocator(settings.arena());
        options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
        options.addConfigEntry("session.intra_op.allow_spinning", settings.spinning() ? "1" : "0");
        options.setOptimizationLevel(
                switch (settings.optimisation()) {
                    case NONE -> OptLevel.NO_OPT;
                    case BASIC -> OptLevel.BASIC_OPT;
                    case EXTENDED -> OptLevel.EXTENDED_OPT;
                    case ALL -> OptLevel.ALL_OPT;
                });
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

    private static List<TensorDeclaration> declarations(Collection<NodeInfo> nodes) {
        return nodes.stream().map(SessionOpening::declaration).toList();
    }

    private static TensorDeclaration declaration(NodeInfo node) {
        if (node.getInfo() instanceof TensorInfo tensor) {
            return new TensorDeclaration(
                    node.getName(), element(tensor.type), LongStream.of(tensor.getShape()).boxed().toList());
        }
        return new TensorDeclaration(node.getName(), Element.OTHER, List.of());
    }

    private static Element element(OnnxJavaType type) {
        return switch (type) {
            case INT32 -> Element.INT32;
            case INT64 -> Element.INT64;
            case FLOAT, FLOAT16, BFLOAT16 -> Element.FLOAT;
            default -> Element.OTHER;
        };
    }

    private static RuntimeException closing(OrtSession session, RuntimeException failure) {
        try {
            session.close();
        } catch (OrtException e) {
            failure.addSuppressed(e);
        }
        return failure;
    }
}
