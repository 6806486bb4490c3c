package dev.openbook.model;

import java.util.Comparator;
import java.util.List;

/**
 * Says how well passages answer a query, reading each together with the query (a cross-encoder). Slower and more exact than
 * comparing vectors, so it is usually asked about the best hits of a search.
 *
 * <pre>{@code
 * for (PassageScore hit : reranker.rank("Who may apply?", passages)) {
 *     System.out.println(hit.score() + " " + passages.get(hit.index()));
 * }
 * }</pre>
 *
 * <p>Thread-safe and bounded: concurrent calls share one session and a fixed number of runs. A passage has the same score
 * whatever else is in the list. A call costs one run of the model for each window of each passage; short ones share runs.
 *
 * <p>An empty passage is read as one, and scored. Half a surrogate pair is read as U+FFFD.
 */
public interface Reranker extends Model {

    /** How many tokens query and passage may have together to be read at once, special ones left out. */
    int maxTokens();

    /** How many tokens a text has for this model, special ones left out. Costs microseconds per word; runs no model. */
    int countTokens(String text);

    /**
     * Scores passages, in their order. The query is never cut.
     *
     * @param query what is asked
     * @param passages what may answer it
     * @param longPassages what becomes of passages that do not fit beside the query: with {@link LongText#WINDOWS} each is read
     *     in windows that overlap by a quarter, and its score is that of its best window
     * @throws dev.openbook.failure.OpenbookException {@code ARGUMENT_INVALID} for a missing (null) text, or for an empty passage with an
     *     empty query if the model adds no special tokens; {@code CONTEXT_OVERFLOW} if the query leaves less than a quarter of the
     *     window to a passage that needs more, or if a long passage is to be refused; {@code MODEL_DAMAGED} if the model gives
     *     numbers that are not finite; {@code CLOSED} after closing; {@code CANCELLED} if the calling thread is interrupted
     */
    List<PassageScore> score(String query, List<String> passages, LongText longPassages);

    /** Scores passages, in their order, long ones in windows; see {@link #score(String, List, LongText)}. */
    default List<PassageScore> score(String query, List<String> passages) {
        return score(query, passages, LongText.WINDOWS);
    }

    /**
     * Scores passages and puts the best first; of equals the one that came first. See {@link #score(String, List, LongText)}.
     */
    default List<PassageScore> rank(String query, List<String> passages, LongText longPassages) {
        return score(query, passages, longPassages).stream()
                .sorted(Comparator.comparingDouble(PassageScore::logit).reversed())
                .toList();
    }

    /** The same, long passages in windows. */
    default List<PassageScore> rank(String query, List<String> passages) {
        return rank(query, passages, LongText.WINDOWS);
    }
}
