package dev.openbook.classify;

import dev.openbook.internal.encode.Activation;
import dev.openbook.internal.encode.TokenRange;
import dev.openbook.internal.encode.TokenWindows;
import java.util.Arrays;
import java.util.List;

/** The labels of a text's tokens, each from the window that shows most of what stands round it. */
final class TokenScores {
    private final List<float[]> logits;
    private final TokenWindows windows;
    private final int before;
    private final int labels;
    private final int[] windowByToken;

    /**
     * Reads what the windows of a text gave.
     *
     * @param logits by window: those of all its tokens, special ones included, one behind the other
     * @param windows of the text
     * @param before how many special tokens stand in front of a window
     * @param labels how many labels there are
     */
    TokenScores(List<float[]> logits, TokenWindows windows, int before, int labels) {
        this.logits = logits;
        this.windows = windows;
        this.before = before;
        this.labels = labels;
        this.windowByToken = windowByToken(windows.ranges());
    }

    /** How many tokens have labels: those that were read. */
    int tokens() {
        return windowByToken.length;
    }

    /** The probabilities of all labels of a token. */
    double[] of(int token) {
        int window = windowByToken[token];
        int from = (before + token - windows.ranges().get(window).from()) * labels;
        return Activation.SOFTMAX.apply(Arrays.copyOfRange(logits.get(window), from, from + labels));
    }

    /** The window in which each token stands farthest from an end that is not the text's own; of equals the first. */
    private static int[] windowByToken(List<TokenRange> ranges) {
        int tokens = ranges.getLast().to();
        int[] chosen = new int[tokens];
        int[] context = new int[tokens];
        Arrays.fill(context, -1);
        for (int window = 0; window < ranges.size(); window++) {
            TokenRange range = ranges.get(window);
            for (int token = range.from(); token < range.to(); token++) {
                int left = range.from() == 0 ? Integer.MAX_VALUE : token - range.from();
                int right = range.to() == tokens ? Integer.MAX_VALUE : range.to() - 1 - token;
                if (Math.min(left, right) > context[token]) {
                    context[token] = Math.min(left, right);
                    chosen[token] = window;
                }
            }
        }
        return chosen;
    }
}
