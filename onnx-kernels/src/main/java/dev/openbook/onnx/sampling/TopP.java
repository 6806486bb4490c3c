package dev.openbook.onnx.sampling;

import java.util.Arrays;

/**
 * Keeps the smallest set of likeliest tokens that together reach a probability (Holtzman et al., "The Curious Case of Neural
 * Text Degeneration", 2019, arXiv:1904.09751): a token stays while those before it, likeliest first, have not reached it. Of
 * equals at the edge those with smaller ids stay; transformers keeps as many, but leaves to its sorting which.
 *
 * <p>Nothing is sorted but what lies at the edge. Candidates are spread over buckets by logit, so that a bucket's tokens are
 * all likelier than the next one's; the masses of the buckets tell in which one the edge is; only its tokens are put in
 * order. One bucket does for few candidates.
 */
final class TopP implements CandidateStep {
    private static final int FEW = 512;
    private static final int MOST_BUCKETS = 1024;

    private final double probability;
    private final double[] masses = new double[MOST_BUCKETS];
    private long[] edge = new long[FEW];

    TopP(double probability) {
        this.probability = probability;
    }

    @Override
    public void apply(Candidates candidates) {
        Buckets buckets = Buckets.over(candidates);
        double wanted = probability * spread(candidates, buckets);
        int bucket = 0;
        double reached = 0;
        while (bucket < buckets.count() - 1 && reached + masses[bucket] < wanted) {
            reached += masses[bucket++];
        }
        int inBucket = collect(candidates, buckets, bucket);
        keep(candidates, lastKept(candidates, inBucket, wanted - reached));
    }

    /** Adds the weights up by bucket, and returns their sum. */
    private double spread(Candidates candidates, Buckets buckets) {
        Arrays.fill(masses, 0, buckets.count(), 0);
        for (int i = 0; i < candidates.size(); i++) {
            masses[buckets.of(candidates.logit(i))] += candidates.weight(i);
        }
        double mass = 0;
        for (int bucket = 0; bucket < buckets.count(); bucket++) {
            mass += masses[bucket];
        }
        return mass;
    }

    /** Puts the candidates of a bucket in order, least likely first; returns how many they are. */
    private int collect(Candidates candidates, Buckets buckets, int bucket) {
        int size = 0;
        for (int i = 0; i < candidates.size(); i++) {
            if (buckets.of(candidates.logit(i)) == bucket) {
                if (size == edge.length) {
                    edge = Arrays.copyOf(edge, 2 * size);
                }
                edge[size++] = RankedTokens.pack(i, candidates.logit(i));
            }
        }
        Arrays.sort(edge, 0, size);
        return size;
    }

    /** The index of the last of the ordered candidates that is needed to reach the mass. */
    private int lastKept(Candidates candidates, int inBucket, double wanted) {
        int place = inBucket - 1;
        double reached = candidates.weight(RankedTokens.idOf(edge[place]));
        while (place > 0 && reached < wanted) {
            reached += candidates.weight(RankedTokens.idOf(edge[--place]));
        }
        return RankedTokens.idOf(edge[place]);
    }

    private static void keep(Candidates candidates, int lastIndex) {
        float lastLogit = candidates.logit(lastIndex);
        int kept = 0;
        for (int i = 0; i < candidates.size(); i++) {
            float logit = candidates.logit(i);
            if (logit > lastLogit || (logit == lastLogit && i <= lastIndex)) {
                candidates.move(i, kept++);
            }
        }
        candidates.shorten(kept);
    }

    /**
     * Which bucket a logit falls into: 0 for the greatest, and never a larger number for a larger logit.
     *
     * @param scale buckets per unit of the logits
     */
    private record Buckets(float greatest, double scale, int count) {

        static Buckets over(Candidates candidates) {
            float least = Float.POSITIVE_INFINITY;
            for (int i = 0; i < candidates.size(); i++) {
                if (candidates.logit(i) < least) {
                    least = candidates.logit(i);
                }
            }
            float greatest = candidates.greatest();
            double range = (double) greatest - least;
            boolean worthwhile = candidates.size() > FEW && range > 0 && range < Double.POSITIVE_INFINITY;
            return worthwhile ? new Buckets(greatest, MOST_BUCKETS / range, MOST_BUCKETS) : new Buckets(greatest, 0, 1);
        }

        int of(float logit) {
            return Math.min((int) (((double) greatest - logit) * scale), count - 1);
        }
    }
}
