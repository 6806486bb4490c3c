package dev.openbook.cli;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.retrieve.SyncReport;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Keeps a library in step with its folders until it is interrupted. A look at sizes and times is cheap and works on every
 * file system; change notices do neither everywhere.
 */
final class FolderWatch {
    /** What may pass by itself: a folder that is being replaced, a library that another process writes. */
    private static final Set<FailureCode> PASSING =
            EnumSet.of(FailureCode.DOCUMENTS_MISSING, FailureCode.DOCUMENTS_EMPTY, FailureCode.LIBRARY_LOCKED);

    private final Pause pause;
    private final Terminal terminal;

    /** The time between two looks. */
    @FunctionalInterface
    interface Pause {
        /** Waits; whoever wants the watch to end interrupts it. */
        void rest() throws InterruptedException;

        static Pause of(Duration time) {
            return () -> Thread.sleep(time);
        }
    }

    FolderWatch(Pause pause, Terminal terminal) {
        this.pause = pause;
        this.terminal = terminal;
    }

    /**
     * Looks again and again, and tells what changed.
     *
     * @param known the last look's report
     * @param look syncs
     */
    void run(SyncReport known, Supplier<SyncReport> look) {
        SyncText text = new SyncText(terminal);
        List<SyncReport.Failure> failed = known.failed();
        String trouble = "";
        try {
            while (!Thread.interrupted()) {
                pause.rest();
                try {
                    SyncReport report = look.get();
                    if (report.added() + report.changed() + report.removed() > 0 || !report.failed().equals(failed)) {
                        text.print(report);
                    }
                    failed = report.failed();
                    trouble = "";
                } catch (OpenbookException e) {
                    trouble = told(e, trouble);
                }
            }
        } catch (InterruptedException e) {
            // This is how a watch ends.
        }
        Thread.interrupted(); // what is closed next must not be disturbed
    }

    /** Says once what is in the way, if it may pass by itself. */
    private String told(OpenbookException failure, String before) throws InterruptedException {
        if (failure.code() == FailureCode.CANCELLED) {
            throw new InterruptedException();
        }
        if (!PASSING.contains(failure.code())) {
            throw failure;
        }
        String message = String.valueOf(failure.getMessage());
        if (!message.equals(before)) {
            terminal.remark(terminal.wrapped("Still watching. " + message, ""));
        }
        return message;
    }
}
