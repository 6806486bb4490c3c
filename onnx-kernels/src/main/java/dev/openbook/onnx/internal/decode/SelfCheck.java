package dev.openbook.onnx.internal.decode;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.model.Cancellation;
import dev.openbook.onnx.CacheMode;
import dev.openbook.onnx.DecodingSequence;
import dev.openbook.onnx.session.DecoderSignature.Switch;
import dev.openbook.onnx.session.TensorDeclaration.Element;
import java.util.Arrays;
import java.util.List;

/**
 * Reads a few tokens in the ways in which texts will be read, before anybody relies on them: at once and without any cache, then
 * in two runs of which the second reads on from the cache. All ways must give finite numbers, and the same ones, within a
 * tolerance. Three runs for most graphs (a tenth of the time that loading took); more only where these disagree.
 *
 * <p>The tolerance is on the root mean square of the differences, in units of the logits' own spread (standard deviation).
 * Shared and separate caches run the same kernels on the same numbers, and were equal to the last bit in all graphs seen; a
 * wrong position or a lost token moves logits by a tenth of the spread and more. Reading at once and step by step multiplies
 * matrices of other shapes: single precision then differs by some 1e-6 of the spread, half precision and activations of 8 bits
 * in blocks (accuracy level 4) by up to 1e-2. bfloat16 is eight times as coarse as half precision: other kernels for the same sums
 * moved logits by 2e-2 over 30 layers in a simulation, a lost token by 1. Graphs that quantise activations by the largest number of a
 * whole run ({@code DynamicQuantizeLinear}) may differ by much more without being wrong: of them only runs of the same sizes are
 * compared, and where a graph may have been traced for single tokens, only a gross difference counts.
 */
final class SelfCheck {
    private static final double TOLERANCE_OF_SHARING = 1e-3;
    private static final double TOLERANCE_OF_CHUNKS = 0.05;
    private static final double TOLERANCE_OF_COARSE_NUMBERS = 0.2;
    private static final double GROSS_DIFFERENCE = 0.5;
    /** One token, and one step. */
    private static final int[] TWO = {1, 2};
    /** One token, and two at once on top of it. */
    private static final int[] THREE = {1, 2, 3};

    private final OpenedDecoder decoder;
    private final int wantedChunk;
    private final boolean drifts;
    private final List<String> notices;

    /**
     * A check to be made.
     *
     * @param drifts whether results depend on what else is in a run
     * @param notices takes what the user should know
     */
    SelfCheck(OpenedDecoder decoder, int wantedChunk, boolean drifts, List<String> notices) {
        this.decoder = decoder;
        this.wantedChunk = wantedChunk;
        this.drifts = drifts;
        this.notices = notices;
    }

    /**
     * Makes it.
     *
     * @param wanted how caches are to be kept if all is well
     * @return how the decoder is to be run
     * @throws OpenbookException with {@code MODEL_DAMAGED} if it cannot be relied on
     */
    DecoderPlan run(CacheMode wanted) {
        if (wanted == CacheMode.SHARED) {
            FirstRun atOnce = FirstRun.of(decoder, TWO);
            requireFinite(atOnce.last());
            DecoderPlan plan = DecoderPlan.of(CacheMode.SHARED, atOnce.shape(), wantedChunk);
            if (shares(plan, atOnce.last())) {
                return plan;
            }
            notices.add("The graph does not take its caches in shared memory, though its operations would; it is run with"
                    + " separate memory, which is slower.");
        }
        FirstRun atOnce = FirstRun.of(decoder, THREE);
        requireFinite(atOnce.last());
        return separate(DecoderPlan.of(CacheMode.FEEDBACK, atOnce.shape(), wantedChunk), atOnce.last());
    }

    private boolean shares(DecoderPlan plan, float[] atOnce) {
        if (!drifts) {
            return agrees(plan, TWO, atOnce, toleranceOfRounding(plan));
        }
        float[] separate = read(plan.withMode(CacheMode.FEEDBACK), TWO);
        return agrees(plan, TWO, separate, TOLERANCE_OF_SHARING);
    }

    private DecoderPlan separate(DecoderPlan plan, float[] atOnce) {
        boolean oneTokenOnly = decoder.goesOn().signature().oneTokenOnly();
        if (!oneTokenOnly && agrees(plan, THREE, atOnce, toleranceOfChunks(plan))) {
            return plan;
        }
        DecoderPlan oneByOne = plan.oneByOneOnCache();
        if (difference(read(oneByOne, THREE), atOnce) > toleranceOfRounding(plan) && !drifts) {
            throw damaged("gives other numbers when it reads a text step by step than when it reads it at once, so its memory"
                    + " of what it read does not work");
        }
        notices.add("The graph reads on from a cache one token at a time only: of a prompt, the first " + plan.chunk()
                + " tokens are read at once, the others one by one, which is slow.");
        return oneByOne;
    }

    private double toleranceOfChunks(DecoderPlan plan) {
        if (!drifts) {
            return toleranceOfRounding(plan);
        }
        boolean mayBeTraced = !decoder.oneGraph()
                || decoder.goesOn().signature().switches().containsKey(Switch.CACHE_BRANCH);
        return mayBeTraced ? GROSS_DIFFERENCE : Double.POSITIVE_INFINITY;
    }

    private double toleranceOfRounding(DecoderPlan plan) {
        boolean coarse = plan.logits().element() == Element.BFLOAT16
                || decoder.layout().tensors().stream().anyMatch(cache -> cache.element() == Element.BFLOAT16);
        return coarse ? TOLERANCE_OF_COARSE_NUMBERS : TOLERANCE_OF_CHUNKS;
    }

    /** Whether reading in this way works and gives these logits. Where it is not how the graph was made to be run, it may fail. */
    private boolean agrees(DecoderPlan plan, int[] tokens, float[] expected, double tolerance) {
        try {
            return difference(read(plan, tokens), expected) <= tolerance;
        } catch (OpenbookException e) {
            if (e.code() == FailureCode.ENGINE_FAILED || e.code() == FailureCode.MODEL_DAMAGED) {
                return false;
            }
            throw e;
        }
    }

    /** Logits after all tokens, the first read alone, the others on top of it as the plan says. */
    private float[] read(DecoderPlan plan, int[] tokens) {
        LogitsRowsPool rows = new LogitsRowsPool(decoder.environment(), plan.logits(), tokens.length, 1);
        try (Workspace workspace = Workspace.of(decoder, plan);
                DecodingSequence sequence = new OrtDecodingSequence(
                        decoder, plan, rows, OrtDecoderSession.cache(decoder, plan, 0), workspace, (closed, kept) -> {})) {
            Cancellation none = new Cancellation();
            sequence.append(tokens[0], none);
            float[] logits = new float[plan.logits().vocabulary()];
            sequence.append(Arrays.copyOfRange(tokens, 1, tokens.length), none).get(logits);
            requireFinite(logits);
            return logits;
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

    /**
     * Root mean square of the differences in units of the spread. Tokens that both rule out (minus infinity) are left out; one
     * that only one of them rules out is a difference without bound.
     */
    static double difference(float[] a, float[] b) {
        double sum = 0;
        double squares = 0;
        double differences = 0;
        int count = 0;
        for (int i = 0; i < a.length; i++) {
            if (Float.isFinite(a[i]) != Float.isFinite(b[i])) {
                return Double.POSITIVE_INFINITY;
            }
            if (Float.isFinite(a[i])) {
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
