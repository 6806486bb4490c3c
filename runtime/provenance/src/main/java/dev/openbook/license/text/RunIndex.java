package dev.openbook.license.text;

import java.util.HashMap;
import java.util.Map;
import java.util.function.IntConsumer;

/** The runs of one text, and where each occurs. */
final class RunIndex {
    private static final int NONE = -1;

    private final int[] runs;
    private final int[] next;
    private final Map<Integer, Integer> first = new HashMap<>();

    private RunIndex(int[] runs) {
        this.runs = runs;
        this.next = new int[runs.length];
        for (int i = runs.length - 1; i >= 0; i--) {
            Integer later = first.put(runs[i], i);
            next[i] = later == null ? NONE : later;
        }
    }

    static RunIndex of(int[] runs) {
        return new RunIndex(runs);
    }

    int size() {
        return runs.length;
    }

    int at(int place) {
        return runs[place];
    }

    /** Every place of a run, in order. */
    void places(int run, IntConsumer place) {
        for (int i = first.getOrDefault(run, NONE); i != NONE; i = next[i]) {
            place.accept(i);
        }
    }
}
