package dev.openbook.onnx.internal.decode;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.model.Cancellation;
import dev.openbook.onnx.CacheMode;
import dev.openbook.onnx.DecodingSequence;
import java.util.Arrays;
import java.util.List;

/**
 * Reads three tokens in the ways in which texts will be read, before anybody relies on them. All ways must give finite
 * numbers, and the same ones, within a tolerance.
 *
 * <p>The tolerance is on the root mean square of the differences, in units of the logits' own spread (standard deviation).
 * Shared and separate caches run the same kernels on the same numbers, and were equal to the last bit in all graphs seen; a
 * wrong position or a lost token moves logits by a tenth of the spread and more. Reading at once and one by one multiplies matrices of
 * other shapes: single precision then differs by some 1e-6 of the spread, half precision by 1e-2, activations of 8 bits
 * (accuracy level 4) by 1e-2. Graphs that quantise activations by the largest number of a run ({@code DynamicQuantizeLinear})
 * may differ by much more without being wrong, so for them that comparison tells nothing against the model.
 */
final class SelfCheck {
    private static final double TOLERANCE_OF_SHARING = 1e-3;
    private static final double TOLERANCE_OF_CHUNKS = 0.05;
    private static final int[] TOKENS = {1, 2, 3};

    private final OpenedDecoder decoder;
    private final DecoderPlan wanted;
    private final boolean drifts;
    private final List<String> notices;
    private final float[] atOnce;

    /**
     * A check to be made.
     *
     * @param wanted how the decoder is to be run if all is well
     * @param drifts whether results depend on what else is in a run
     * @param notices takes what the user should know
     * @param atOnce logits after the tokens when all are read in one run
     */
    SelfCheck(OpenedDecoder decoder, DecoderPlan wanted, boolean drifts, List<String> notices, float[] atOnce) {
        this.decoder = decoder;
        this.wanted = wanted;
        this.drifts = drifts;
        this.notices = notices;
        this.atOnce = atOnce;
    }

    static int[] tokens() {
        return TOKENS.clone();
    }

    /**
     * Makes it.
     *
     * @return how the decoder is to be run
     * @throws OpenbookException with {@code MODEL_DAMAGED} if it cannot be relied on
     */
    DecoderPlan run() {
        requireFinite(atOnce);
        if (wanted.mode() == CacheMode.SHARED) {
            float[] separate = read(wanted.withMode(CacheMode.FEEDBACK), 2);
            if (agrees(wanted, 2, separate, TOLERANCE_OF_SHARING)) {
                requireSame(separate);
                return wanted;
            }
            notices.add("The graph does not take its caches in shared memory, though its operations would; it is run with separate"
                    + " memory, which is slower.");
        }
        return separate(wanted.withMode(CacheMode.FEEDBACK));
    }

    private DecoderPlan separate(DecoderPlan plan) {
        DecoderPlan oneByOne = plan.oneByOneOnCache();
        requireSame(read(oneByOne, 1));
        boolean traced = decoder.goesOn().signature().oneTokenOnly();
        if (!traced && agrees(plan, 1, atOnce, TOLERANCE_OF_CHUNKS)) {
            return plan;
        }
        notices.add("The graph reads on from a cache one token at a time only: of a prompt, the first " + plan.chunk()
                + " tokens are read at once, the others one by one, which is slow.");
        return oneByOne;
    }

    /** Whether reading in this way works and gives these logits. Where it is not how the graph was made to be run, it may fail too. */
    private boolean agrees(DecoderPlan plan, int first, float[] expected, double tolerance) {
        try {
            return difference(read(plan, first), expected) <= tolerance;
        } catch (OpenbookException e) {
            if (e.code() == FailureCode.ENGINE_FAILED || e.code() == FailureCode.MODEL_DAMAGED) {
                return false;
            }
            throw e;
        }
    }

    /** Logits after all tokens: the first ones in one go, the rest in another. */
    private float[] read(DecoderPlan plan, int first) {
        LogitsRowsPool rows = new LogitsRowsPool(decoder.environment(), plan.logits(), TOKENS.length, 1);
        try (Workspace workspace = Workspace.of(decoder, plan);
                DecodingSequence sequence = new OrtDecodingSequence(
                        decoder, plan, rows, OrtDecoderSession.cache(decoder, plan, 0), workspace, (closed, kept) -> {})) {
            Cancellation none = new Cancellation();
            sequence.append(Arrays.copyOf(TOKENS, first), none);
            float[] logits = new float[plan.logits().vocabulary()];
            sequence.append(Arrays.copyOfRange(TOKENS, first, TOKENS.length), none).get(logits);
            requireFinite(logits);
            return logits;
        }
    }

    private void requireSame(float[] stepwise) {
        if (!drifts && difference(stepwise, atOnce) > TOLERANCE_OF_CHUNKS) {
            throw damaged("gives other numbers when it reads a text step by step than when it reads it at once, so its memory of what"
                    + " it read does not work");
        }
    }

    private void requireFinite(float[] logits) {
        boolean some = false;
        for (float logit : logits) {
            if (Float.isNaN(logit) || logit == Float.POSITIVE_INFINITY) {
                throw damaged("computes numbers that are none (NaN or infinite)");
            }
            some |= Float.isFinite(logit);
        }
        if (!some) {
            throw damaged("rules every token out (minus infinity for all)");
        }
    }

    /** Root mean square of the differences in units of the spread. Tokens that a graph rules out (minus infinity) are left out. */
    static double difference(float[] a, float[] b) {
        double sum = 0;
        double squares = 0;
        double differences = 0;
        int count = 0;
        for (int i = 0; i < a.length; i++) {
            if (Float.isFinite(a[i]) && Float.isFinite(b[i])) {
                double difference = (double) a[i] - b[i];
                sum += b[i];
                squares += (double) b[i] * b[i];
                differences += difference * difference;
                count++;
            }
        }
        double variance = squares / count - (sum / count) * (sum / count);
        return differences == 0 ? 0 : Math.sqrt(differences / count / Math.max(variance, Float.MIN_NORMAL));
    }

    private OpenbookException damaged(String what) {
        return new OpenbookException(
                FailureCode.MODEL_DAMAGED,
                "The graph " + decoder.begins().path() + " " + what
                        + ". Fetch the model again and compare the digests, or choose another export of it.");
    }
}
