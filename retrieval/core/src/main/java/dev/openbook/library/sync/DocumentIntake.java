package dev.openbook.library.sync;

import dev.openbook.document.DocumentContent;
import dev.openbook.document.DocumentId;
import dev.openbook.document.DocumentType;
import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.library.DocumentRecord;
import dev.openbook.library.read.DocumentReaders;
import dev.openbook.library.split.ContextualPassage;
import dev.openbook.library.split.PassageSplitter;
import dev.openbook.value.Digest;
import dev.openbook.value.Limits;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Takes in one file: digest, content, passages, and the record to remember it by. A file that cannot be read gives a record
 * that says why; nothing about a file stops the others. Thread-safe.
 */
final class DocumentIntake {
    /** Stands for the digest of a file that was not read to its end: it could not be, or is too large anyway. */
    static final Digest NOTHING = Digest.of(new byte[0]);

    private final DocumentReaders readers;
    private final PassageSplitter splitter;
    private final Limits limits;
    private final InstantSource clock;

    DocumentIntake(DocumentReaders readers, PassageSplitter splitter, Limits limits, InstantSource clock) {
        this.readers = readers;
        this.splitter = splitter;
        this.limits = limits;
        this.clock = clock;
    }

    /**
     * A document that was taken in.
     *
     * @param record what to remember
     * @param passages none if it could not be read
     */
    record Taken(DocumentRecord record, List<ContextualPassage> passages) {}

    /** Whatever decides how a file is read and split. */
    String fingerprint() {
        return readers.fingerprint() + "; " + splitter.fingerprint() + "; " + limits;
    }

    /** Takes in a file, once more if it changes meanwhile. */
    Taken take(FoundFile found) {
        Optional<Taken> taken = takeOnce(found);
        return taken.or(() -> takeOnce(found)).orElseGet(() -> failed(
                found,
                NOTHING,
                new OpenbookException(
                        FailureCode.DOCUMENT_UNREADABLE,
                        found.id() + " changes while it is being read. Sync again when nobody writes to it.")));
    }

    /** A record of something that cannot be looked at. */
    DocumentRecord unreachable(DocumentId id, DocumentRecord.Failure why) {
        return new DocumentRecord(
                id, DocumentType.OTHER, Optional.empty(), NOTHING, 0, SyncPlan.NO_TIME, fingerprint(), 0, Optional.of(why));
    }

    private Optional<Taken> takeOnce(FoundFile found) {
        Digest digest = NOTHING;
        try {
            FoundFile before = found.now();
            if (before.size() <= limits.maxBytes()) {
                digest = before.digest();
            }
            DocumentContent content = readers.read(before.path(), limits);
            List<ContextualPassage> passages = splitter.split(before.id(), content);
            if (!before.now().equals(before)) {
                return Optional.empty();
            }
            DocumentRecord record = new DocumentRecord(
                    before.id(), content.type(), content.title(), digest, before.size(), settledTime(before),
                    fingerprint(), passages.size(), Optional.empty());
            return Optional.of(new Taken(record, passages));
        } catch (OpenbookException e) {
            if (!e.code().name().startsWith("DOCUMENT_")) {
                throw e;
            }
            return Optional.of(failed(found, digest, e));
        } catch (RuntimeException | StackOverflowError e) {
            // A reader that trips over strange bytes must not take the other documents with it.
            return Optional.of(failed(
                    found,
                    digest,
                    new OpenbookException(
                            FailureCode.DOCUMENT_DAMAGED,
                            found.id() + " cannot be parsed. Open it in the program that made it and save it again.")));
        }
    }

    private Taken failed(FoundFile found, Digest digest, OpenbookException why) {
        DocumentType claimed = DocumentType.claimedBy(found.id().path()).orElse(DocumentType.OTHER);
        String message = why.getMessage() == null ? why.code().sentence() : why.getMessage();
        DocumentRecord record = new DocumentRecord(
                found.id(), claimed, Optional.empty(), digest, found.size(), settledTime(found), fingerprint(), 0,
                Optional.of(new DocumentRecord.Failure(why.code(), message)));
        return new Taken(record, List.of());
    }

    private long settledTime(FoundFile file) {
        boolean settled = file.modifiedMillis() < clock.millis() - SyncPlan.FRESH_MILLIS;
        return settled ? file.modifiedMillis() : SyncPlan.NO_TIME;
    }
}
