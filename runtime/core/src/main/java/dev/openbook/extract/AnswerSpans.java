package dev.openbook.extract;

import dev.openbook.internal.encode.TokenWords;
import dev.openbook.internal.encode.TrimmedSpan;
import dev.openbook.text.PairTokenization;
import java.util.Arrays;

/** Where answers stand in a context that begin and end with certain of its tokens. */
final class AnswerSpans {
    private final String context;
    private final int[] starts;
    private final int[] ends;

    private AnswerSpans(String context, int[] starts, int[] ends) {
        this.context = context;
        this.starts = starts;
        this.ends = ends;
    }

    /**
     * Those of a context. Costs one look at each of its tokens, however long its words are.
     *
     * @param pair question and context as tokens
     * @param wholeWords whether answers are widened to whole words
     */
    static AnswerSpans of(String context, PairTokenization pair, boolean wholeWords) {
        int[] starts = Arrays.copyOfRange(pair.tokens().starts(), pair.secondStart(), pair.secondEnd());
        int[] ends = Arrays.copyOfRange(pair.tokens().ends(), pair.secondStart(), pair.secondEnd());
        if (wholeWords) {
            for (int token = 1; token < starts.length; token++) {
                if (TokenWords.goesOn(context, pair.tokens(), pair.secondStart() + token)) {
                    starts[token] = starts[token - 1];
                }
            }
            for (int token = ends.length - 2; token >= 0; token--) {
                if (TokenWords.goesOn(context, pair.tokens(), pair.secondStart() + token + 1)) {
                    ends[token] = ends[token + 1];
                }
            }
        }
        return new AnswerSpans(context, starts, ends);
    }

    /** Where an answer begins that begins with a token, in UTF-16 units. */
    int start(int token) {
        return starts[token];
    }

    /** Where an answer ends that ends with a token, exclusive, in UTF-16 units. */
    int end(int token) {
        return ends[token];
    }

    /** The answer of some tokens, both ends included; empty if it is white space. */
    TrimmedSpan of(int first, int last) {
        return TrimmedSpan.of(context, starts[first], ends[last]);
    }
}
