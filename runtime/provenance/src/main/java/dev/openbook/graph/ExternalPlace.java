package dev.openbook.graph;

import java.util.List;

/**
 * What a tensor says of where its bytes lie outside the graph.
 *
 * @param entries keys and values, in order; a key may stand twice; the caller does not change them afterwards
 * @param used whether the tensor says that its bytes do lie there; if not, an engine should not look
 */
record ExternalPlace(List<Entry> entries, boolean used) {
    /**
     * One entry.
     *
     * @param key such as {@code location}
     * @param value its text
     */
    record Entry(String key, String value) {}

    /** The value of a key, the last one's if it stands twice. */
    String value(String key, String otherwise) {
        int last = last(key, entries.size());
        return last < 0 ? otherwise : entries.get(last).value();
    }

    boolean has(String key) {
        return last(key, entries.size()) >= 0;
    }

    boolean repeats(String key) {
        return last(key, Math.max(0, last(key, entries.size()))) >= 0;
    }

    /** Where the key stands last before an index; -1 if it does not. */
    private int last(String key, int before) {
        int at = before - 1;
        while (at >= 0 && !entries.get(at).key().equals(key)) {
            at--;
        }
        return at;
    }
}
