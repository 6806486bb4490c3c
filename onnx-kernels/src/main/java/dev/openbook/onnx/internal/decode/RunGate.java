package dev.openbook.onnx.internal.decode;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import java.util.concurrent.Semaphore;

/** Lets so many runs through at a time, in the order in which they came, until it is closed. */
final class RunGate {
    private final Semaphore places;
    private final int size;
    private volatile boolean closed;

    RunGate(int size) {
        this.places = new Semaphore(size, true);
        this.size = size;
    }

    /**
     * Waits for a place.
     *
     * @throws OpenbookException with {@code CLOSED} or, if the thread is interrupted, {@code CANCELLED}
     */
    void enter() {
        requireOpen();
        try {
            places.acquire();
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
        if (closed) {
            places.release();
            requireOpen();
        }
    }

    void leave() {
        places.release();
    }

    void requireOpen() {
        if (closed) {
            throw new OpenbookException(FailureCode.CLOSED, "The model is closed. Open it again.");
        }
    }

    /** Turns newcomers and those who wait away, and returns when nobody is inside. Whether it was open. */
    synchronized boolean close() {
        if (closed) {
            return false;
        }
        closed = true;
        places.acquireUninterruptibly(size);
        places.release(size);
        return true;
    }

    static OpenbookException interrupted(InterruptedException cause) {
        Thread.currentThread().interrupt();
        return new OpenbookException(FailureCode.CANCELLED, "The work was cancelled while it waited for its turn.", cause);
    }
}
