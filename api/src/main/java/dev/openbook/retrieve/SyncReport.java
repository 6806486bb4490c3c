package dev.openbook.retrieve;

import dev.openbook.document.DocumentId;
import dev.openbook.failure.FailureCode;
import java.util.List;

/**
 * What a sync did.
 *
 * @param added documents that are new
 * @param changed documents that were read again
 * @param removed documents that are gone from the folder, and now from the library
 * @param unchanged documents that were left alone
 * @param failed every document of the folder that could not be read, now or at an earlier sync
 * @param passages how many passages the library holds afterwards
 * @param millis how long it took
 */
public record SyncReport(
        int added, int changed, int removed, int unchanged, List<Failure> failed, int passages, long millis) {
    /** Copies the list. */
    public SyncReport {
        failed = List.copyOf(failed);
    }

    /**
     * A document that could not be read.
     *
     * @param document which
     * @param code why, for programs
     * @param message why, for people
     */
    public record Failure(DocumentId document, FailureCode code, String message) {}
}
