package dev.openbook.onnx.sampling;

import java.nio.FloatBuffer;
import java.util.Arrays;

/**
 * The n tokens with the largest logits, of equals those with the smallest ids; NaN and negative infinity are never among
 * them. A heap of packed numbers with the least at its root: most tokens of a vocabulary cost one comparison with it.
 * Reusable; nothing is allocated after construction.
 */
final class RankedTokens {
    private final long[] heap;
    private int size;
    private boolean equalsLeftOut;

    RankedTokens(int capacity) {
        heap = new long[capacity];
    }

    /** Ranks the tokens of a vocabulary; what was ranked before is forgotten. */
    void rank(FloatBuffer logits) {
        size = 0;
        equalsLeftOut = false;
        float least = Float.NEGATIVE_INFINITY;
        int end = logits.limit();
        for (int id = LogitScan.nextAtLeast(least, 0, logits); id < end; id = LogitScan.nextAtLeast(least, id + 1, logits)) {
            float before = least;
            float logit = logits.get(id);
            if (logit > least) {
                take(pack(id, logit));
                least = size < heap.length ? Float.NEGATIVE_INFINITY : logitOf(heap[0]);
            }
            equalsLeftOut = size == heap.length && least == before; // one of them was turned away or pushed out
        }
    }

    /** Whether there are more tokens with exactly the least of the logits ranked. */
    boolean equalsLeftOut() {
        return equalsLeftOut;
    }

    int size() {
        return size;
    }

    /** Puts the likeliest first. */
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

    private void take(long packed) {
        if (size < heap.length) {
            siftUp(size++, packed);
        } else {
            siftDown(packed);
        }
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
