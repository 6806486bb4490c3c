package dev.openbook.card;

/**
 * Bounds on the cards of one untrusted model.
 *
 * @param maxBytes how much of a card in Markdown is read, and the size of the largest file of results
 * @param maxJsonBytes size of the largest data card in JSON
 * @param maxValues values in one card, those counted again that are repeated by reference
 * @param maxDepth values within values
 * @param maxFiles data cards, and files of results, that are read
 * @param maxResults reported results that are kept
 * @param maxCharacters length of one value, and of the text of one section, in UTF-16 units
 */
public record CardLimits(
        int maxBytes, int maxJsonBytes, int maxValues, int maxDepth, int maxFiles, int maxResults, int maxCharacters) {

    /** Checks that every bound is positive. */
    public CardLimits {
        if (maxBytes <= 0
                || maxJsonBytes <= 0
                || maxValues <= 0
                || maxDepth <= 0
                || maxFiles <= 0
                || maxResults <= 0
                || maxCharacters <= 0) {
            throw new IllegalArgumentException("Every limit must be positive: " + maxBytes + " bytes, " + maxJsonBytes
                    + " bytes of JSON, " + maxValues + " values, depth " + maxDepth + ", " + maxFiles + " files, " + maxResults
                    + " results, " + maxCharacters + " characters");
        }
    }

    /** 1 MiB of card, 4 MiB of JSON, 50,000 values, depth 64, 64 files, 5,000 results, 4,000 characters. */
    public static CardLimits standard() {
        return new CardLimits(1 << 20, 4 << 20, 50_000, 64, 64, 5_000, 4_000);
    }

    /** The same, reading at most so much of a card. */
    public CardLimits withMaxBytes(int bytes) {
        return new CardLimits(bytes, maxJsonBytes, maxValues, maxDepth, maxFiles, maxResults, maxCharacters);
    }
}
