package dev.openbook.onnx.sampling;

import java.nio.FloatBuffer;

/**
 * Subtracts from the logit of each token of the output: the frequency penalty for each time it occurs, the presence penalty
 * once. The prompt does not count. (The definition of the OpenAI interface, which vLLM shares; transformers has none.)
 */
final class OutputPenalties implements LogitsStep {
    private final float frequencyPenalty;
    private final float presencePenalty;
    private final TokenCounts counts;

    OutputPenalties(double frequencyPenalty, double presencePenalty, int vocabularySize) {
        this.frequencyPenalty = (float) frequencyPenalty;
        this.presencePenalty = (float) presencePenalty;
        counts = new TokenCounts(vocabularySize);
    }

    @Override
    public void apply(FloatBuffer logits, TokenHistory history) {
        counts.count(history, history.promptSize());
        for (int i = 0; i < counts.size(); i++) {
            int token = counts.token(i);
            logits.put(token, logits.get(token) - counts.occurrences(i) * frequencyPenalty - presencePenalty);
        }
    }
}
