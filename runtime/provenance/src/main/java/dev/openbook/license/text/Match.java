package dev.openbook.license.text;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/** How well one licence fits what is left of a text. */
final class Match {
    /** A licence of fewer runs is found by chance in a long text, so there it must be most of it. */
    static final int SHORT = 24;

    /** Words between two runs of one licence that still count as inside it, for a sample of every run. */
    private static final int GAP = 24;

    /** A cluster of fewer than this part of the largest one's runs is of another licence. */
    private static final int LEAST_PART = 5;

    private final KnownLicense license;
    private final BitSet hits;
    private final double found;
    private final double covered;

    private Match(KnownLicense license, BitSet hits, double found, double covered) {
        this.license = license;
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
    static Match of(KnownLicense license, RunIndex text, BitSet left, int[] sampled) {
        Fingerprint fingerprint = license.fingerprint();
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
                license,
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
        return license.fingerprint().required().length >= SHORT || covered >= 0.5;
    }

    /** Harmonic mean of how much of the licence is in the text and how much of the text is of the licence. */
    double score() {
        return found + covered == 0 ? 0 : 2 * found * covered / (found + covered);
    }

    double covered() {
        return covered;
    }

    KnownLicense license() {
        return license;
    }

    /**
     * Takes the places that this licence explains away, small gaps between them included. A few runs far from the others are
     * left: they are phrases that other licences have, too.
     *
     * @return the first and the last of them; empty if there are none
     */
    Optional<Cluster> takeFrom(BitSet left) {
        List<Cluster> clusters = clusters();
        int most = clusters.stream().mapToInt(Cluster::count).max().orElse(0);
        List<Cluster> own = clusters.stream().filter(cluster -> cluster.count() * LEAST_PART >= most).toList();
        own.forEach(cluster -> take(cluster, left));
        return own.isEmpty()
                ? Optional.empty()
                : Optional.of(new Cluster(own.getFirst().first(), own.getLast().last(), hits.cardinality()));
    }

    /** Takes the hits and what lies between near ones; where every run was kept, hardly anything lies between. */
    private void take(Cluster cluster, BitSet left) {
        int sample = license.fingerprint().sample();
        int near = sample == 0 ? WordRuns.WORDS : (GAP / 2) << sample;
        int last = cluster.first();
        for (int place = last; place >= 0 && place <= cluster.last(); place = hits.nextSetBit(place + 1)) {
            left.clear(place - last <= near ? last : place, place + 1);
            last = place;
        }
    }

    /** Runs that lie near each other. */
    record Cluster(int first, int last, int count) {}

    private List<Cluster> clusters() {
        int gap = Math.max(GAP, (GAP / 2) << license.fingerprint().sample());
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
