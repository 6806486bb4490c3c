package dev.openbook.model;

import java.util.List;

/**
 * What a reader found.
 *
 * @param answers best first; no two of them overlap. Empty if the context is empty, or if no answer was allowed and is
 *     likelier than any
 * @param noAnswerScore how likely it is that the context does not answer the question: the product of the probabilities that
 *     the model gives its first token as beginning and as end, the least over the windows. Comparable with the scores of the
 *     answers; it means something only in models that were trained with questions without answers
 * @param coverage how the context was read
 */
public record Reading(List<ExtractedAnswer> answers, double noAnswerScore, Coverage coverage) {
    /** Copies the list. */
    public Reading {
        answers = List.copyOf(answers);
    }
}
