package dev.openbook.onnx.internal.decode;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.model.Cancellation;
import dev.openbook.onnx.CacheMode;
import dev.openbook.onnx.DecodingSequence;
import dev.openbook.onnx.internal.cache.KeyValueCache;
import dev.openbook.onnx.session.DecoderSignature.Switch;
import dev.openbook.onnx.session.TensorDeclaration.Element;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Reads three tokens in the ways in which texts will be read, before anybody relies on them: at once, which reads nothing from
 * the cache, then the last of them again on top of the cache of the others. Both must give finite numbers, and the same ones, within a
 * tolerance. Two runs for most graphs (some hundredths of the time that loading took); more only where these disagree.
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
    private static final int[] TOKENS = {1, 2, 3};

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
            Optional<DecoderPlan> plan = shared();
            if (plan.isPresent()) {
                return plan.get();
            }
            notices.add("The graph does not take its caches in shared memory, though its operations would; it is run with"
                    + " separate memory, which is slower.");
        }
        return separate();
    }

    /** Nothing if the graph does not work this way. It may still work the other. */
    private Optional<DecoderPlan> shared() {
        try (KeyValueCache cache = cache(CacheMode.SHARED)) {
            FirstRun atOnce = atOnce(cache);
            DecoderPlan plan = DecoderPlan.of(CacheMode.SHARED, atOnce.shape(), wantedChunk);
            float[] step = goOn(plan, cache, TOKENS.length - 1);
            boolean agrees = drifts
                    ? difference(step, stepOnSeparate()) <= TOLERANCE_OF_SHARING
                    : difference(step, atOnce.last()) <= toleranceOfRounding(plan);
            return agrees ? Optional.of(plan) : Optional.empty();
        } catch (OpenbookException e) {
            requireAboutTheGraph(e);
            return Optional.empty();
        }
    }

    /** The same two runs, of the same sizes, on the other kind of cache. */
    private float[] stepOnSeparate() {
        try (KeyValueCache cache = cache(CacheMode.FEEDBACK)) {
            FirstRun atOnce = atOnce(cache);
            return goOn(DecoderPlan.of(CacheMode.FEEDBACK, atOnce.shape(), wantedChunk), cache, TOKENS.length - 1);
        }
    }

    private DecoderPlan separate() {
        try (KeyValueCache cache = cache(CacheMode.FEEDBACK)) {
            FirstRun atOnce = atOnce(cache);
            DecoderPlan plan = DecoderPlan.of(CacheMode.FEEDBACK, atOnce.shape(), wantedChunk);
            boolean oneTokenOnly = decoder.goesOn().signature().oneTokenOnly();
            return !oneTokenOnly && readsOn(plan, cache, atOnce.last()) ? plan : oneByOne(plan, atOnce.last());
        }
    }

    /** Whether two tokens at once on top of one give these logits. Where the graph was not made for that, it may fail. */
    private boolean readsOn(DecoderPlan plan, KeyValueCache cache, float[] expected) {
        try {
            return difference(goOn(plan, cache, 1), expected) <= toleranceOfChunks(plan);
        } catch (OpenbookException e) {
            requireAboutTheGraph(e);
            return false;
        }
    }

    private DecoderPlan oneByOne(DecoderPlan plan, float[] atOnce) {
        DecoderPlan oneByOne = plan.oneByOneOnCache();
        try (KeyValueCache cache = cache(CacheMode.FEEDBACK)) {
            if (difference(goOn(oneByOne, cache, 1), atOnce) > toleranceOfRounding(plan) && !drifts) {
                throw damaged("gives other numbers when it reads a text step by step than when it reads it at once, so its memory"
                        + " of what it read does not work");
            }
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

    /** Failures that another way of running the graph may not have. */
    private static void requireAboutTheGraph(OpenbookException e) {
        switch (e.code()) {
            case ENGINE_FAILED, MODEL_DAMAGED, MODEL_UNSUPPORTED -> {}
            default -> throw e;
        }
    }

    private KeyValueCache cache(CacheMode mode) {
        return OrtDecoderSession.cache(decoder, mode, TOKENS.length);
    }

    private FirstRun atOnce(KeyValueCache empty) {
        FirstRun run = FirstRun.of(decoder, TOKENS, empty);
        requireFinite(run.last());
        return run;
    }

    /**
     * Logits after the last token, when the first ones are in the cache and the others are read on top of them as the plan says.
     *
     * @param cache of all tokens or of none; it is closed afterwards
     */
    private float[] goOn(DecoderPlan plan, KeyValueCache cache, int first) {
        LogitsRowsPool rows = new LogitsRowsPool(decoder.environment(), plan.logits(), TOKENS.length, 1);
        try (Workspace workspace = Workspace.of(decoder, plan);
                DecodingSequence sequence =
                        new OrtDecodingSequence(decoder, plan, rows, cache, workspace, (closed, kept) -> {})) {
            Cancellation none = new Cancellation();
            if (cache.length() == 0) {
                sequence.append(Arrays.copyOf(TOKENS, first), none);
            } else {
                sequence.truncate(first);
            }
            float[] logits = new float[plan.logits().vocabulary()];
            sequence.append(Arrays.copyOfRange(TOKENS, first, TOKENS.length), none).get(logits);
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
