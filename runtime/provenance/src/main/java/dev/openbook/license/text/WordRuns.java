package dev.openbook.license.text;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Digests of runs of four consecutive words: FNV-1a, 64 bits, folded to 32 with a finishing mix, so that any of its bits can
 * choose a sample.
 */
final class WordRuns {
    /** Words in a run. */
    static final int WORDS = 4;

    private static final long BASIS = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;

    private WordRuns() {}

    /** One digest for each word but the last three, in order; none for fewer than four words. */
    static int[] of(List<String> words) {
        int[] runs = new int[Math.max(0, words.size() - WORDS + 1)];
        for (int i = 0; i < runs.length; i++) {
            runs[i] = digest(words.subList(i, i + WORDS));
        }
        return runs;
    }

    private static int digest(List<String> run) {
        long hash = BASIS;
        for (String word : run) {
            for (byte b : word.getBytes(StandardCharsets.UTF_8)) {
                hash = (hash ^ (b & 0xff)) * PRIME;
            }
            hash = (hash ^ ' ') * PRIME;
        }
        hash ^= hash >>> 33;
        hash *= 0xff51afd7ed558ccdL;
        hash ^= hash >>> 33;
        return (int) hash;
    }
}
