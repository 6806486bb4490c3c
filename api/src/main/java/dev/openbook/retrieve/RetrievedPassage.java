package dev.openbook.retrieve;

import dev.openbook.document.Passage;
import java.util.Map;

/**
 * A passage that was found.
 *
 * @param passage the passage
 * @param rank its place in the result, from 1
 * @param score the score that it is ranked by; comparable within one result only
 * @param legs what each way of searching said: {@link SearchMode#LEXICAL}, {@link SearchMode#SEMANTIC}; a way that did not
 *     find it has no entry
 */
public record RetrievedPassage(Passage passage, int rank, double score, Map<SearchMode, LegScore> legs) {
    /** Copies the map. */
    public RetrievedPassage {
        legs = Map.copyOf(legs);
    }
}
