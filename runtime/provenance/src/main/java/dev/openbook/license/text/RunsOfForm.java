package dev.openbook.license.text;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Collects the runs of a published text while its words go by. */
final class RunsOfForm {
    private final long[] digests;
    private final Words required = new Words();
    private final Words whole = new Words();
    private final Words bare = new Words();
    private int[] must = new int[0];

    RunsOfForm(long[] digests) {
        this.digests = digests;
    }

    /** Words in a row. */
    private static final class Words {
        private long[] words = new long[64];
        private int count;

        void add(long word) {
            if (count == words.length) {
                words = Arrays.copyOf(words, 2 * count);
            }
            words[count++] = word;
        }

        int[] runs() {
            return WordRuns.of(words, count);
        }
    }

    /** A word that is there, if what it belongs to is there. */
    void add(int word, boolean always) {
        whole.add(digests[word]);
        bare.add(digests[word]);
        if (always) {
            required.add(digests[word]);
        }
    }

    /** A word in whose place others may stand. */
    void addReplaceable(int word) {
        whole.add(digests[word]);
    }

    /** Something may be missing here, or stand here instead. */
    void breakRequired() {
        int[] runs = required.runs();
        int known = must.length;
        must = Arrays.copyOf(must, known + runs.length);
        System.arraycopy(runs, 0, must, known, runs.length);
        required.count = 0;
    }

    Fingerprint fingerprint() {
        breakRequired();
        int[] all = whole.runs();
        return Fingerprint.of(saysTooLittle(all) ? all : must, concat(all, bare.runs()));
    }

    /** The same where what another form lacks need not be there. */
    Fingerprint fingerprint(RunsOfForm other) {
        breakRequired();
        int[] there = IntStream.of(other.whole.runs()).sorted().toArray();
        must = IntStream.of(must).filter(run -> Arrays.binarySearch(there, run) >= 0).toArray();
        int[] all = saysTooLittle(there) ? there : must;
        return Fingerprint.of(all, concat(concat(whole.runs(), bare.runs()), there));
    }

    /** Whether what must stay would be found by chance, since nearly all of it may be replaced or left out. */
    private boolean saysTooLittle(int[] all) {
        return must.length < Match.SHORT && must.length * 3 < all.length;
    }

    private static int[] concat(int[] one, int[] other) {
        return IntStream.concat(IntStream.of(one), IntStream.of(other)).toArray();
    }
}
