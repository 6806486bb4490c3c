package dev.openbook.model;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A wish to stop, shared by whoever works and whoever may lose interest. Once cancelled it stays so. Thread-safe.
 *
 * <pre>{@code
 * Cancellation cancellation = new Cancellation();
 * button.onClick(cancellation::cancel);
 * generator.generate(GenerationRequest.of(prompt).withCancellation(cancellation));
 * }</pre>
 */
public final class Cancellation {
    private final Set<Watch> watches = new LinkedHashSet<>();
    private boolean cancelled;

    /**
     * Asks the work to stop. Runs the actions that watch for it, on this thread, in the order in which they came; one that
     * throws all the same does not keep the others from running, and its exception reaches the caller after them. Again does
     * nothing.
     */
    public void cancel() {
        List<Watch> toRun;
        synchronized (watches) {
            cancelled = true;
            toRun = new ArrayList<>(watches);
            watches.clear();
        }
        RuntimeException failure = null;
        for (Watch watch : toRun) {
            try {
                watch.action.run();
            } catch (RuntimeException e) {
                if (failure == null) {
                    failure = e;
                } else if (!failure.equals(e)) { // nothing can suppress itself
                    failure.addSuppressed(e);
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    /** Whether someone asked. */
    public boolean cancelled() {
        synchronized (watches) {
            return cancelled;
        }
    }

    /**
     * Runs an action when someone cancels; at once, on this thread, if someone has.
     *
     * @param action quick, and throws nothing; runs once at most
     * @return closing it forgets the action; an action that is running then may still be running afterwards
     */
    public Watch watch(Runnable action) {
        Watch watch = new Watch(this, action);
        synchronized (watches) {
            if (!cancelled) {
                watches.add(watch);
                return watch;
            }
        }
        action.run();
        return watch;
    }

    /** An action that waits for the wish to stop. */
    public static final class Watch implements AutoCloseable {
        private final Cancellation cancellation;
        private final Runnable action;

        private Watch(Cancellation cancellation, Runnable action) {
            this.cancellation = cancellation;
            this.action = action;
        }

        @Override
        public void close() {
            synchronized (cancellation.watches) {
                cancellation.watches.remove(this);
            }
        }
    }
}
