package dev.openbook.license.text;

import java.util.List;

/** What a licence's text is known by. Immutable; whoever gets its digests leaves them as they are. */
final class Fingerprint {
    /** The coarsest sample. */
    static final int MAX_SAMPLE = 31;

    private final List<String> identifiers;
    private final int sample;
    private final int[] required;
    private final int[] allowed;

    /**
     * A fingerprint.
     *
     * @param identifiers SPDX identifiers of the licences that have this text; one, unless the text cannot tell them apart
     * @param sample only runs whose digest has so many zero bits at the end were kept
     * @param required digests of the runs that the text must have, ascending
     * @param allowed digests of the runs that it may have besides, ascending
     */
    Fingerprint(List<String> identifiers, int sample, int[] required, int[] allowed) {
        this.identifiers = List.copyOf(identifiers);
        this.sample = sample;
        this.required = required;
        this.allowed = allowed;
    }

    List<String> identifiers() {
        return identifiers;
    }

    int sample() {
        return sample;
    }

    int[] required() {
        return required;
    }

    int[] allowed() {
        return allowed;
    }

    /** Whether a digest has so many zero bits at the end. */
    static boolean sampled(int run, int sample) {
        return Integer.numberOfTrailingZeros(run) >= sample;
    }
}
