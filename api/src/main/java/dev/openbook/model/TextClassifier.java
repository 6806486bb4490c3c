package dev.openbook.model;

import java.util.Collections;
import java.util.List;

/**
 * Sorts texts into classes that the model was trained for.
 *
 * <pre>{@code
 * Classification result = classifier.classify("The grant covers salaries and travel.");
 * System.out.println(result.best().label());
 * }</pre>
 *
 * <p>Thread-safe and bounded: concurrent calls share one session and a fixed number of runs. A text has the same
 * probabilities whatever else is in the list. A call costs one run of the model for each window of each text; short ones share
 * runs.
 *
 * <p>An empty text is read as one, by its special tokens alone. Half a surrogate pair is read as U+FFFD.
 */
public interface TextClassifier extends Model {

    /** The classes, in the order of the model's outputs. */
    List<String> labels();

    /**
     * Whether several classes may be true of one text, so that each has a probability of its own (sigmoid). Otherwise exactly
     * one is true, and all probabilities make 1 (softmax).
     */
    boolean multiLabel();

    /** How many tokens fit into the model at once, special ones left out. */
    int maxTokens();

    /** How many tokens a text has for this model, special ones left out. Costs microseconds per word; runs no model. */
    int countTokens(String text);

    /**
     * Classifies texts, in their order.
     *
     * @param longTexts what becomes of texts longer than {@link #maxTokens()}: with {@link LongText#WINDOWS} each is read in
     *     windows of equal length, and its probabilities are the mean over the windows, weighted by tokens
     * @throws dev.openbook.failure.OpenbookException {@code ARGUMENT_INVALID} for a missing (null) text, or for an empty one if
     *     the model adds no special tokens; {@code CONTEXT_OVERFLOW} if a long text is to be refused; {@code MODEL_DAMAGED} if the
     *     model gives numbers that are not finite; {@code CLOSED} after closing; {@code CANCELLED} if the calling thread is
     *     interrupted
     */
    List<Classification> classify(List<String> texts, LongText longTexts);

    /** Classifies texts, in their order, long ones in windows; see {@link #classify(List, LongText)}. */
    default List<Classification> classify(List<String> texts) {
        return classify(texts, LongText.WINDOWS);
    }

    /** Classifies one text; see {@link #classify(List, LongText)}. */
    default Classification classify(String text) {
        return classify(Collections.singletonList(text)).getFirst();
    }
}
