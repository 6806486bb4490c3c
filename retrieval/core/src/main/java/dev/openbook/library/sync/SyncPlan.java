package dev.openbook.library.sync;

import dev.openbook.document.DocumentId;
import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.library.DocumentRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What has to be done to bring an index in step with a scan.
 *
 * @param read files to read, new or changed
 * @param remove documents to forget
 * @param unreachable what to note down as unreachable
 */
record SyncPlan(
        List<FoundFile> read, List<DocumentId> remove, Map<DocumentId, DocumentRecord.Failure> unreachable) {
    /**
     * File systems round times, to two seconds at the worst (FAT): a file that changed so recently may change again
     * without its time showing it.
     */
    static final long FRESH_MILLIS = 2_000;
    /** Stands for the time of a file that was fresh when it was read, so that the next sync compares its bytes. */
    static final long NO_TIME = -1;

    /** Compares a scan with what an index remembers; the fingerprint is that of today's readers and splitter. */
    static SyncPlan of(FolderScan scan, Map<DocumentId, DocumentRecord> known, String fingerprint, long nowMillis) {
        List<FoundFile> read = new ArrayList<>();
        for (FoundFile file : scan.files().values()) {
            DocumentRecord record = known.get(file.id());
            if (record == null || !record.settings().equals(fingerprint) || isStale(file, record, nowMillis)) {
                read.add(file);
            }
        }
        List<DocumentId> remove = known.keySet().stream()
                .filter(id -> !scan.files().containsKey(id) && !scan.unreachable().containsKey(id) && !scan.hides(id))
                .sorted()
                .toList();
        return new SyncPlan(read, remove, scan.unreachable());
    }

    private static boolean isStale(FoundFile file, DocumentRecord record, long nowMillis) {
        if (record.size() != file.size()) {
            return true;
        }
        boolean retry = record.failure().filter(why -> why.code() == FailureCode.DOCUMENT_UNREADABLE).isPresent();
        if (retry) {
            return true;
        }
        boolean settled = file.modifiedMillis() < nowMillis - FRESH_MILLIS;
        if (settled && record.modifiedMillis() == file.modifiedMillis()) {
            return false;
        }
        if (record.sha256().equals(DocumentIntake.NOTHING)) {
            return true;
        }
        try {
            return !file.digest().equals(record.sha256());
        } catch (OpenbookException e) {
            return true; // reading it again says why
        }
    }

    /** Whether there is nothing to do, given what the index remembers. */
    boolean isEmpty(Map<DocumentId, DocumentRecord> known) {
        return read.isEmpty()
                && remove.isEmpty()
                && unreachable.entrySet().stream().allMatch(entry -> {
                    DocumentRecord record = known.get(entry.getKey());
                    return record != null && record.failure().filter(entry.getValue()::equals).isPresent();
                });
    }
}
