package dev.openbook.model;

import java.util.List;

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
 */
public record Generation(
        String text,
        List<Integer> inputIds,
        List<Integer> outputIds,
        List<GeneratedToken> tokens,
        FinishReason finishReason,
        Usage usage,
        GenerationTimings timings) {
    /** Copies the lists. */
    public Generation {
        inputIds = List.copyOf(inputIds);
        outputIds = List.copyOf(outputIds);
        tokens = List.copyOf(tokens);
    }
}
