package dev.openbook.retrieve;

import dev.openbook.document.SearchFilter;

/**
 * What to find. The text is words, never query syntax.
 *
 * @param text the question or key words
 * @param mode how to search
 * @param limit how many passages at most, 1 to 1,000
 * @param filter narrows the search
 */
public record Query(String text, SearchMode mode, int limit, SearchFilter filter) {
    /** Most passages that one query may ask for. */
    public static final int MAX_LIMIT = 1_000;

    /** Checks the limit. */
    public Query {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new IllegalArgumentException("A query gives 1 to " + MAX_LIMIT + " passages, not " + limit + ".");
        }
    }

    /** Ten passages, by words and by meaning, from everywhere. */
    public static Query of(String text) {
        return new Query(text, SearchMode.HYBRID, 10, SearchFilter.none());
    }
}
