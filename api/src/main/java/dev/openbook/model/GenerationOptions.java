package dev.openbook.model;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How a model writes.
 *
 * @param maxTokens the most tokens that are written; fewer if the model ends its turn or its window is full
 * @param sampling how each token is chosen
 * @param stop strings at which writing stops; they may span tokens, and are not part of the result. One that is the spelling
 *     of a special token, which is never part of the text, stops at that token. Of several, the first to be complete counts
 * @param timeLimit the longest that writing may take from the moment its turn comes; what was written so far is the result.
 *     Looked at between runs of the graph, so a run under way (at most one chunk of the prompt) is finished
 * @param logProbabilities if given, the log-probability of every token is reported, with so many of the likeliest others
 */
public record GenerationOptions(
        int maxTokens, SamplingOptions sampling, List<String> stop, Optional<Duration> timeLimit, OptionalInt logProbabilities) {
    /** The most texts at which writing may stop. */
    public static final int MAX_STOPS = 64;

    /** The most alternatives that are reported for each token. */
    public static final int MAX_ALTERNATIVES = 100;

    private static final GenerationOptions STANDARD =
            new GenerationOptions(256, SamplingOptions.greedy(), List.of(), Optional.empty(), OptionalInt.empty());

    /** Checks the numbers and copies the list. */
    public GenerationOptions {
        stop = List.copyOf(stop);
        require(maxTokens >= 1, maxTokens + " tokens at most were asked for; allowed is 1 or more.");
        require(stop.size() <= MAX_STOPS, stop.size() + " stop strings were given; allowed are at most " + MAX_STOPS + ".");
        require(stop.stream().noneMatch(String::isEmpty), "An empty stop string was given. It would stop everything: leave it out.");
        require(
                stop.stream().noneMatch(GenerationOptions::holdsHalfCharacter),
                "A stop string holds one half of a surrogate pair, as when a text is cut within an emoji. Cut it elsewhere.");
        timeLimit.ifPresent(limit -> require(
                !limit.isNegative() && !limit.isZero(), "A time limit of " + limit + " was given; it must be longer than nothing."));
        logProbabilities.ifPresent(count -> require(
                count >= 0 && count <= MAX_ALTERNATIVES,
                count + " alternatives a token were asked for; allowed are 0 to " + MAX_ALTERNATIVES + "."));
    }

    /** Greedy, at most 256 tokens. */
    public static GenerationOptions standard() {
        return STANDARD;
    }

    /** Greedy, at most so many tokens. */
    public static GenerationOptions greedy(int maxTokens) {
        return STANDARD.withMaxTokens(maxTokens);
    }

    /** The same with another bound on tokens. */
    public GenerationOptions withMaxTokens(int maxTokens) {
        return new GenerationOptions(maxTokens, sampling, stop, timeLimit, logProbabilities);
    }

    /** The same with another way of choosing. */
    public GenerationOptions withSampling(SamplingOptions sampling) {
        return new GenerationOptions(maxTokens, sampling, stop, timeLimit, logProbabilities);
    }

    /** The same with other stop strings. */
    public GenerationOptions withStop(String... stop) {
        return new GenerationOptions(maxTokens, sampling, List.of(stop), timeLimit, logProbabilities);
    }

    /** The same with a time limit. */
    public GenerationOptions withTimeLimit(Duration limit) {
        return new GenerationOptions(maxTokens, sampling, stop, Optional.of(limit), logProbabilities);
    }

    /** The same, reporting log-probabilities with so many alternatives for each token. */
    public GenerationOptions withLogProbabilities(int alternatives) {
        return new GenerationOptions(maxTokens, sampling, stop, timeLimit, OptionalInt.of(alternatives));
    }

    private static boolean holdsHalfCharacter(String text) {
        return text.codePoints().anyMatch(point -> Character.getType(point) == Character.SURROGATE);
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new OpenbookException(FailureCode.ARGUMENT_INVALID, message);
        }
    }
}
