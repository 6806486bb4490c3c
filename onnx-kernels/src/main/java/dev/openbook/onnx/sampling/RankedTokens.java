package dev.openbook.onnx.sampling;

import java.util.Arrays;

/**
 * The n tokens with the largest logits, of equals those with the smallest ids. A heap of packed numbers with the least at its
 * root: most tokens of a vocabulary cost one comparison with {@link #threshold()} and never get here. Expects tokens in
 * ascending order of ids. Reusable; nothing is allocated after construction.
 */
final class RankedTokens {
    private final long[] heap;
    private int size;

    RankedTokens(int capacity) {
        heap = new long[capacity];
    }

    void clear() {
        size = 0;
    }

    int size() {
        return size;
    }

    /** What a logit must exceed to be taken: negative infinity until the heap is full. */
    float threshold() {
        return size < heap.length ? Float.NEGATIVE_INFINITY : logitOf(heap[0]);
    }

    /** Takes a token whose logit exceeds the threshold. */
    void take(int id, float logit) {
        long packed = pack(id, logit);
        if (size < heap.length) {
            siftUp(size++, packed);
        } else {
            siftDown(packed);
        }
    }

    /** Sorts best first; afterwards the heap is to be cleared before it takes more. */
    void sort() {
        Arrays.sort(heap, 0, size);
        for (int i = 0, j = size - 1; i < j; i++, j--) {
            long swapped = heap[i];
            heap[i] = heap[j];
            heap[j] = swapped;
        }
    }

    int id(int index) {
        return idOf(heap[index]);
    }

    float logit(int index) {
        return logitOf(heap[index]);
    }

    /** Larger for a larger logit, and of equal logits for the smaller id. Adding zero makes one zero of two. */
    static long pack(int id, float logit) {
        int bits = Float.floatToIntBits(logit + 0f);
        int ordered = bits ^ ((bits >> 31) & Integer.MAX_VALUE);
        return ((long) ordered << 32) | (~id & 0xFFFF_FFFFL);
    }

    static int idOf(long packed) {
        return ~(int) packed;
    }

    private static float logitOf(long packed) {
        int ordered = (int) (packed >> 32);
        return Float.intBitsToFloat(ordered ^ ((ordered >> 31) & Integer.MAX_VALUE));
    }

    private void siftUp(int from, long packed) {
        int place = from;
        while (place > 0 && heap[(place - 1) / 2] > packed) {
            heap[place] = heap[(place - 1) / 2];
            place = (place - 1) / 2;
        }
        heap[place] = packed;
    }

    private void siftDown(long packed) {
        int place = 0;
        for (int child = 1; child < size; child = 2 * place + 1) {
            if (child + 1 < size && heap[child + 1] < heap[child]) {
                child++;
            }
            if (heap[child] >= packed) {
                break;
            }
            heap[place] = heap[child];
            place = child;
        }
        heap[place] = packed;
    }
}
