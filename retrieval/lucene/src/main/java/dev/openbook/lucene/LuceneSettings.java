package dev.openbook.lucene;

import java.util.UUID;
import java.util.function.Supplier;

/**
 * How an index is kept.
 *
 * @param ramBufferMegabytes heap that a writer may fill before it writes to disk, 1 to 1,024 MiB
 * @param integrityCheck when opening verifies checksums
 * @param newId where the id of a new index comes from
 */
public record LuceneSettings(int ramBufferMegabytes, IntegrityCheck integrityCheck, Supplier<UUID> newId) {
    /** Checks the range. */
    public LuceneSettings {
        if (ramBufferMegabytes < 1 || ramBufferMegabytes > 1024) {
            throw new IllegalArgumentException("A writer's buffer is 1 to 1024 MiB, not " + ramBufferMegabytes + ".");
        }
    }

    /** 64 MiB, small indexes checked, random ids. */
    public static LuceneSettings standard() {
        return new LuceneSettings(64, IntegrityCheck.WHEN_SMALL, UUID::randomUUID);
    }

    /** These settings with another check. */
    public LuceneSettings withIntegrityCheck(IntegrityCheck check) {
        return new LuceneSettings(ramBufferMegabytes, check, newId);
    }
}
