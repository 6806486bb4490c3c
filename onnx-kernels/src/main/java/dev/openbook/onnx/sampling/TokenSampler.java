package dev.openbook.onnx.sampling;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.model.SamplingOptions;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Chooses the next token of one generation from the model's logits.
 *
 * <pre>{@code
 * TokenSampler sampler = TokenSampler.of(options, vocabularySize);
 * TokenHistory history = TokenHistory.ofPrompt(prompt);
 * int token = sampler.next(logits, history);
 * history.append(token);
 * }</pre>
 *
 * <p>Not thread-safe, and not to be shared: it holds the state of the random numbers and scratch memory (nothing for greedy
 * choice; four bytes per token of the vocabulary for each penalty; up to 16 when drawing without top-k). Allocates nothing per
 * token. Needs no closing. One pass over the vocabulary for greedy choice and top-k, a few without top-k; the figures stand in
 * {@code samples/benchmarks}.
 */
public final class TokenSampler {
    private final SamplingOptions options;
    private final int vocabularySize;
    private final List<LogitsStep> steps;
    private final TokenChoice choice;

    private TokenSampler(SamplingOptions options, int vocabularySize) {
        this.options = options;
        this.vocabularySize = vocabularySize;
        this.steps = logitsSteps(options, vocabularySize);
        this.choice = options.isGreedy() ? new Greedy() : draw(options, vocabularySize);
    }

    /**
     * A sampler for one generation.
     *
     * @param vocabularySize how many logits the model gives for each token, 1 or more
     * @throws OpenbookException {@code ARGUMENT_INVALID} if a logit bias names a token that the model does not have
     */
    public static TokenSampler of(SamplingOptions options, int vocabularySize) {
        if (vocabularySize < 1) {
            throw new IllegalArgumentException("A vocabulary of " + vocabularySize + " tokens; at least 1 is needed.");
        }
        options.logitBias().keySet().forEach(token -> requireKnown(token, vocabularySize));
        return new TokenSampler(options, vocabularySize);
    }

    /**
     * Chooses. Appends nothing to the history.
     *
     * @param logits one for each token of the vocabulary, from the buffer's position to its limit, which stay. Used up:
     *     penalties are written into them, so what is to be asked of {@link LogProbabilities} is asked before. NaN is never
     *     chosen
     * @param history prompt and output so far
     * @return the token's id
     * @throws OpenbookException {@code MODEL_DAMAGED} if no logit is a number above negative infinity; {@code
     *     ARGUMENT_INVALID} if the rule against repeated sequences forbids every token
     */
    public int next(FloatBuffer logits, TokenHistory history) {
        FloatBuffer row = logits.position() == 0 ? logits : logits.slice();
        if (row.limit() != vocabularySize) {
            throw new IllegalArgumentException(row.limit() + " logits for a vocabulary of " + vocabularySize + " tokens.");
        }
        for (int i = 0; i < steps.size(); i++) { // no iterator: nothing is allocated per token
            steps.get(i).apply(row, history);
        }
        int token = choice.choose(row);
        if (token == TokenChoice.NONE) {
            throw nothingLeft(row);
        }
        return token;
    }

    /** What changes logits, in the order that {@link SamplingOptions} promises; nothing for what is switched off. */
    static List<LogitsStep> logitsSteps(SamplingOptions options, int vocabularySize) {
        List<LogitsStep> steps = new ArrayList<>();
        if (!options.logitBias().isEmpty()) {
            steps.add(new LogitBias(options.logitBias()));
        }
        if (options.repetitionPenalty() != 1) {
            steps.add(new RepetitionPenalty(options.repetitionPenalty(), vocabularySize));
        }
        if (options.frequencyPenalty() != 0 || options.presencePenalty() != 0) {
            steps.add(new OutputPenalties(options.frequencyPenalty(), options.presencePenalty(), vocabularySize));
        }
        if (options.noRepeatNgramSize() > 0) {
            steps.add(new NoRepeatNgram(options.noRepeatNgramSize(), vocabularySize));
        }
        return List.copyOf(steps);
    }

    /** A draw with its bounds, in the order that {@link SamplingOptions} promises. */
    static Draw draw(SamplingOptions options, int vocabularySize) {
        List<CandidateStep> steps = new ArrayList<>();
        steps.add(new Temperature(options.temperature()));
        if (options.topP() < 1) {
            steps.add(new TopP(options.topP()));
        }
        if (options.minP() > 0) {
            steps.add(new MinP(options.minP()));
        }
        return new Draw(source(options, vocabularySize), steps, new SplitMix64(options.seed()));
    }

    private static CandidateSource source(SamplingOptions options, int vocabularySize) {
        if (options.topK() > 0 && options.topK() < vocabularySize) {
            return new TopK(options.topK());
        }
        // Top-p needs the weight of all tokens; min-p alone needs no token that it will drop.
        return options.minP() > 0 && options.topP() == 1
                ? WithinReach.ofMinP(options.minP(), options.temperature())
                : WithinReach.all(options.temperature(), vocabularySize);
    }

    private OpenbookException nothingLeft(FloatBuffer logits) {
        int damaged = 0;
        for (int id = 0; id < vocabularySize; id++) {
            damaged += Float.isNaN(logits.get(id)) ? 1 : 0;
        }
        if (damaged == 0 && options.noRepeatNgramSize() > 0) {
            return new OpenbookException(
                    FailureCode.ARGUMENT_INVALID,
                    "No token is left to choose from: each of the model's " + vocabularySize + " would repeat a sequence of "
                            + options.noRepeatNgramSize() + ". Give a larger no-repeat n-gram size, or 0 for no such rule.");
        }
        return new OpenbookException(
                FailureCode.MODEL_DAMAGED,
                "The model gave no usable number for the next token: of its " + vocabularySize + " values " + damaged
                        + " are not numbers, and the rest are minus infinity. Compare the model's files with its publisher's"
                        + " digests; if they are whole, try an export of another number format, such as fp32 instead of fp16.");
    }

    private static void requireKnown(int token, int vocabularySize) {
        if (token < 0 || token >= vocabularySize) {
            throw new OpenbookException(
                    FailureCode.ARGUMENT_INVALID,
                    "A logit bias for token " + token + " was given; this model has tokens 0 to " + (vocabularySize - 1) + ".");
        }
    }
}
