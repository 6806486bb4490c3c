package dev.openbook.license.text;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * What finds a licence among the others; whether a text is that licence, its words tell.
 *
 * <p>Immutable; whoever gets its digests leaves them as they are.
 */
final class Fingerprint {
    /** The coarsest sample. */
    static final int MAX_SAMPLE = 31;

    private static final int MAX_DIGESTS = 400;

    private final int sample;
    private final int[] required;
    private final int[] allowed;

    private Fingerprint(int sample, int[] required, int[] allowed) {
        this.sample = sample;
        this.required = required;
        this.allowed = allowed;
    }

    /**
     * A fingerprint of these runs, of which a sample is kept where there are many.
     *
     * @param must runs that the text must have
     * @param may runs that it may have besides
     */
    static Fingerprint of(int[] must, int[] may) {
        int sample = Math.max(0, 31 - Integer.numberOfLeadingZeros(must.length / MAX_DIGESTS | 1) - 1);
        int[] required = distinct(sampled(must, sample));
        while (required.length > MAX_DIGESTS) {
            required = sampled(required, ++sample);
        }
        int[] kept = required;
        int[] allowed = IntStream.of(distinct(sampled(may, sample)))
                .filter(run -> Arrays.binarySearch(kept, run) < 0)
                .toArray();
        return new Fingerprint(sample, required, allowed);
    }

    /** Ascending, each once. Streams of numbers would put each into an object. */
    private static int[] distinct(int[] runs) {
        int[] sorted = runs.clone();
        Arrays.sort(sorted);
        int count = 0;
        for (int run : sorted) {
            if (count == 0 || sorted[count - 1] != run) {
                sorted[count++] = run;
            }
        }
        return Arrays.copyOf(sorted, count);
    }

    /** Only runs whose digest has so many zero bits at the end were kept. */
    int sample() {
        return sample;
    }

    /** Digests of the runs that the text must have, ascending. */
    int[] required() {
        return required;
    }

    /** Digests of the runs that it may have besides, ascending. */
    int[] allowed() {
        return allowed;
    }

    /** The same for a licence of the same required runs. */
    Fingerprint and(Fingerprint other) {
        return new Fingerprint(
                sample, required, distinct(IntStream.concat(IntStream.of(allowed), IntStream.of(other.allowed)).toArray()));
    }

    private static int[] sampled(int[] runs, int sample) {
        return IntStream.of(runs).filter(run -> Integer.numberOfTrailingZeros(run) >= sample).toArray();
    }
}
