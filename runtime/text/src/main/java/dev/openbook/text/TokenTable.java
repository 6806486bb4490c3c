package dev.openbook.text;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.OptionalInt;

/**
 * Spellings by number and numbers by spelling, in a few large arrays: a vocabulary of 256,000 tokens takes some 6 MB, a
 * quarter of what a map of strings would. Thread-safe once filled.
 */
final class TokenTable {
    private static final int NONE = -1;
    private static final int LOAD = 2;

    private byte[] spellings = new byte[1 << 16];
    private int used;
    /** Where the spelling of an id begins, or {@link #NONE}; and its length in bytes. */
    private int[] starts = new int[0];
    private int[] lengths = new int[0];
    private int count;
    private int bound;
    /** Ids by hash of their spelling, with linear probing. */
    private int[] slots = new int[0];
    private int occupied;

    /** Adds a token. A spelling that is there already moves to the new id. */
    void add(int id, String spelling) {
        byte[] bytes = spelling.getBytes(StandardCharsets.UTF_8);
        reserve(id);
        int earlier = find(bytes, 0, bytes.length);
        if (earlier == id) {
            return;
        }
        if (earlier != NONE) {
            starts[earlier] = NONE;
            count--;
        }
        if (starts[id] == NONE) {
            count++;
        }
        if (used + bytes.length > spellings.length) {
            spellings = Arrays.copyOf(spellings, Math.max(used + bytes.length, Math.multiplyExact(spellings.length, 2)));
        }
        System.arraycopy(bytes, 0, spellings, used, bytes.length);
        starts[id] = used;
        lengths[id] = bytes.length;
        used += bytes.length;
        bound = Math.max(bound, id + 1);
        index(id);
    }

    /** How many tokens there are. */
    int count() {
        return count;
    }

    /** One more than the largest id. */
    int bound() {
        return bound;
    }

    boolean contains(int id) {
        return id >= 0 && id < bound && starts[id] != NONE;
    }

    /** The spelling of an id; empty if it has none. */
    String spelling(int id) {
        return contains(id) ? new String(spellings, starts[id], lengths[id], StandardCharsets.UTF_8) : "";
    }

    OptionalInt idOf(String spelling) {
        if (WellFormedText.nextHalf(spelling, 0) >= 0) {
            return OptionalInt.empty(); // it has no bytes of its own
        }
        byte[] bytes = spelling.getBytes(StandardCharsets.UTF_8);
        int id = find(bytes, 0, bytes.length);
        return id == NONE ? OptionalInt.empty() : OptionalInt.of(id);
    }

    /** The id of the spelling that lies in these bytes, in UTF-8; -1 if there is none. */
    int find(byte[] bytes, int from, int to) {
        if (slots.length == 0) {
            return NONE;
        }
        for (int slot = slot(bytes, from, to); slots[slot] != NONE; slot = (slot + 1) & (slots.length - 1)) {
            int id = slots[slot];
            if (starts[id] != NONE && Arrays.equals(spellings, starts[id], starts[id] + lengths[id], bytes, from, to)) {
                return id;
            }
        }
        return NONE;
    }

    private void index(int id) {
        int slot = slot(spellings, starts[id], starts[id] + lengths[id]);
        while (slots[slot] != NONE) {
            slot = (slot + 1) & (slots.length - 1);
        }
        slots[slot] = id;
        occupied++;
    }

    private int slot(byte[] bytes, int from, int to) {
        int hash = 1;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + bytes[i];
        }
        return ((hash ^ (hash >>> 15)) * 0x9E3779B1) >>> (Integer.numberOfLeadingZeros(slots.length) + 1);
    }

    private void reserve(int id) {
        if (id >= starts.length) {
            int size = Math.max(id + 1, Math.max(1 << 10, starts.length + (starts.length >> 1)));
            int known = starts.length;
            starts = Arrays.copyOf(starts, size);
            lengths = Arrays.copyOf(lengths, size);
            Arrays.fill(starts, known, size, NONE);
        }
        if ((occupied + 1) * LOAD > slots.length) {
            grow();
        }
    }

    private void grow() {
        slots = new int[Math.max(1 << 10, slots.length * 2)];
        Arrays.fill(slots, NONE);
        occupied = 0;
        for (int id = 0; id < bound; id++) {
            if (contains(id)) {
                index(id);
            }
        }
    }
}
