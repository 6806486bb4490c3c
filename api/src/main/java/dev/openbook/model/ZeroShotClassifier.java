package dev.openbook.model;

import java.util.Collections;
import java.util.List;

/**
 * Sorts texts into classes that are only named, with a model of natural language inference: each class becomes a sentence
 * (the hypothesis), and the model says whether the text entails it (Yin, Hay and Roth 2019, arXiv:1909.00161).
 *
 * <pre>{@code
 * CandidateLabels topics = CandidateLabels.of("housing", "health", "education");
 * Classification result = classifier.classify("We build homes for families.", topics);
 * }</pre>
 *
 * <p>Thread-safe and bounded: concurrent calls share one session and a fixed number of runs. A call costs one run of the
 * model for each class and each window of each text; short ones share runs.
 *
 * <p>An empty text is read as one. Half a surrogate pair is read as U+FFFD.
 */
public interface ZeroShotClassifier extends Model {

    /** How many tokens text and hypothesis may have together to be read at once, special ones left out. */
    int maxTokens();

    /** How many tokens a text has for this model, special ones left out. Costs microseconds per word; runs no model. */
    int countTokens(String text);

    /**
     * Classifies texts, in their order. Hypotheses are never cut.
     *
     * @param candidates the classes, and how they are worded
     * @param longTexts what becomes of texts that do not fit beside the longest hypothesis: with {@link LongText#WINDOWS} each is
     *     read in windows of equal length, and its probabilities are the mean over the windows, weighted by tokens
     * @return probabilities in the order of the candidates; see {@link CandidateLabels} for what they mean
     * @throws dev.openbook.failure.OpenbookException {@code ARGUMENT_INVALID} for a missing (null) text; {@code CONTEXT_OVERFLOW}
     *     if a hypothesis leaves less than a quarter of the window to a text that needs more, or if a long text is to be refused;
     *     {@code MODEL_DAMAGED} if the model gives numbers that are not finite; {@code CLOSED} after closing; {@code CANCELLED} if
     *     the calling thread is interrupted
     */
    List<Classification> classify(List<String> texts, CandidateLabels candidates, LongText longTexts);

    /** Classifies one text, a long one in windows; see {@link #classify(List, CandidateLabels, LongText)}. */
    default Classification classify(String text, CandidateLabels candidates) {
        return classify(Collections.singletonList(text), candidates, LongText.WINDOWS).getFirst();
    }
}
