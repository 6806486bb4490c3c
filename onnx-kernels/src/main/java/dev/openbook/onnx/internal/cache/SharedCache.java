package dev.openbook.onnx.internal.cache;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import java.util.Map;

/**
 * A cache that the graph writes into where it reads it: the same tensors go in and come out, larger than what they hold.
 * The operator {@code GroupQueryAttention} finds the same memory on both sides and writes the new tokens behind the old ones (its
 * documentation calls that past-present share buffer). Forgetting costs nothing; growing copies, and doubles.
 */
public final class SharedCache implements KeyValueCache {
    private final CacheLayout layout;
    private final CacheTensors memory;
    private final int expected;
    private int length;

    /**
     * An empty cache.
     *
     * @param expected for how many tokens memory is taken at first, if there is as much
     */
    public SharedCache(CacheLayout layout, int expected) {
        this.layout = layout;
        this.memory = new CacheTensors(layout);
        this.expected = expected;
    }

    @Override
    public int length() {
        return length;
    }

    @Override
    public void bind(int count, boolean readsPast, Map<String, OnnxTensor> inputs, Map<String, OnnxTensor> outputs)
            throws OrtException {
        makeRoom(length + count);
        if (!memory.shown()) {
            memory.show(memory.room());
        }
        memory.putAsPast(inputs);
        memory.putAsPresent(outputs);
    }

    private void makeRoom(int tokens) {
        if (tokens <= memory.room()) {
            return;
        }
        int least = layout.roomFor(tokens);
        int ample = layout.roomFor(Math.max(tokens, memory.room() == 0 ? expected : 2 * memory.room()));
        boolean fits = layout.memory().fits(memory.costOfGrowing(ample));
        try {
            memory.grow(fits ? ample : least, length);
        } catch (RuntimeException e) {
            length = Math.min(length, memory.room());
            throw e;
        }
    }

    @Override
    public void commit(int count) {
        length += count;
    }

    @Override
    public void truncate(int shorter) {
        length = shorter;
    }

    @Override
    public void close() {
        length = 0;
        memory.close();
    }
}
