package dev.openbook.model;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * How the next token is chosen from the model's logits. Applied in the order of the components below, as the transformers
 * library does: bias and penalties first, then temperature, top-k, top-p, min-p, then the draw.
 *
 * @param logitBias added to the logits of single tokens; -100 forbids one in practice
 * @param repetitionPenalty divides positive and multiplies negative logits of every token that occurs in prompt or output
 *     (Keskar et al. 2019, CTRL); 1 is none
 * @param frequencyPenalty subtracted once for each time that a token occurs in the output; 0 is none
 * @param presencePenalty subtracted from every token that occurs in the output; 0 is none
 * @param noRepeatNgramSize no sequence of so many tokens occurs twice in prompt and output together; 0 is no such rule
 * @param temperature divides the logits; 0 takes the likeliest token, the first one of equals
 * @param topK only the so many likeliest tokens stay; 0 is all
 * @param topP only the likeliest tokens that together reach this probability stay (Holtzman et al. 2019); 1 is all
 * @param minP only tokens at least so likely relative to the likeliest one stay (Nguyen et al. 2024); 0 is all
 * @param seed of the draw: the same seed gives the same tokens
 */
public record SamplingOptions(
        Map<Integer, Double> logitBias,
        double repetitionPenalty,
        double frequencyPenalty,
        double presencePenalty,
        int noRepeatNgramSize,
        double temperature,
        int topK,
        double topP,
        double minP,
        long seed) {
    private static final SamplingOptions GREEDY = new SamplingOptions(Map.of(), 1, 0, 0, 0, 0, 0, 1, 0, 0);
    private static final double MOST_BIAS = 1e4;

    /** Checks ranges, and that nothing narrows a choice that temperature 0 has already made. */
    public SamplingOptions {
        logitBias = Collections.unmodifiableMap(new TreeMap<>(logitBias));
        logitBias.forEach((token, bias) -> requireInRange("logit bias of token " + token, bias, -MOST_BIAS, MOST_BIAS));
        requireInRange("repetition penalty", repetitionPenalty, 0.01, 100);
        requireInRange("frequency penalty", frequencyPenalty, -100, 100);
        requireInRange("presence penalty", presencePenalty, -100, 100);
        requireInRange("no-repeat n-gram size", noRepeatNgramSize, 0, 1_000);
        requireInRange("temperature", temperature, 0, 100);
        requireInRange("top-k", topK, 0, Integer.MAX_VALUE);
        requireInRange("top-p", topP, 1e-6, 1);
        requireInRange("min-p", minP, 0, 1);
        List<String> narrowing = new ArrayList<>();
        if (topK > 0) {
            narrowing.add("top-k " + topK);
        }
        if (topP < 1) {
            narrowing.add("top-p " + topP);
        }
        if (minP > 0) {
            narrowing.add("min-p " + minP);
        }
        if (temperature == 0 && !narrowing.isEmpty()) {
            throw new OpenbookException(
                    FailureCode.ARGUMENT_INVALID,
                    "Temperature 0 always takes the likeliest token, so " + String.join(" and ", narrowing)
                            + " would do nothing. Leave one of them out: the temperature, or the rest.");
        }
    }

    /** Always the likeliest token. */
    public static SamplingOptions greedy() {
        return GREEDY;
    }

    /** A draw at a temperature from all tokens. */
    public static SamplingOptions sampled(double temperature, long seed) {
        return GREEDY.withTemperature(temperature).withSeed(seed);
    }

    /** Whether the likeliest token is always taken. */
    public boolean isGreedy() {
        return temperature == 0;
    }

    /** The same with another bias. */
    public SamplingOptions withLogitBias(Map<Integer, Double> logitBias) {
        return new SamplingOptions(logitBias, repetitionPenalty, frequencyPenalty, presencePenalty, noRepeatNgramSize,
                temperature, topK, topP, minP, seed);
    }

    /** The same with another repetition penalty. */
    public SamplingOptions withRepetitionPenalty(double repetitionPenalty) {
        return new SamplingOptions(logitBias, repetitionPenalty, frequencyPenalty, presencePenalty, noRepeatNgramSize,
                temperature, topK, topP, minP, seed);
    }

    /** The same with other penalties on what the output holds already. */
    public SamplingOptions withOutputPenalties(double frequencyPenalty, double presencePenalty) {
        return new SamplingOptions(logitBias, repetitionPenalty, frequencyPenalty, presencePenalty, noRepeatNgramSize,
                temperature, topK, topP, minP, seed);
    }

    /** The same with another rule against repeated sequences. */
    public SamplingOptions withNoRepeatNgramSize(int noRepeatNgramSize) {
        return new SamplingOptions(logitBias, repetitionPenalty, frequencyPenalty, presencePenalty, noRepeatNgramSize,
                temperature, topK, topP, minP, seed);
    }

    /** The same with another temperature. */
    public SamplingOptions withTemperature(double temperature) {
        return new SamplingOptions(logitBias, repetitionPenalty, frequencyPenalty, presencePenalty, noRepeatNgramSize,
                temperature, topK, topP, minP, seed);
    }

    /** The same with other bounds on the draw; 0, 1 and 0 bound nothing. Others need a temperature, which is set before. */
    public SamplingOptions withBounds(int topK, double topP, double minP) {
        return new SamplingOptions(logitBias, repetitionPenalty, frequencyPenalty, presencePenalty, noRepeatNgramSize,
                temperature, topK, topP, minP, seed);
    }

    /** The same with another seed. */
    public SamplingOptions withSeed(long seed) {
        return new SamplingOptions(logitBias, repetitionPenalty, frequencyPenalty, presencePenalty, noRepeatNgramSize,
                temperature, topK, topP, minP, seed);
    }

    private static void requireInRange(String what, double value, double least, double most) {
        if (!(value >= least && value <= most)) { // so that NaN is refused, too
            throw new OpenbookException(
                    FailureCode.ARGUMENT_INVALID,
                    String.format(Locale.ROOT, "A %s of %s was given; allowed is %s to %s.", what, number(value), number(least),
                            number(most)));
        }
    }

    private static String number(double value) {
        return Double.isFinite(value) && Math.abs(value) < 1e15
                ? BigDecimal.valueOf(value).stripTrailingZeros().toPlainString()
                : String.valueOf(value);
    }
}
