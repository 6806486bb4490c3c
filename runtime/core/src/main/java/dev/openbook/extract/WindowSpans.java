package dev.openbook.extract;

import dev.openbook.internal.encode.Activation;
import dev.openbook.internal.encode.TokenRange;
import dev.openbook.text.PairTokenization;
import java.util.Arrays;

/**
 * How likely each token of a window of the context begins or ends an answer. The first token of the row, which stands for no
 * answer, shares in both; those of the question do not. So does transformers' question-answering pipeline (4.x).
 *
 * @param range which tokens of the context these are
 * @param start probability of beginning one, by token
 * @param end probability of ending one, by token
 * @param none probability that there is no answer
 */
@SuppressWarnings("ArrayRecordComponent") // large and short-lived, never compared
record WindowSpans(TokenRange range, double[] start, double[] end, double none) {

    /** Reads the logits of a row that holds some tokens of the second text of a pair. */
    static WindowSpans of(PairTokenization pair, TokenRange range, SpanLogits logits) {
        boolean first = pair.tokens().special()[0];
        double[] start = probabilities(logits.start(), pair.secondStart(), range.length(), first);
        double[] end = probabilities(logits.end(), pair.secondStart(), range.length(), first);
        int count = range.length();
        return new WindowSpans(
                range, Arrays.copyOf(start, count), Arrays.copyOf(end, count), first ? start[count] * end[count] : 0);
    }

    /** Those of the context; behind them that of the row's first token, if it counts. */
    private static double[] probabilities(float[] logits, int from, int count, boolean first) {
        float[] counted = Arrays.copyOf(Arrays.copyOfRange(logits, from, from + count), first ? count + 1 : count);
        if (first) {
            counted[count] = logits[0];
        }
        return Activation.SOFTMAX.apply(counted);
    }
}
