package dev.openbook.onnx;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** The sessions of an engine that are still open. Thread-safe. */
final class OpenSessions {
    private final Deque<Entry> open = new ArrayDeque<>();
    private boolean closed;

    /** A session, and how it is closed: encoders and decoders have nothing else in common. */
    private record Entry(Object session, Runnable close) {}

    /**
     * Takes a session in; closes it if the engine was closed meanwhile.
     *
     * @throws OpenbookException with {@code CLOSED}
     */
    void add(Object session, Runnable close) {
        synchronized (open) {
            if (!closed) {
                open.push(new Entry(session, close));
                return;
            }
        }
        close.run();
        requireOpen();
    }

    void forget(Object session) {
        synchronized (open) {
            open.removeIf(entry -> entry.session().equals(session));
        }
    }

    void requireOpen() {
        synchronized (open) {
            if (closed) {
                throw new OpenbookException(FailureCode.CLOSED, "The engine is closed. Open it again.");
            }
        }
    }

    /** Closes them, last one first. */
    void close() {
        synchronized (open) {
            closed = true;
        }
        RuntimeException failure = null;
        for (Entry entry = last(); entry != null; entry = last()) {
            try {
                entry.close().run();
            } catch (RuntimeException e) {
                if (failure == null) {
                    failure = e;
                } else {
                    failure.addSuppressed(e);
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    private @Nullable Entry last() {
        synchronized (open) {
            return open.poll();
        }
    }
}
