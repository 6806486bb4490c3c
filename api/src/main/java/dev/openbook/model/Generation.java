package dev.openbook.model;

import dev.openbook.rule.Decision;
import dev.openbook.rule.ReviewTicket;
import java.util.List;
import java.util.Optional;

/**
 * What a model wrote.
 *
 * @param text the text, special tokens and stop strings left out
 * @param inputIds tokens of the prompt
 * @param outputIds tokens written, the one that ended the turn included
 * @param tokens one entry per output token, with log-probabilities where they were asked for
 * @param finishReason why it stopped
 * @param usage what it consumed
 * @param timings how long it took
 * @param decisions what rules said of the request and of the text; empty without rules. Where they changed or withheld the text,
 *     output ids and tokens are empty, since they spell what was written
 */
public record Generation(
        String text,
        List<Integer> inputIds,
        List<Integer> outputIds,
        List<GeneratedToken> tokens,
        FinishReason finishReason,
        Usage usage,
        GenerationTimings timings,
        List<Decision> decisions) {

    /** With no rules asked. */
    public Generation(
            String text,
            List<Integer> inputIds,
            List<Integer> outputIds,
            List<GeneratedToken> tokens,
            FinishReason finishReason,
            Usage usage,
            GenerationTimings timings) {
        this(text, inputIds, outputIds, tokens, finishReason, usage, timings, List.of());
    }

    /** Copies the lists. */
    public Generation {
        inputIds = List.copyOf(inputIds);
        outputIds = List.copyOf(outputIds);
        tokens = List.copyOf(tokens);
        decisions = List.copyOf(decisions);
    }

    /** What a person has to look at before this leaves; empty if nobody has to, as always without rules. */
    public Optional<ReviewTicket> review() {
        return ReviewTicket.of(decisions);
    }
}
