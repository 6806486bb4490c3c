package dev.openbook.onnx.internal.cache;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import java.util.Map;

/**
 * A cache that the graph writes anew in each run: two sets of memory, one read and one written, that change places. For graphs
 * that concatenate what was with what is new. Nothing passes through the Java heap.
 */
public final class FeedbackCache implements KeyValueCache {
    private final CacheLayout layout;
    private final int expected;
    private CacheTensors read;
    private CacheTensors written;
    private int length;

    /**
     * An empty cache.
     *
     * @param expected for how many tokens memory is taken at first, if there is as much
     */
    public FeedbackCache(CacheLayout layout, int expected) {
        this.layout = layout;
        this.expected = expected;
        this.read = new CacheTensors(layout);
        this.written = new CacheTensors(layout);
    }

    @Override
    public int length() {
        return length;
    }

    @Override
    public void bind(int count, boolean readsPast, Map<String, OnnxTensor> inputs, Map<String, OnnxTensor> outputs)
            throws OrtException {
        makeRoom(written, length + count);
        written.show(length + count);
        written.putAsPresent(outputs);
        if (!readsPast) {
            return;
        }
        if (!read.shown()) {
            makeRoom(read, Math.max(length, 1));
            read.show(length);
        }
        read.putAsPast(inputs);
    }

    private void makeRoom(CacheTensors memory, int tokens) {
        if (tokens > memory.room()) {
            int ample = layout.roomFor(Math.max(tokens, memory.room() == 0 ? expected : 0));
            memory.replaceMemory(bothFit(ample) ? ample : layout.roomFor(tokens));
        }
    }

    private boolean bothFit(int room) {
        long more = Math.max(0, room - read.room()) + (long) Math.max(0, room - written.room());
        return layout.memory().fits(more * layout.bytesPerToken());
    }

    @Override
    public void commit(int count) {
        read.closeTensors();
        CacheTensors free = read;
        read = written;
        written = free;
        length += count;
    }

    @Override
    public void truncate(int shorter) throws OrtException {
        if (shorter < length) {
            read.closeTensors();
            read.shorten(length, shorter);
            length = shorter;
        }
    }

    @Override
    public void close() {
        length = 0;
        read.close();
        written.close();
    }
}
