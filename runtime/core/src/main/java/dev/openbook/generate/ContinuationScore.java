package dev.openbook.generate;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.model.Cancellation;
import dev.openbook.model.TextScore;
import dev.openbook.model.TokenProbability;
import dev.openbook.onnx.DecodingSequence;
import dev.openbook.onnx.sampling.LogProbabilities;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** How likely a text is to follow a prompt. */
final class ContinuationScore {
    private ContinuationScore() {}

    /**
     * Scores.
     *
     * @param prompt tokens of the prompt alone
     * @param together tokens of prompt and text as one. Where a token spans both, it counts as the text's
     */
    static TextScore of(GeneratorParts parts, int[] prompt, int[] together, Cancellation cancellation) {
        int different = Arrays.mismatch(prompt, 0, prompt.length, together, 0, Math.min(prompt.length, together.length));
        int from = different < 0 ? prompt.length : different;
        if (from == together.length) {
            throw new OpenbookException(
                    FailureCode.ARGUMENT_INVALID, "The text to be scored is empty. Give at least one character.");
        }
        if (from == 0) {
            throw new OpenbookException(
                    FailureCode.ARGUMENT_INVALID,
                    "The prompt and the text melt into one token, so nothing comes before it. Give a longer prompt.");
        }
        return of(parts, together, from, cancellation);
    }

    private static TextScore of(GeneratorParts parts, int[] tokens, int from, Cancellation cancellation) {
        List<TokenProbability> scored = new ArrayList<>();
        int[] read = Arrays.copyOf(tokens, tokens.length - 1); // nothing follows the last token
        try (DecodingSequence sequence = parts.decoder().newSequence(read.length)) {
            if (from > 1) {
                sequence.append(Arrays.copyOf(read, from - 1), cancellation);
            }
            sequence.append(
                    Arrays.copyOfRange(read, from - 1, read.length),
                    (index, logits) -> {
                        int next = tokens[from + index];
                        requireKnown(next, logits.remaining());
                        double logProbability = LogProbabilities.of(logits).of(next);
                        scored.add(new TokenProbability(next, TokenReport.textOf(parts.tokenizer(), next), logProbability));
                    },
                    cancellation);
        }
        return new TextScore(scored.stream().mapToDouble(TokenProbability::logProbability).sum(), scored);
    }

    /** Tokenizers with more tokens than the model has been seen: some are added to the one and not to the other. */
    private static void requireKnown(int token, int vocabulary) {
        if (token >= vocabulary) {
            throw new OpenbookException(
                    FailureCode.ARGUMENT_INVALID,
                    "The text holds the token " + token + "; this model writes tokens 0 to " + (vocabulary - 1)
                            + ". Leave out what spells it.");
        }
    }
}
