package dev.openbook.graph;

import java.util.List;

/**
 * What a tensor says of where its bytes lie outside the graph.
 *
 * @param entries keys and values, in order; a key may stand twice
 * @param used whether the tensor says that its bytes do lie there; if not, an engine should not look
 */
record ExternalPlace(List<Entry> entries, boolean used) {
    /** Copies the entries. */
    ExternalPlace {
        entries = List.copyOf(entries);
    }

    /**
     * One entry.
     *
     * @param key such as {@code location}
     * @param value its text
     */
    record Entry(String key, String value) {}

    /** The value of a key, the last one's if it stands twice. */
    String value(String key, String otherwise) {
        String value = otherwise;
        for (Entry entry : entries) {
            value = entry.key().equals(key) ? entry.value() : value;
        }
        return value;
    }

    boolean has(String key) {
        for (Entry entry : entries) {
            if (entry.key().equals(key)) {
                return true;
            }
        }
        return false;
    }

    boolean repeats(String key) {
        int times = 0;
        for (Entry entry : entries) {
            times += entry.key().equals(key) ? 1 : 0;
        }
        return times > 1;
    }
}
