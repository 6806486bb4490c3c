package dev.openbook.library.sync;

import dev.openbook.document.DocumentId;
import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.library.DocumentRecord;
import dev.openbook.library.PassageIndex;
import dev.openbook.library.read.DocumentReaders;
import dev.openbook.library.split.PassageSplitter;
import dev.openbook.model.EmbeddingModel;
import dev.openbook.retrieve.ProgressListener;
import dev.openbook.retrieve.SyncReport;
import dev.openbook.value.Limits;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Brings an index in step with folders.
 *
 * <p>A file is left alone if size and time of last modification are what the index remembers and it was read by today's
 * readers and splitter; if only its time differs, or it changed within the last two seconds, its SHA-256 decides. The index
 * commits every {@value #FILES_BETWEEN_COMMITS} files or ten seconds, only between files, and at the end; if there is
 * nothing to do it is not written at all.
 *
 * <p>For one thread at a time; takes the index's pen while it writes. Owns nothing that needs closing.
 */
public final class FolderSync {
    private static final int FILES_BETWEEN_COMMITS = 200;
    private static final Duration TIME_BETWEEN_COMMITS = Duration.ofSeconds(10);

    private final DocumentReaders readers;
    private final DocumentIntake intake;
    private final Optional<EmbeddingModel> model;
    private final InstantSource clock;

    /** A sync that reads, splits and embeds in the given ways; without a model nothing is embedded. */
    public FolderSync(
            DocumentReaders readers,
            PassageSplitter splitter,
            Limits limits,
            Optional<EmbeddingModel> model,
            InstantSource clock) {
        this.readers = readers;
        this.intake = new DocumentIntake(readers, splitter, limits, clock);
        this.model = model;
        this.clock = clock;
    }

    /**
     * Scans, plans, applies, commits.
     *
     * @throws OpenbookException as {@link dev.openbook.retrieve.DocumentLibrary#sync(List, ProgressListener)}; also {@code
     *     ARGUMENT_INVALID} if two folders have the same name, and {@code CANCELLED} if the thread is interrupted, which
     *     leaves the last committed state
     */
    public SyncReport sync(PassageIndex index, List<Path> folders, ProgressListener progress) {
        long started = clock.millis();
        FolderScan scan = FolderScan.of(folders);
        requireDocuments(scan, folders);
        Map<DocumentId, DocumentRecord> before = documents(index);
        SyncPlan plan = plan(scan, before);
        if (!plan.isEmpty(before)) {
            try (PassageIndex.Writer writer = index.write()) {
                // Another process may have written between the look and the pen.
                Map<DocumentId, DocumentRecord> now = documents(index);
                plan = now.equals(before) ? plan : plan(scan, now);
                before = now;
                new Application(writer, before, progress).apply(plan);
            }
        }
        try (PassageIndex.Snapshot after = index.snapshot()) {
            return report(before, after.documents(), after.state().passages(), clock.millis() - started);
        }
    }

    private SyncPlan plan(FolderScan scan, Map<DocumentId, DocumentRecord> known) {
        return SyncPlan.of(scan, known, intake.fingerprint(), clock.millis());
    }

    private static Map<DocumentId, DocumentRecord> documents(PassageIndex index) {
        try (PassageIndex.Snapshot snapshot = index.snapshot()) {
            return Map.copyOf(snapshot.documents());
        }
    }

    private void requireDocuments(FolderScan scan, List<Path> folders) {
        boolean some = scan.files().values().stream().anyMatch(file -> {
            try {
                return readers.concerns(file.path());
            } catch (OpenbookException e) {
                return true; // it will be listed with its reason
            }
        });
        if (!some) {
            throw new OpenbookException(
                    FailureCode.DOCUMENTS_EMPTY,
                    "There is no document to read in " + String.join(", ", folders.stream().map(Path::toString).toList())
                            + ". Put text, Markdown, HTML, Word or PDF files there. The library is as it was.");
        }
    }

    private static SyncReport report(
            Map<DocumentId, DocumentRecord> before, Map<DocumentId, DocumentRecord> after, int passages, long millis) {
        int added = 0;
        int changed = 0;
        int unchanged = 0;
        List<SyncReport.Failure> failed = new ArrayList<>();
        for (DocumentRecord record : after.values().stream()
                .sorted((one, other) -> one.id().compareTo(other.id()))
                .toList()) {
            DocumentRecord earlier = before.get(record.id());
            if (record.failure().isPresent()) {
                DocumentRecord.Failure why = record.failure().get();
                failed.add(new SyncReport.Failure(record.id(), why.code(), why.message()));
            } else if (earlier == null) {
                added++;
            } else if (earlier.equals(record)) {
                unchanged++;
            } else {
                changed++;
            }
        }
        int removed = (int) before.keySet().stream().filter(id -> !after.containsKey(id)).count();
        return new SyncReport(added, changed, removed, unchanged, failed, passages, millis);
    }

    /** Carries a plan out. For one run. */
    private final class Application {
        private final PassageIndex.Writer writer;
        private final Map<DocumentId, DocumentRecord> known;
        private final ProgressListener progress;
        private final PendingDocuments pending;
        private boolean dirty;
        private int filesSinceCommit;
        private long lastCommit = clock.millis();

        Application(PassageIndex.Writer writer, Map<DocumentId, DocumentRecord> known, ProgressListener progress) {
            this.writer = writer;
            this.known = known;
            this.progress = progress;
            this.pending = new PendingDocuments(model, writer);
        }

        void apply(SyncPlan plan) {
            plan.remove().forEach(writer::remove);
            dirty = !plan.remove().isEmpty();
            plan.unreachable().forEach((id, why) -> put(new DocumentIntake.Taken(intake.unreachable(id, why), List.of())));
            int done = 0;
            for (FoundFile file : plan.read()) {
                requireNotInterrupted();
                progress.progress(file.id().path(), done, plan.read().size());
                put(intake.take(file));
                done++;
                commitIfDue();
            }
            progress.progress("", done, plan.read().size());
            commit();
        }

        /** What failed before in the very same way is not written again. */
        private void put(DocumentIntake.Taken taken) {
            boolean same = taken.record().failure().isPresent()
                    && taken.record().equals(known.get(taken.record().id()));
            if (!same) {
                pending.add(taken);
                dirty = true;
            }
        }

        private void commitIfDue() {
            filesSinceCommit++;
            boolean due = clock.millis() - lastCommit >= TIME_BETWEEN_COMMITS.toMillis();
            if (filesSinceCommit >= FILES_BETWEEN_COMMITS || due) {
                commit();
            }
        }

        private void commit() {
            pending.flush();
            requireNotInterrupted();
            if (dirty) {
                writer.commit();
            }
            dirty = false;
            filesSinceCommit = 0;
            lastCommit = clock.millis();
        }

        /** Leaves the thread's mark in place: the interruption is the caller's to see. */
        private void requireNotInterrupted() {
            if (Thread.currentThread().isInterrupted()) {
                throw new OpenbookException(
                        FailureCode.CANCELLED, "The sync was cancelled. What was committed stands; the next sync goes on.");
            }
        }
    }
}
