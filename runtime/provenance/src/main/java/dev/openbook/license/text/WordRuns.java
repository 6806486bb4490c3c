package dev.openbook.license.text;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Digests of runs of four consecutive words: each word as FNV-1a of 64 bits, four of them in a polynomial, folded to 32 bits with
 * a finishing mix, so that any of its bits can choose a sample.
 */
final class WordRuns {
    /** Words in a run. */
    static final int WORDS = 4;

    private static final long BASIS = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;

    private WordRuns() {}

    /** One digest for each word but the last three, in order; none for fewer than four words. */
    static int[] of(List<String> words) {
        return of(words.stream().mapToLong(WordRuns::word).toArray(), words.size());
    }

    /** The same for words that are given by their digests, of which so many count. */
    static int[] of(long[] words, int count) {
        int[] runs = new int[Math.max(0, count - WORDS + 1)];
        for (int i = 0; i < runs.length; i++) {
            runs[i] = run(words, i);
        }
        return runs;
    }

    /** The digest of a word. */
    static long word(String word) {
        long hash = BASIS;
        for (byte b : word.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (b & 0xff)) * PRIME;
        }
        return hash;
    }

    private static int run(long[] words, int first) {
        long hash = 0;
        for (int i = first; i < first + WORDS; i++) {
            hash = (hash ^ words[i]) * PRIME;
            hash ^= hash >>> 29;
        }
        hash *= 0xff51afd7ed558ccdL;
        hash ^= hash >>> 33;
        return (int) hash;
    }
}
