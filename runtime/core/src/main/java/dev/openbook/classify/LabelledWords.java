package dev.openbook.classify;

import dev.openbook.internal.encode.TokenWords;
import dev.openbook.model.EntityAggregation;
import dev.openbook.text.Tokenization;
import java.util.ArrayList;
import java.util.List;

/**
 * Tokens with their labels, joined to words as transformers' token-classification pipeline does. What a word is says the
 * tokenizer: tokens that it made of one piece of text between which no white space stands. A pure function.
 *
 * @param text the text
 * @param tokens its tokens, special ones left out
 * @param scores probabilities of their labels
 * @param labels names of the labels
 */
record LabelledWords(String text, Tokenization tokens, TokenScores scores, List<String> labels) {

    /** One for each token that was read. */
    List<LabelledWord> tokenByToken() {
        List<LabelledWord> words = new ArrayList<>(scores.tokens());
        for (int token = 0; token < scores.tokens(); token++) {
            words.add(labelled(scores.of(token), token, token + 1));
        }
        return words;
    }

    /** One for each word, or for each token where words have no say. */
    List<LabelledWord> joined(EntityAggregation aggregation) {
        if (aggregation == EntityAggregation.SIMPLE) {
            return tokenByToken();
        }
        List<LabelledWord> words = new ArrayList<>();
        for (int from = 0; from < scores.tokens(); ) {
            int to = from + 1;
            while (to < scores.tokens() && TokenWords.goesOn(text, tokens, to)) {
                to++;
            }
            words.add(labelled(ofWord(aggregation, from, to), from, to));
            from = to;
        }
        return words;
    }

    private double[] ofWord(EntityAggregation aggregation, int from, int to) {
        return switch (aggregation) {
            case SIMPLE, FIRST -> scores.of(from);
            case AVERAGE -> average(from, to);
            case MAX -> mostCertain(from, to);
        };
    }

    private double[] average(int from, int to) {
        double[] mean = new double[labels.size()];
        for (int token = from; token < to; token++) {
            double[] own = scores.of(token);
            for (int label = 0; label < mean.length; label++) {
                mean[label] += own[label] / (to - from);
            }
        }
        return mean;
    }

    private double[] mostCertain(int from, int to) {
        double[] best = scores.of(from);
        for (int token = from + 1; token < to; token++) {
            double[] own = scores.of(token);
            if (own[likeliest(own)] > best[likeliest(best)]) {
                best = own;
            }
        }
        return best;
    }

    private LabelledWord labelled(double[] probabilities, int from, int to) {
        int label = likeliest(probabilities);
        return new LabelledWord(labels.get(label), probabilities[label], tokens.starts()[from], tokens.ends()[to - 1]);
    }

    private static int likeliest(double[] probabilities) {
        int best = 0;
        for (int label = 1; label < probabilities.length; label++) {
            if (probabilities[label] > probabilities[best]) {
                best = label;
            }
        }
        return best;
    }
}
