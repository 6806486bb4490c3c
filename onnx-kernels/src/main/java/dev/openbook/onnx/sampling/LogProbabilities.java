package dev.openbook.onnx.sampling;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * How likely the model itself holds each token to be: the logarithm of the softmax of its logits, before any sampling option.
 * Summed in double precision; NaN counts as impossible. Where logits are positive infinity, those tokens are equally likely
 * and all others impossible; where none is above negative infinity, all are impossible.
 *
 * <p>A view: it reads the logits it was made of, and is valid until they are overwritten, as {@link TokenSampler#next} and
 * the next run of the graph do. Making one costs two passes over the vocabulary, {@link #likeliest} one more. Not
 * thread-safe unless nobody writes.
 */
public final class LogProbabilities {
    private final FloatBuffer logits;
    private final float greatest;
    private final double logMass;

    private LogProbabilities(FloatBuffer logits, float greatest, double logMass) {
        this.logits = logits;
        this.greatest = greatest;
        this.logMass = logMass;
    }

    /**
     * Reads logits.
     *
     * @param logits one for each token of the vocabulary, from the buffer's position to its limit; not changed
     */
    public static LogProbabilities of(FloatBuffer logits) {
        FloatBuffer row = logits.slice();
        float greatest = LogitScan.greatest(row);
        double mass = 0;
        int size = row.limit();
        for (int id = 0; id < size; id++) {
            mass += Temperature.weight(row.get(id), greatest, 1);
        }
        return new LogProbabilities(row, greatest, Math.log(mass));
    }

    /**
     * The log-probability of a token.
     *
     * @throws IndexOutOfBoundsException for an id outside the vocabulary
     */
    public double of(int token) {
        float logit = logits.get(token);
        if (!(logit > Float.NEGATIVE_INFINITY)) {
            return Double.NEGATIVE_INFINITY;
        }
        return logit == greatest ? -logMass : (double) logit - greatest - logMass;
    }

    /**
     * The likeliest tokens, likeliest first, of equals the one with the smaller id first.
     *
     * @param most how many at most; fewer if the vocabulary has fewer that are possible
     */
    public List<TokenLogProbability> likeliest(int most) {
        List<TokenLogProbability> tokens = new ArrayList<>();
        if (most > 0) {
            RankedTokens ranked = new RankedTokens(Math.min(most, logits.limit()));
            ranked.rank(logits);
            ranked.sort();
            for (int i = 0; i < ranked.size(); i++) {
                tokens.add(new TokenLogProbability(ranked.id(i), of(ranked.id(i))));
            }
        }
        return List.copyOf(tokens);
    }
}
