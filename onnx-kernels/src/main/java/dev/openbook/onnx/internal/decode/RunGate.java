package dev.openbook.onnx.internal.decode;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.model.Cancellation;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Lets so many through at a time, in the order in which they came, until it is closed. Whoever waits can be cancelled, which a
 * semaphore of Java's cannot do. Thread-safe.
 */
final class RunGate {
    private final ReentrantLock lock = new ReentrantLock();
    /** Somebody left, gave up waiting or was cancelled, or the gate was closed. */
    private final Condition changed = lock.newCondition();

    private final Deque<Object> waiting = new ArrayDeque<>();
    private final int size;
    private int inside;
    private volatile boolean closed;

    RunGate(int size) {
        this.size = size;
    }

    /**
     * Waits for a place.
     *
     * @throws OpenbookException with {@code CLOSED}; with {@code CANCELLED} if the thread is interrupted, or someone cancels
     *     while it waits
     */
    void enter(Cancellation cancellation) {
        try {
            if (!entersAtOnce()) {
                Cancellation.Watch watch = cancellation.watch(this::wake);
                try {
                    await(cancellation);
                } finally {
                    watch.close();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw cancelled(e);
        }
    }

    private boolean entersAtOnce() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            requireOpen();
            boolean enters = inside < size && waiting.isEmpty();
            inside += enters ? 1 : 0;
            return enters;
        } finally {
            lock.unlock();
        }
    }

    private void await(Cancellation cancellation) throws InterruptedException {
        Object place = new Object();
        lock.lock();
        try {
            waiting.add(place);
            while (inside == size || !place.equals(waiting.peek())) {
                requireOpen();
                if (cancellation.cancelled()) {
                    throw cancelled(null);
                }
                changed.await();
            }
            requireOpen();
            inside++;
        } finally {
            waiting.remove(place);
            changed.signalAll();
            lock.unlock();
        }
    }

    private void wake() {
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    void leave() {
        lock.lock();
        try {
            inside--;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** How many wait. */
    int waiting() {
        lock.lock();
        try {
            return waiting.size();
        } finally {
            lock.unlock();
        }
    }

    void requireOpen() {
        if (closed) {
            throw new OpenbookException(FailureCode.CLOSED, "The model is closed. Open it again.");
        }
    }

    /** Turns newcomers and those who wait away, and returns when nobody is inside. Whether it was open. */
    boolean close() {
        lock.lock();
        try {
            boolean wasOpen = !closed;
            closed = true;
            changed.signalAll();
            while (inside > 0) {
                changed.awaitUninterruptibly();
            }
            return wasOpen;
        } finally {
            lock.unlock();
        }
    }

    private static OpenbookException cancelled(@Nullable InterruptedException cause) {
        return new OpenbookException(FailureCode.CANCELLED, "The work was cancelled while it waited for its turn.", cause);
    }
}
