package dev.openbook.value;

import java.time.Duration;

/**
 * Bounds on one untrusted document. A reader that would cross one stops with
 * {@link dev.openbook.failure.FailureCode#DOCUMENT_TOO_LARGE} and names the bound.
 *
 * @param maxBytes size of the file, in bytes
 * @param maxCharacters length of the extracted text, in UTF-16 units
 * @param maxPages pages of a paged document
 * @param maxDepth nesting of elements or sections
 * @param maxExpansion how many times larger than its packed bytes an archive member may be
 * @param maxDuration wall-clock time for reading one document
 */
public record Limits(
        long maxBytes, int maxCharacters, int maxPages, int maxDepth, int maxExpansion, Duration maxDuration) {

    /** Checks that every bound is positive. */
    public Limits {
        if (maxBytes <= 0
                || maxCharacters <= 0
                || maxPages <= 0
                || maxDepth <= 0
                || maxExpansion <= 0
                || !maxDuration.isPositive()) {
            throw new IllegalArgumentException("Every limit must be positive: " + maxBytes + " bytes, " + maxCharacters
                    + " characters, " + maxPages + " pages, depth " + maxDepth + ", expansion " + maxExpansion + ", "
                    + maxDuration);
        }
    }

    /** 256 MiB, 32 million characters, 5,000 pages, depth 200, expansion 200, two minutes. */
    public static Limits standard() {
        return new Limits(256L << 20, 32_000_000, 5_000, 200, 200, Duration.ofMinutes(2));
    }
}
