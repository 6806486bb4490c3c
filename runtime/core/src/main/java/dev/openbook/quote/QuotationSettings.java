package dev.openbook.quote;

import dev.openbook.value.Json;

/**
 * How quotations are chosen. The defaults were set on questions with known answers; see the README of the benchmarks.
 *
 * @param maxSentences how many sentences an answer quotes at most
 * @param passagesRead from how many of the best passages sentences are taken
 * @param termWeight weight of the share of the question's words that a sentence (with its headings) has, beside its
 *     similarity to the question, which has weight 1
 * @param passageWeight weight of how well its passage ranks, from 0 to 1
 * @param denialWeight what a sentence loses that denies one of the question's words (“not eligible”)
 * @param continuation a further sentence is quoted only if it scores at least this share of the best one's score
 * @param minSimilarity the library counts as silent on a question if no passage read is more similar to it than this
 *     (inner product of normalised vectors); used where there is an embedding model
 * @param minTermShare the library counts as silent if no passage read has this share of the question's words; used where
 *     there is no embedding model
 */
public record QuotationSettings(
        int maxSentences,
        int passagesRead,
        double termWeight,
        double passageWeight,
        double denialWeight,
        double continuation,
        double minSimilarity,
        double minTermShare) {

    /** Checks the counts, and that weights and thresholds are numbers. */
    public QuotationSettings {
        if (maxSentences < 1 || passagesRead < 1) {
            throw new IllegalArgumentException("At least one sentence of one passage must be allowed, not " + maxSentences
                    + " of " + passagesRead + ".");
        }
        if (!Double.isFinite(termWeight + passageWeight + denialWeight + continuation + minSimilarity + minTermShare)) {
            throw new IllegalArgumentException("Weights and thresholds of quotation must be finite numbers.");
        }
    }

    /** At most three sentences from the six best passages. */
    public static QuotationSettings standard() {
        return new QuotationSettings(3, 6, 0.5, 0.2, 0.3, 0.6, 0.30, 0.5);
    }

    Json.Obj json() {
        return Json.object()
                .with("answerer", "quotation")
                .with("maxSentences", maxSentences)
                .with("passagesRead", passagesRead)
                .with("termWeight", termWeight)
                .with("passageWeight", passageWeight)
                .with("denialWeight", denialWeight)
                .with("continuation", continuation)
                .with("minSimilarity", minSimilarity)
                .with("minTermShare", minTermShare);
    }
}
