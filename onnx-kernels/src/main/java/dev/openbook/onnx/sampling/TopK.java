package dev.openbook.onnx.sampling;

import java.nio.FloatBuffer;
import java.util.Arrays;

/**
 * The k likeliest tokens, and every token that is exactly as likely as the last of them, as transformers'
 * {@code TopKLogitsWarper} keeps them: all of a vocabulary of equals. One pass over the vocabulary; a second one only where
 * there are such equals.
 */
final class TopK implements CandidateSource {
    private final RankedTokens ranked;
    private final long[] byId;

    /** Memory and cost are those of k tokens: k is less than the vocabulary. */
    TopK(int k) {
        ranked = new RankedTokens(k);
        byId = new long[k];
    }

    @Override
    public void gather(FloatBuffer logits, Candidates candidates) {
        candidates.clear();
        ranked.rank(logits);
        if (ranked.equalsLeftOut()) {
            ranked.sort();
            candidates.addAtLeast(ranked.logit(ranked.size() - 1), logits);
        } else {
            addRanked(candidates);
        }
    }

    private void addRanked(Candidates candidates) {
        int size = ranked.size();
        for (int i = 0; i < size; i++) {
            byId[i] = ((long) ranked.id(i) << 32) | (Float.floatToRawIntBits(ranked.logit(i)) & 0xFFFF_FFFFL);
        }
        Arrays.sort(byId, 0, size);
        for (int i = 0; i < size; i++) {
            candidates.add((int) (byId[i] >>> 32), Float.intBitsToFloat((int) byId[i]));
        }
    }
}
