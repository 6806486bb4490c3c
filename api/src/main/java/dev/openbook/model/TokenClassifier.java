package dev.openbook.model;

import java.util.Collections;
import java.util.List;

/**
 * Finds names, dates and the like in texts: gives every token a label, and joins tokens to entities.
 *
 * <pre>{@code
 * for (Entity entity : tagger.tag("The Harbour Fund opens on 3 May.").entities()) {
 *     System.out.println(entity.label() + ": " + entity.text());
 * }
 * }</pre>
 *
 * <p>Thread-safe and bounded: concurrent calls share one session and a fixed number of runs. A text has the same labels
 * whatever else is in the list. A call costs one run of the model for each window of each text; short ones share runs. Memory
 * grows with the longest text: it takes all its tokens, and four bytes for each label of each.
 *
 * <p>An empty text has no tokens and no entities. Half a surrogate pair is read as U+FFFD.
 */
public interface TokenClassifier extends Model {

    /** The labels, in the order of the model's outputs, such as {@code O}, {@code B-ORG}, {@code I-ORG}. */
    List<String> labels();

    /** How many tokens fit into the model at once, special ones left out. */
    int maxTokens();

    /** How many tokens a text has for this model, special ones left out. Costs microseconds per word; runs no model. */
    int countTokens(String text);

    /**
     * Tags texts, in their order.
     *
     * @param aggregation how the labels of a word's tokens become one
     * @param longTexts what becomes of texts longer than {@link #maxTokens()}: with {@link LongText#WINDOWS} each is read in
     *     windows that overlap by a quarter, every token is labelled by the window that shows most of what stands round it, and
     *     entities are joined over the whole text
     * @throws dev.openbook.failure.OpenbookException {@code ARGUMENT_INVALID} for a missing (null) text; {@code CONTEXT_OVERFLOW}
     *     if a long text is to be refused; {@code MODEL_DAMAGED} if the model gives numbers that are not finite; {@code CLOSED}
     *     after closing; {@code CANCELLED} if the calling thread is interrupted
     */
    List<Tagging> tag(List<String> texts, EntityAggregation aggregation, LongText longTexts);

    /** Tags one text, token by token, a long one in windows; see {@link #tag(List, EntityAggregation, LongText)}. */
    default Tagging tag(String text) {
        return tag(Collections.singletonList(text), EntityAggregation.SIMPLE, LongText.WINDOWS).getFirst();
    }
}
