package dev.openbook.generate;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.model.Cancellation;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets so many callers work at once and the others wait in the order in which they came, each on its own thread. The queue
 * is bounded; a waiting caller costs a few hundred bytes besides its thread. Thread-safe.
 */
final class TurnQueue {
    private enum Verdict {
        GRANTED,
        CANCELLED,
        CLOSED
    }

    /** Somebody who waits, or has waited. */
    private record Place(Thread caller, CompletableFuture<Verdict> verdict) {
        boolean decide(Verdict wanted) {
            return verdict.complete(wanted);
        }
    }

    private final String thing;
    private final int places;
    private final int maxWaiting;
    private final Deque<Place> waiting = new ArrayDeque<>();
    /** Who has a turn, from the moment it is granted. */
    private final Set<Thread> holders = new HashSet<>();

    private boolean closed;

    /**
     * A queue.
     *
     * @param thing what is waited for, as messages name it behind "the", such as {@code model x}
     * @param places how many may work at once
     * @param maxWaiting how many more may wait
     */
    TurnQueue(String thing, int places, int maxWaiting) {
        this.thing = thing;
        this.places = places;
        this.maxWaiting = maxWaiting;
    }

    /** A queue of the same length where one works at a time. */
    TurnQueue oneAtATime(String other) {
        return new TurnQueue(other, 1, maxWaiting);
    }

    /**
     * Waits for a turn, works, and lets the next one work.
     *
     * @return what the work gives
     * @throws OpenbookException {@code BUSY}, {@code CLOSED}; {@code CANCELLED} if someone cancels or the thread is
     *     interrupted before the turn comes; {@code ARGUMENT_INVALID} if this thread is working already and would wait for
     *     itself
     */
    <T> T inTurn(Cancellation cancellation, Supplier<T> work) {
        Place place = enter();
        Cancellation.Watch watch = cancellation.watch(() -> place.decide(Verdict.CANCELLED));
        try {
            return switch (place.verdict().get()) {
                case GRANTED -> work.get();
                case CANCELLED -> throw cancelled(null);
                case CLOSED -> throw closedAlready();
            };
        } catch (InterruptedException e) {
            place.decide(Verdict.CANCELLED);
            Thread.currentThread().interrupt();
            throw cancelled(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e); // nobody decides with an exception
        } finally {
            watch.close();
            leave(place);
        }
    }

    private synchronized Place enter() {
        if (closed) {
            throw closedAlready();
        }
        Place place = new Place(Thread.currentThread(), new CompletableFuture<>());
        requireNotWorking("called");
        if (holders.size() < places) {
            grant(place);
        } else if (waiting.size() < maxWaiting) {
            waiting.add(place);
        } else {
            throw new OpenbookException(FailureCode.BUSY, maxWaiting + " requests wait for the " + thing
                    + " already, which is the bound. Try again later, or raise the bound.");
        }
        return place;
    }

    private boolean grant(Place place) {
        boolean granted = place.decide(Verdict.GRANTED);
        if (granted) {
            holders.add(place.caller());
        }
        return granted;
    }

    /** A caller goes, from the queue or from work; a turn that was his, perhaps since this very moment, goes to the next one. */
    private synchronized void leave(Place place) {
        waiting.remove(place);
        if (holders.remove(place.caller())) {
            boolean passedOn = false;
            while (!passedOn && !waiting.isEmpty()) {
                passedOn = grant(waiting.poll());
            }
            notifyAll();
        }
    }

    /** How many wait. */
    synchronized int waiting() {
        return waiting.size();
    }

    /** How many work. */
    synchronized int working() {
        return holders.size();
    }

    private void requireNotWorking(String what) {
        if (holders.contains(Thread.currentThread())) {
            throw new OpenbookException(FailureCode.ARGUMENT_INVALID, "The " + thing + " was " + what
                    + " from within its own listener, which would wait for itself. Do that when the text is complete.");
        }
    }

    /**
     * Turns away all who wait and all who come. Again does nothing.
     *
     * @throws OpenbookException {@code ARGUMENT_INVALID} if this thread is working, and would wait for itself next
     */
    synchronized void close() {
        requireNotWorking("closed");
        closed = true;
        waiting.forEach(place -> place.decide(Verdict.CLOSED));
        waiting.clear();
    }

    /** Waits until nobody works. Not interruptible: what is native must not be freed under somebody's hands. */
    synchronized void awaitIdle() {
        boolean interrupted = false;
        while (!holders.isEmpty()) {
            try {
                wait();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private OpenbookException closedAlready() {
        return new OpenbookException(FailureCode.CLOSED, "The " + thing + " is closed. Open it again.");
    }

    private OpenbookException cancelled(@Nullable Throwable cause) {
        return new OpenbookException(
                FailureCode.CANCELLED, "The request was cancelled while it waited for the " + thing + ".", cause);
    }
}
