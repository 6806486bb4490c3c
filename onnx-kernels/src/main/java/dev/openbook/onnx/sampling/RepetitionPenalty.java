package dev.openbook.onnx.sampling;

import java.nio.FloatBuffer;

/**
 * Makes every token of prompt and output less likely, once however often it occurs: a negative logit is multiplied by the
 * penalty, any other divided by it (Keskar et al., "CTRL", 2019, arXiv:1909.05858, in the form of transformers'
 * {@code RepetitionPenaltyLogitsProcessor}). A penalty below 1 makes them likelier.
 */
final class RepetitionPenalty implements LogitsStep {
    private final float penalty;
    private final TokenCounts counts;

    RepetitionPenalty(double penalty, int vocabularySize) {
        this.penalty = (float) penalty;
        counts = new TokenCounts(vocabularySize);
    }

    @Override
    public void apply(FloatBuffer logits, TokenHistory history) {
        counts.count(history, 0);
        for (int i = 0; i < counts.size(); i++) {
            int token = counts.token(i);
            float logit = logits.get(token);
            logits.put(token, logit < 0 ? logit * penalty : logit / penalty);
        }
    }
}
