package dev.openbook.text.template;

/**
 * Bounds on one chat template, which is a program by a stranger. One that would cross a bound is refused with
 * {@link dev.openbook.failure.FailureCode#TEMPLATE_INVALID}, and the message names the bound.
 *
 * @param maxSourceCharacters length of the template, in UTF-16 units
 * @param maxNesting how deep expressions and blocks may stand within each other in the source; operators may follow each
 *     other, as in {@code a + b + c}, twice as many times
 * @param maxDepth how deep they may be at work within each other, calls of macros included, and how deep values may hold
 *     other values
 * @param maxSteps how much work reading the template, and one rendering, may do; about one step for each operation and each
 *     128 characters gone through
 * @param maxItems length of a list
 * @param maxCharacters length of the prompt and of every text on the way there, in UTF-16 units
 */
public record TemplateLimits(
        int maxSourceCharacters, int maxNesting, int maxDepth, long maxSteps, int maxItems, int maxCharacters) {

    /** Checks that every bound is positive. */
    public TemplateLimits {
        if (maxSourceCharacters <= 0
                || maxNesting <= 0
                || maxDepth <= 0
                || maxSteps <= 0
                || maxItems <= 0
                || maxCharacters <= 0) {
            throw new IllegalArgumentException("Every limit must be positive: " + maxSourceCharacters
                    + " characters of source, nesting " + maxNesting + ", depth " + maxDepth + ", " + maxSteps + " steps, "
                    + maxItems + " items, " + maxCharacters + " characters");
        }
    }

    /** A million characters of source, nesting 64, depth 256, 10 million steps, a million items, 10 million characters. */
    public static TemplateLimits standard() {
        return new TemplateLimits(1_000_000, 64, 256, 10_000_000, 1_000_000, 10_000_000);
    }
}
