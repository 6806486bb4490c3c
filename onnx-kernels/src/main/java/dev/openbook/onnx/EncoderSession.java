package dev.openbook.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.onnx.failure.EngineFailures;
import dev.openbook.onnx.session.EncoderSignature;
import dev.openbook.onnx.session.TensorDeclaration;
import dev.openbook.onnx.tensor.FloatTensor;
import dev.openbook.onnx.tensor.TokenBatch;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * An opened graph that reads a whole text at once.
 *
 * <p>Thread-safe and bounded: at most {@link OnnxSettings#parallelRuns()} runs go side by side, others wait their turn.
 * Costs the graph's weights in memory, and up to a mebibyte for each input and for each output that is read, in every place to
 * run; a run costs what the graph computes, and copies its outputs once. Whoever opened it closes it; closing waits for runs
 * that are under way, and closing again does nothing.
 *
 * <p>Graphs whose inputs have a fixed shape are run in it: texts are padded to a fixed length, lists are split into runs of a
 * fixed number of texts. Embedding models that descend from text generators, and take a cache of keys and values, get an empty one.
 */
public final class EncoderSession implements AutoCloseable {
    private final String graph;
    private final OrtEnvironment environment;
    private final OrtSession session;
    private final EncoderSignature signature;
    private final int slots;
    /** Free places to run, the last one used on top: its memory is the warmest, and as few as are needed grow. */
    private final BlockingDeque<EncoderRun> free;

    private final Consumer<EncoderSession> whenClosed;
    private volatile boolean closed;

    EncoderSession(
            String graph,
            OrtEnvironment environment,
            OrtSession session,
            EncoderSignature signature,
            int slots,
            Consumer<EncoderSession> whenClosed) {
        this.graph = graph;
        this.environment = environment;
        this.session = session;
        this.signature = signature;
        this.slots = slots;
        this.free = new LinkedBlockingDeque<>(slots);
        this.whenClosed = whenClosed;
        for (int i = 0; i < slots; i++) {
            free.add(place());
        }
    }

    /**
     * Name of the output that {@link #run(TokenBatch)} reads: {@code sentence_embedding} if there is one, else token vectors,
     * else the first.
     */
    public String outputName() {
        return signature.output().name();
    }

    /** Declared shape of that output, -1 where it varies. */
    public List<Long> outputShape() {
        return signature.output().shape();
    }

    /** What the graph gives in numbers of half or single precision, in its order. */
    public List<TensorDeclaration> outputs() {
        return signature.outputs();
    }

    /** Whether texts of different lengths may share a batch: whether the graph takes a mask. */
    public boolean masksPadding() {
        return signature.masksPadding();
    }

    /** Whether the graph takes a cache of earlier tokens, as models do in which a token sees none that follow it. */
    public boolean takesCache() {
        return !signature.caches().isEmpty();
    }

    /** How many tokens a text has at most, if the graph was exported for one length; empty if it takes any. */
    public OptionalInt fixedLength() {
        return signature.shape().width();
    }

    /**
     * Runs the graph, and reads the output {@link #outputName()}.
     *
     * @param batch the texts; of equal length if the graph takes no mask
     * @return the output; its first dimension is the rows of the batch, in order
     * @throws OpenbookException with {@code CLOSED} after closing; {@code CANCELLED} if the thread is interrupted before its
     *     turn; {@code ARGUMENT_INVALID} if the graph cannot take texts of these lengths; {@code MODEL_DAMAGED} if it has no entry
     *     for a token; {@code ENGINE_FAILED}
     */
    public FloatTensor run(TokenBatch batch) {
        return runWanted(batch, List.of(signature.output())).getFirst();
    }

    /**
     * Runs the graph once, and reads several outputs.
     *
     * @param batch the texts; of equal length if the graph takes no mask
     * @param outputs names of the outputs; the graph computes no others
     * @return one output per name, in their order. Where an output has one entry per token, there are as many as the longest text
     *     has, or as {@link #fixedLength()} says
     * @throws OpenbookException as {@link #run(TokenBatch)}; {@code MODEL_UNSUPPORTED} if the graph has no such output
     */
    public List<FloatTensor> run(TokenBatch batch, List<String> outputs) {
        return runWanted(batch, outputs.stream().map(this::output).toList());
    }

    private TensorDeclaration output(String name) {
        for (TensorDeclaration output : signature.outputs()) {
            if (output.name().equals(name)) {
                return output;
            }
        }
        throw new OpenbookException(
                FailureCode.MODEL_UNSUPPORTED,
                "The graph " + graph + " gives no output \"" + name + "\" in half or single precision. It gives "
                        + signature.outputs().stream().map(TensorDeclaration::name).toList() + ".");
    }

    private List<FloatTensor> runWanted(TokenBatch batch, List<TensorDeclaration> wanted) {
        BatchFit.require(graph, signature, batch);
        OptionalInt rows = signature.shape().rows();
        if (rows.isEmpty() || rows.getAsInt() == batch.rows()) {
            return runOnce(batch, wanted);
        }
        List<List<FloatTensor>> runs = new ArrayList<>();
        for (TokenBatch run : FixedRows.runs(batch, rows.getAsInt())) {
            runs.add(runOnce(run, wanted));
        }
        return IntStream.range(0, wanted.size())
                .mapToObj(i -> FixedRows.joined(runs.stream().map(run -> run.get(i)).toList(), batch.rows()))
                .toList();
    }

    private List<FloatTensor> runOnce(TokenBatch batch, List<TensorDeclaration> wanted) {
        EncoderRun place = takeTurn();
        try {
            requireOpen();
            return place.run(batch, wanted);
        } catch (OrtException e) {
            throw EngineFailures.running(graph, e);
        } finally {
            free.push(place);
        }
    }

    private EncoderRun place() {
        return new EncoderRun(environment, session, signature);
    }

    private EncoderRun takeTurn() {
        requireOpen();
        try {
            if (Thread.interrupted()) { // the queue looks only where it has to wait
                throw new InterruptedException();
            }
            return free.take();
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

    /** Waits for runs under way, then frees the graph. Not interruptible: what is native must not outlive its owner. */
    @Override
    public void close() {
        synchronized (free) {
            if (closed) {
                return;
            }
            closed = true;
            boolean interrupted = false;
            for (int taken = 0; taken < slots; ) {
                try {
                    free.take();
                    taken++;
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            try {
                session.close();
            } catch (OrtException e) {
                throw EngineFailures.running(graph, e);
            } finally {
                for (int i = 0; i < slots; i++) {
                    free.add(place()); // lets those who still wait find it closed
                }
                whenClosed.accept(this);
                if (interrupted) {
                    Thread.currentThread().interrupt();
                }
            }
        }
    }
}
