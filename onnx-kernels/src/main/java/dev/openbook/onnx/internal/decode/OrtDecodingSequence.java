package dev.openbook.onnx.internal.decode;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.model.Cancellation;
import dev.openbook.onnx.DecodingSequence;
import dev.openbook.onnx.LogitsListener;
import dev.openbook.onnx.failure.EngineFailures;
import dev.openbook.onnx.internal.cache.KeyValueCache;
import java.nio.FloatBuffer;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;

/** A sequence over ONNX Runtime. Its lock is for the session alone, which closes it from another thread. */
final class OrtDecodingSequence implements DecodingSequence {
    private final OpenedDecoder decoder;
    private final DecoderPlan plan;
    private final LogitsRowsPool rowsPool;
    private final KeyValueCache cache;
    private final Workspace workspace;
    private final BiConsumer<OrtDecodingSequence, Workspace> whenClosed;
    private final ReentrantLock lock = new ReentrantLock();
    private final int[] single = new int[1];
    private boolean closed;

    OrtDecodingSequence(
            OpenedDecoder decoder,
            DecoderPlan plan,
            LogitsRowsPool rowsPool,
            KeyValueCache cache,
            Workspace workspace,
            BiConsumer<OrtDecodingSequence, Workspace> whenClosed) {
        this.decoder = decoder;
        this.plan = plan;
        this.rowsPool = rowsPool;
        this.cache = cache;
        this.workspace = workspace;
        this.whenClosed = whenClosed;
    }

    @Override
    public int length() {
        lock.lock();
        try {
            return cache.length();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public FloatBuffer append(int token, Cancellation cancellation) {
        lock.lock();
        try {
            single[0] = token;
            return append(single, cancellation);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public FloatBuffer append(int[] tokens, Cancellation cancellation) {
        lock.lock();
        try {
            requireReadable(tokens);
            for (int from = 0; from < tokens.length; ) {
                int count = plan.nextChunk(cache.length(), tokens.length - from, false);
                if (plan.manyRows(count, false)) {
                    readKeepingLast(tokens, from, count, cancellation);
                } else {
                    readForLast(tokens, from, count, cancellation);
                }
                from += count;
            }
            return workspace.logits().values();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void append(int[] tokens, LogitsListener listener, Cancellation cancellation) {
        lock.lock();
        try {
            requireReadable(tokens);
            for (int from = 0; from < tokens.length; ) {
                int count = plan.nextChunk(cache.length(), tokens.length - from, true);
                if (plan.manyRows(count, true)) {
                    readTelling(tokens, from, count, listener, cancellation);
                } else {
                    readForLast(tokens, from, count, cancellation);
                    listener.logits(from, workspace.logits().values());
                }
                from += count;
            }
        } finally {
            lock.unlock();
        }
    }

    private void readForLast(int[] tokens, int from, int count, Cancellation cancellation) {
        read(tokens, from, count, 1, workspace.logits().tensor(), cancellation);
        workspace.logits().written();
    }

    private void readKeepingLast(int[] tokens, int from, int count, Cancellation cancellation) {
        LogitsRows rows = rowsPool.take(cancellation);
        try {
            readRows(tokens, from, count, rows, cancellation);
            rows.copyRow(count - 1, workspace.logits().values());
        } finally {
            rowsPool.giveBack(rows);
        }
    }

    private void readTelling(
            int[] tokens, int from, int count, LogitsListener listener, Cancellation cancellation) {
        LogitsRows rows = rowsPool.take(cancellation);
        try {
            readRows(tokens, from, count, rows, cancellation);
            for (int i = 0; i < count; i++) {
                rows.copyRow(i, workspace.logits().values());
                listener.logits(from + i, workspace.logits().values());
                requireOpen(); // else the listener closed it, and its memory may be another one's by now
            }
        } finally {
            rowsPool.giveBack(rows);
        }
    }

    private void readRows(int[] tokens, int from, int count, LogitsRows rows, Cancellation cancellation) {
        try (OnnxTensor tensor = rows.tensor(count)) {
            read(tokens, from, count, count, tensor, cancellation);
        } catch (OrtException e) {
            throw EngineFailures.running(decoder.goesOn().path(), e);
        }
    }

    /** One run: the tokens are in the cache afterwards, or it is as it was. */
    private void read(
            int[] tokens, int from, int count, int logitsWanted, OnnxTensor logits, Cancellation cancellation) {
        OpenedGraph graph = decoder.graphAt(cache.length());
        RunInputs run = workspace.inputsAt(cache.length());
        decoder.gate().enter(cancellation);
        try {
            requireOpen();
            run.fill(tokens, from, count, cache.length(), logitsWanted);
            cache.bind(count, graph.signature().readsPast(), run.inputs(), run.outputs());
            run.outputs().put(graph.signature().logits().name(), logits);
            workspace.termination().run(
                    cancellation,
                    options -> graph.session().run(run.inputs(), Set.of(), run.outputs(), options).close());
            cache.commit(count);
        } catch (OrtException e) {
            throw EngineFailures.running(graph.path(), e);
        } finally {
            decoder.gate().leave();
        }
    }

    private void requireReadable(int[] tokens) {
        requireOpen();
        if (tokens.length == 0) {
            throw new OpenbookException(FailureCode.ARGUMENT_INVALID, "No token was given; at least one is needed.");
        }
        int most = decoder.layout().mostTokens();
        if (tokens.length > most - cache.length()) {
            throw new OpenbookException(
                    FailureCode.CONTEXT_OVERFLOW,
                    "The text has " + cache.length() + " tokens and " + tokens.length + " more were given; the model reads at most "
                            + most + " in all. Shorten the text, or choose a model with a longer context.");
        }
        for (int token : tokens) {
            if (token < 0) {
                throw new OpenbookException(
                        FailureCode.ARGUMENT_INVALID, "The token " + token + " was given; tokens count from 0.");
            }
        }
    }

    @Override
    public void truncate(int length) {
        lock.lock();
        try {
            requireOpen();
            if (length < 0 || length > cache.length()) {
                throw new OpenbookException(
                        FailureCode.ARGUMENT_INVALID,
                        "A text of " + cache.length() + " tokens was to be cut to " + length + "; allowed are 0 to "
                                + cache.length() + ".");
            }
            cache.truncate(length);
        } catch (OrtException e) {
            throw EngineFailures.running(decoder.goesOn().path(), e);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            if (!closed) {
                closed = true;
                cache.close();
                whenClosed.accept(this, workspace);
            }
        } finally {
            lock.unlock();
        }
    }

    private void requireOpen() {
        decoder.gate().requireOpen();
        if (closed) {
            throw new OpenbookException(FailureCode.CLOSED, "The text is closed. Begin a new one.");
        }
    }
}
