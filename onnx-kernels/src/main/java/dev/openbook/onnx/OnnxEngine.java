package dev.openbook.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import dev.openbook.failure.OpenbookException;
import dev.openbook.model.ModelContent;
import dev.openbook.onnx.failure.EngineFailures;
import dev.openbook.onnx.internal.decode.DecoderOpening;

/**
 * ONNX Runtime, ready to open graphs.
 *
 * <pre>{@code
 * try (OnnxEngine engine = OnnxEngine.open(OnnxSettings.standard(2));
 *      EncoderSession session = engine.openEncoder(content, "onnx/model.onnx")) {
 *     FloatTensor vectors = session.run(TokenBatch.of(List.of(new int[] {101, 7592, 102})));
 * }
 * }</pre>
 *
 * <p>The engine's environment is one per process and cannot be closed; what this object owns are the sessions opened
 * through it. {@link #close()} closes those still open, last one first. Its telemetry is switched off, and its log too: every
 * failure reaches the caller as an exception.
 *
 * <p>Close what runs before the process ends: ONNX Runtime's Java binding registers a hook that frees the environment when the
 * Java machine shuts down, and a run that is under way then crashes the process. A service stops taking requests and
 * closes its models first; a command line is better ended at once ({@code -Xrs}), as the samples' launcher does.
 *
 * <p>Thread-safe. Opening the first engine of a process unpacks native code into the temporary folder (about 0.2 s).
 */
public final class OnnxEngine implements AutoCloseable {
    private final OrtEnvironment environment;
    private final OnnxSettings settings;
    private final OpenSessions open = new OpenSessions();

    private OnnxEngine(OrtEnvironment environment, OnnxSettings settings) {
        this.environment = environment;
        this.settings = settings;
    }

    /**
     * Starts the engine.
     *
     * @throws OpenbookException with {@code ENGINE_FAILED} if it does not run on this machine, or is older than 1.28
     */
    public static OnnxEngine open(OnnxSettings settings) {
        try {
            OrtEnvironment environment = OrtEnvironment.getEnvironment();
            environment.setTelemetry(false);
            EngineVersion.require(environment.getVersion());
            return new OnnxEngine(environment, settings);
        } catch (OrtException | IllegalStateException | LinkageError e) {
            throw EngineFailures.starting(e);
        }
    }

    /** How graphs are run. */
    public OnnxSettings settings() {
        return settings;
    }

    /** Version of ONNX Runtime, such as {@code 1.28.0}. */
    public String version() {
        return environment.getVersion();
    }

    /**
     * Opens a graph that reads a whole text at once. What runs are the bytes of the content; the engine opens no file but
     * weights that lie beside the graph, which are checked to be unchanged before and after. A gap remains: whoever can
     * replace such a file and put it back within those moments is not noticed.
     *
     * <p>Costs some 50 milliseconds for 20 MB of weights, and their size in memory. The content may be closed afterwards.
     *
     * @param content an inspected model
     * @param graph path of the graph within it
     * @return the session, which the caller closes
     * @throws OpenbookException with {@code MODEL_DAMAGED}, {@code MODEL_UNSUPPORTED}, {@code MODEL_CHANGED} or
     *     {@code ENGINE_FAILED}; with {@code CLOSED} after closing
     */
    public EncoderSession openEncoder(ModelContent content, String graph) {
        open.requireOpen();
        EncoderSession session = SessionOpening.encoder(environment, settings, content, graph, open::forget);
        open.add(session, session::close);
        return session;
    }

    /**
     * Opens a graph of any kind, to be run by the names of its inputs and outputs; see {@link #openEncoder} for what is opened and
     * how it is checked. The content may be closed afterwards.
     *
     * @param content an inspected model
     * @param graph path of the graph within it
     * @return the session, which the caller closes
     * @throws OpenbookException as {@link #openEncoder} does
     */
    public TensorSession openTensors(ModelContent content, String graph) {
        open.requireOpen();
        TensorSession session = SessionOpening.tensors(environment, settings, content, graph, open::forget);
        open.add(session, session::close);
        return session;
    }

    /**
     * Opens a graph that writes text token by token; see {@link #openEncoder} for what is opened and how it is checked. A
     * few tokens are read in the ways in which texts will be, and must give the same numbers.
     *
     * <p>Costs what ONNX Runtime needs to load the graph and a few runs of it. The content may be closed afterwards.
     *
     * @param content an inspected model
     * @return the session, which the caller closes
     * @throws OpenbookException with {@code MODEL_DAMAGED}, {@code MODEL_UNSUPPORTED} (the message names what is missing), {@code
     *     MODEL_UNSAFE}, {@code MODEL_CHANGED}, {@code DEVICE_UNAVAILABLE} or {@code ENGINE_FAILED}; with {@code CLOSED} after closing
     */
    public DecoderSession openDecoder(ModelContent content, DecoderSettings decoder) {
        open.requireOpen();
        DecoderSession session = DecoderOpening.open(environment, settings, decoder, content, open::forget);
        open.add(session, session::close);
        return session;
    }

    /** Closes the sessions still open, last one first. Closing again does nothing. */
    @Override
    public void close() {
        open.close();
    }
}
