package dev.openbook.library.split;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;

/**
 * How long passages are, in tokens of the embedding model.
 *
 * @param maxTokens the most that a passage may have, 16 to 100,000; the model's window, less the passage's title and
 *     headings, bounds it too
 * @param overlapTokens the longest sentence that is repeated at the start of the next passage; 0 repeats none
 * @param mergeBelowTokens passages shorter than this are joined to a neighbour of the same section
 */
public record SplitterSettings(int maxTokens, int overlapTokens, int mergeBelowTokens) {
    private static final int LEAST = 16;
    private static final int MOST = 100_000;

    /** Checks the numbers. */
    public SplitterSettings {
        if (maxTokens < LEAST || maxTokens > MOST) {
            throw new OpenbookException(
                    FailureCode.ARGUMENT_INVALID,
                    "A passage of at most " + maxTokens + " tokens was asked for; " + LEAST + " to " + MOST + " are possible.");
        }
        if (overlapTokens < 0 || overlapTokens >= maxTokens || mergeBelowTokens < 0 || mergeBelowTokens > maxTokens) {
            throw new OpenbookException(
                    FailureCode.ARGUMENT_INVALID,
                    "An overlap of " + overlapTokens + " and joining below " + mergeBelowTokens
                            + " tokens were asked for; both must be between 0 and the passages' " + maxTokens + ".");
        }
    }

    /** 320 tokens, an overlap of one sentence of up to 48, joining below 64. */
    public static SplitterSettings standard() {
        return new SplitterSettings(320, 48, 64);
    }
}
