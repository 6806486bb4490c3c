package dev.openbook.onnx.internal.cache;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import java.util.Map;

/**
 * Keys and values of one sequence. Before a run it is bound to the run's inputs and outputs; if the run succeeds, what it wrote
 * is committed; if not, the cache is as it was. One thread at a time.
 */
public interface KeyValueCache extends AutoCloseable {

    /** How many tokens it holds. */
    int length();

    /**
     * Makes room for tokens and puts the tensors of the next run.
     *
     * @param count how many tokens the run will add
     * @param readsPast whether the graph takes caches
     * @param inputs takes the caches that go in
     * @param outputs takes those that come out
     * @throws dev.openbook.failure.OpenbookException with {@code BUSY} if there is no memory for them
     */
    void bind(int count, boolean readsPast, Map<String, OnnxTensor> inputs, Map<String, OnnxTensor> outputs)
            throws OrtException;

    /** The run that was bound succeeded. */
    void commit(int count);

    /**
     * Forgets tokens.
     *
     * @param length at most {@link #length()}
     */
    void truncate(int length) throws OrtException;

    /** Gives the memory back. Closing again does nothing. */
    @Override
    void close();
}
