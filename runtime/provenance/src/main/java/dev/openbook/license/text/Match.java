package dev.openbook.license.text;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** How well one licence fits what is left of a text. */
final class Match {
    /** A licence of fewer runs is found by chance in a long text, so there it must be most of it. */
    private static final int SHORT = 24;

    /** Words between two runs of one licence that still count as inside it, for a sample of every run. */
    private static final int GAP = 24;

    /** A cluster of fewer than this part of the largest one's runs is of another licence. */
    private static final int LEAST_PART = 5;

    private final Fingerprint fingerprint;
    private final BitSet hits;
    private final double found;
    private final double covered;

    private Match(Fingerprint fingerprint, BitSet hits, double found, double covered) {
        this.fingerprint = fingerprint;
        this.hits = hits;
        this.found = found;
        this.covered = covered;
    }

    /**
     * How well a licence fits.
     *
     * @param left places of the text that nothing explains yet
     * @param sampled how many of them are in the sample, by sample
     */
    static Match of(Fingerprint fingerprint, RunIndex text, BitSet left, int[] sampled) {
        BitSet hits = new BitSet(text.size());
        int present = 0;
        for (int run : fingerprint.required()) {
            present += mark(run, text, left, hits) ? 1 : 0;
        }
        for (int run : fingerprint.allowed()) {
            mark(run, text, left, hits);
        }
        int all = sampled[fingerprint.sample()];
        return new Match(
                fingerprint,
                hits,
                (double) present / fingerprint.required().length,
                all == 0 ? 0 : (double) hits.cardinality() / all);
    }

    private static boolean mark(int run, RunIndex text, BitSet left, BitSet hits) {
        boolean[] present = new boolean[1];
        text.places(run, place -> {
            if (left.get(place)) {
                hits.set(place);
                present[0] = true;
            }
        });
        return present[0];
    }

    double found() {
        return found;
    }

    /** Whether there is enough of it to tell anything. */
    boolean tells() {
        return fingerprint.required().length >= SHORT || covered >= 0.5;
    }

    /** Harmonic mean of how much of the licence is in the text and how much of the text is of the licence. */
    double score() {
        return found + covered == 0 ? 0 : 2 * found * covered / (found + covered);
    }

    RecognizedLicense license() {
        return new RecognizedLicense(fingerprint.identifiers(), found, covered);
    }

    /**
     * Takes the places that this licence explains away, small gaps between them included. A few runs far from the others are
     * left: they are phrases that other licences have, too.
     *
     * @return whether anything was taken
     */
    boolean takeFrom(BitSet left) {
        List<Cluster> clusters = clusters();
        int most = clusters.stream().mapToInt(Cluster::count).max().orElse(0);
        clusters.stream()
                .filter(cluster -> cluster.count() * LEAST_PART >= most)
                .forEach(cluster -> take(cluster, left));
        return !clusters.isEmpty();
    }

    /** Takes the hits and what lies between near ones; where every run was kept, hardly anything lies between. */
    private void take(Cluster cluster, BitSet left) {
        int near = fingerprint.sample() == 0 ? WordRuns.WORDS : (GAP / 2) << fingerprint.sample();
        int last = cluster.first();
        for (int place = last; place >= 0 && place <= cluster.last(); place = hits.nextSetBit(place + 1)) {
            left.clear(place - last <= near ? last : place, place + 1);
            last = place;
        }
    }

    /** Runs that lie near each other. */
    private record Cluster(int first, int last, int count) {}

    private List<Cluster> clusters() {
        int gap = Math.max(GAP, (GAP / 2) << fingerprint.sample());
        List<Cluster> clusters = new ArrayList<>();
        int place = hits.nextSetBit(0);
        while (place >= 0) {
            int first = place;
            int last = place;
            int count = 0;
            while (place >= 0 && place - last <= gap) {
                last = place;
                count++;
                place = hits.nextSetBit(place + 1);
            }
            clusters.add(new Cluster(first, last, count));
        }
        return clusters;
    }
}
