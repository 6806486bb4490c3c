package dev.openbook.onnx.internal.cache;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import dev.openbook.onnx.internal.engine.Tensors;
import dev.openbook.onnx.session.CacheTensor;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One set of cache memory, a block per tensor, and the tensors that show it to the engine. */
final class CacheTensors {
    private final CacheLayout layout;
    private final List<CacheTensor> declared;
    private final @Nullable ByteBuffer[] blocks;
    private final @Nullable OnnxTensor[] tensors;
    private int room;

    CacheTensors(CacheLayout layout) {
        this.layout = layout;
        this.declared = layout.tensors();
        this.blocks = new ByteBuffer[declared.size()];
        this.tensors = new OnnxTensor[declared.size()];
    }

    /** For how many tokens there is memory. */
    int room() {
        return room;
    }

    /** Takes memory for so many tokens in the place of what there was, whose content is lost. */
    void replaceMemory(int newRoom) {
        layout.memory().reserve((newRoom - room) * layout.bytesPerToken());
        giveBackBlocks();
        room = newRoom;
        try {
            for (int i = 0; i < blocks.length; i++) {
                blocks[i] = layout.memory().take(newRoom * declared.get(i).bytesPerToken());
            }
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /** Bytes that growing takes beyond what is held now, while it goes on. */
    long costOfGrowing(int newRoom) {
        return (newRoom - room) * layout.bytesPerToken() + largestTensor();
    }

    private long largestTensor() {
        return declared.stream().mapToLong(CacheTensor::bytesPerToken).max().orElse(0) * room;
    }

    /**
     * Takes memory for more tokens and brings the content along, one tensor after the other, so that only one is there
     * twice. If that fails halfway the content is lost.
     *
     * @param length tokens to bring along
     */
    void grow(int newRoom, int length) {
        long largest = largestTensor();
        long more = (newRoom - room) * layout.bytesPerToken();
        layout.memory().reserve(more + largest);
        closeTensors();
        try {
            for (int i = 0; i < blocks.length; i++) {
                CacheTensor tensor = declared.get(i);
                ByteBuffer grown = layout.memory().take(newRoom * tensor.bytesPerToken());
                ByteBuffer old = blocks[i];
                if (old != null) {
                    copy(tensor, old, room, grown, newRoom, length);
                    layout.memory().giveBack(old);
                }
                blocks[i] = grown;
            }
            room = newRoom;
        } catch (RuntimeException e) {
            layout.memory().release(more);
            close();
            throw e;
        } finally {
            layout.memory().release(largest);
        }
    }

    /** Moves the content so that it lies as the shape of a shorter length wants it. In place: every row moves down. */
    void shorten(int from, int to) {
        for (int i = 0; i < blocks.length; i++) {
            ByteBuffer block = blocks[i];
            if (block != null) {
                copy(declared.get(i), block, from, block, to, to);
            }
        }
    }

    /** Shows the memory as tensors for so many tokens; what was shown before is closed. */
    void show(int tokens) throws OrtException {
        closeTensors();
        for (int i = 0; i < tensors.length; i++) {
            ByteBuffer block = blocks[i];
            if (block == null) {
                throw new IllegalStateException("There is no memory to show.");
            }
            CacheTensor tensor = declared.get(i);
            tensors[i] = Tensors.over(layout.environment(), block, tensor.element(), tensor.shapeFor(tokens));
        }
    }

    boolean shown() {
        return tensors.length > 0 && tensors[tensors.length - 1] != null;
    }

    void putAsPast(Map<String, OnnxTensor> inputs) {
        for (int i = 0; i < tensors.length; i++) {
            inputs.put(declared.get(i).past(), tensor(i));
        }
    }

    void putAsPresent(Map<String, OnnxTensor> outputs) {
        for (int i = 0; i < tensors.length; i++) {
            outputs.put(declared.get(i).present(), tensor(i));
        }
    }

    private OnnxTensor tensor(int i) {
        OnnxTensor tensor = tensors[i];
        if (tensor == null) {
            throw new IllegalStateException("The memory is not shown.");
        }
        return tensor;
    }

    void closeTensors() {
        for (int i = 0; i < tensors.length; i++) {
            OnnxTensor tensor = tensors[i];
            if (tensor != null) {
                tensor.close();
                tensors[i] = null;
            }
        }
    }

    void close() {
        layout.memory().release(room * layout.bytesPerToken());
        room = 0;
        giveBackBlocks();
    }

    private void giveBackBlocks() {
        closeTensors();
        for (int i = 0; i < blocks.length; i++) {
            ByteBuffer block = blocks[i];
            if (block != null) {
                layout.memory().giveBack(block);
                blocks[i] = null;
            }
        }
    }

    /** Copies the first tokens of every row from one spacing to another. */
    private static void copy(CacheTensor tensor, ByteBuffer from, int fromRoom, ByteBuffer to, int toRoom, int tokens) {
        int cell = tensor.bytesPerCell();
        for (int row = 0; row < tensor.rows(); row++) {
            to.put(row * toRoom * cell, from, row * fromRoom * cell, tokens * cell);
        }
    }
}
