package dev.openbook.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.onnx.failure.EngineFailures;
import dev.openbook.onnx.internal.engine.TensorTransfer;
import dev.openbook.onnx.session.TensorDeclaration;
import dev.openbook.onnx.tensor.FloatTensor;
import dev.openbook.onnx.tensor.NumberTensor;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/**
 * An opened graph of any kind: tensors by name go in, tensors by name come out. For what is neither an encoder of text nor a
 * generator, such as a model that tells file types.
 *
 * <p>Thread-safe and bounded: at most {@link OnnxSettings#parallelRuns()} runs go side by side, others wait their turn. A run
 * costs what the graph computes, and copies its inputs and outputs once. Whoever opened it closes it; closing waits for runs that
 * are under way, and closing again does nothing.
 */
public final class TensorSession implements AutoCloseable {
    private final String graph;
    private final OrtEnvironment environment;
    private final OrtSession session;
    private final List<TensorDeclaration> inputs;
    private final List<TensorDeclaration> outputs;
    private final int places;
    private final Semaphore free;
    private final Consumer<TensorSession> whenClosed;
    private volatile boolean closed;

    TensorSession(
            String graph,
            OrtEnvironment environment,
            OrtSession session,
            List<TensorDeclaration> inputs,
            List<TensorDeclaration> outputs,
            int places,
            Consumer<TensorSession> whenClosed) {
        this.graph = graph;
        this.environment = environment;
        this.session = session;
        this.inputs = List.copyOf(inputs);
        this.outputs = List.copyOf(outputs);
        this.places = places;
        this.free = new Semaphore(places, true);
        this.whenClosed = whenClosed;
    }

    /** What the graph takes. */
    public List<TensorDeclaration> inputs() {
        return inputs;
    }

    /** What the graph gives. */
    public List<TensorDeclaration> outputs() {
        return outputs;
    }

    /**
     * Runs the graph.
     *
     * @param values a tensor for every input; whole numbers become 32 or 64 bits and floating point 32 or 16, as declared
     * @param wanted names of outputs of floating-point numbers, at least one
     * @return those outputs, in the order of {@code wanted}
     * @throws OpenbookException with {@code ARGUMENT_INVALID} if an input is missing, unknown or of another type or shape than
     *     declared, or an output is unknown; {@code CLOSED} after closing; {@code CANCELLED} if the thread is interrupted while it
     *     waits; {@code ENGINE_FAILED}
     */
    public Map<String, FloatTensor> run(Map<String, ? extends NumberTensor> values, List<String> wanted) {
        requireNames(values.keySet(), inputs, "takes");
        requireNames(wanted, outputs, "gives");
        if (wanted.isEmpty()) {
            throw invalid("No output was named. Name at least one of those that the graph " + graph + " gives.");
        }
        takePlace();
        Map<String, OnnxTensor> tensors = new LinkedHashMap<>();
        try {
            requireOpen();
            for (TensorDeclaration input : inputs) {
                tensors.put(input.name(), TensorTransfer.input(environment, graph, input, given(values, input)));
            }
            try (OrtSession.Result result = session.run(tensors, new LinkedHashSet<>(wanted))) {
                return TensorTransfer.outputs(graph, result, wanted);
            }
        } catch (OrtException e) {
            throw EngineFailures.running(graph, e);
        } finally {
            tensors.values().forEach(OnnxTensor::close);
            free.release();
        }
    }

    private NumberTensor given(Map<String, ? extends NumberTensor> values, TensorDeclaration input) {
        NumberTensor value = values.get(input.name());
        if (value == null) {
            throw invalid("The graph " + graph + " needs the input \"" + input.name() + "\", which was not given.");
        }
        return value;
    }

    private void requireNames(Iterable<String> names, List<TensorDeclaration> declared, String verb) {
        List<String> known = declared.stream().map(TensorDeclaration::name).toList();
        for (String name : names) {
            if (!known.contains(name)) {
                throw invalid("\"" + name + "\" was named, but the graph " + graph + " " + verb + " " + known + ".");
            }
        }
    }

    private void takePlace() {
        requireOpen();
        try {
            free.acquire();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OpenbookException(FailureCode.CANCELLED, "The run was cancelled while it waited for its turn.", e);
        }
    }

    private void requireOpen() {
        if (closed) {
            throw new OpenbookException(FailureCode.CLOSED, "The model is closed. Open it again.");
        }
    }

    private static OpenbookException invalid(String message) {
        return new OpenbookException(FailureCode.ARGUMENT_INVALID, message);
    }

    /** Waits for runs under way, then frees the graph. Not interruptible: what is native must not outlive its owner. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        free.acquireUninterruptibly(places);
        try {
            session.close();
        } catch (OrtException e) {
            throw EngineFailures.running(graph, e);
        } finally {
            free.release(places); // lets those who still wait find it closed
            whenClosed.accept(this);
        }
    }
}
