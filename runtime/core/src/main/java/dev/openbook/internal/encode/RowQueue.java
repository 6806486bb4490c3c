package dev.openbook.internal.encode;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/**
 * Requests whose rows wait to be run, and the choice of those that run together: the request whose turn it is gives its longest
 * row, and rows of like length of this and of other requests fill the run. Then the next request has its turn, so that a
 * single text waits for one run of each other request at most, however long their lists. Guarded by a lock of its owner's.
 */
final class RowQueue<T> {
    private final boolean together;
    private final int tokenBudget;
    private final int leastWidth;
    private final Deque<RowRequest<T>> waiting = new ArrayDeque<>();

    /**
     * An empty queue.
     *
     * @param together whether rows may share a run
     * @param tokenBudget tokens of one run, padding included; a longer row has a run to itself
     * @param leastWidth tokens to which the graph pads every row, or 1
     */
    RowQueue(boolean together, int tokenBudget, int leastWidth) {
        this.together = together;
        this.tokenBudget = tokenBudget;
        this.leastWidth = leastWidth;
    }

    /** A row of a request. */
    record Place<T>(RowRequest<T> request, int index) {
        EncoderInput row() {
            return request.row(index);
        }
    }

    void add(RowRequest<T> request) {
        waiting.add(request);
    }

    void remove(RowRequest<T> request) {
        waiting.remove(request);
    }

    /** Takes all requests out, and gives them. */
    List<RowRequest<T>> removeAll() {
        List<RowRequest<T>> all = List.copyOf(waiting);
        waiting.clear();
        return all;
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    int size() {
        return waiting.size();
    }

    /** Wakes a caller that sleeps although its rows wait. Whether there is one. */
    boolean wakeOwner() {
        for (RowRequest<T> request : waiting) {
            if (request.ownerWaits()) {
                request.wake();
                return true;
            }
        }
        return false;
    }

    /** Takes the rows of the next run; the queue must not be empty. */
    List<Place<T>> take() {
        RowRequest<T> first = waiting.remove();
        Run<T> run = new Run<>(tokenBudget, leastWidth);
        run.add(first);
        if (together) {
            run.fillFrom(first);
            for (Iterator<RowRequest<T>> others = waiting.iterator(); others.hasNext(); ) {
                RowRequest<T> other = others.next();
                run.fillFrom(other);
                if (!other.hasRows()) {
                    others.remove();
                }
            }
        }
        if (first.hasRows()) {
            waiting.add(first);
        }
        return run.places;
    }

    /** A run that is being put together. */
    private static final class Run<T> {
        private final int tokenBudget;
        private final int leastWidth;
        private final List<Place<T>> places = new ArrayList<>();
        private int shortest = Integer.MAX_VALUE;
        private int longest;

        Run(int tokenBudget, int leastWidth) {
            this.tokenBudget = tokenBudget;
            this.leastWidth = leastWidth;
        }

        void add(RowRequest<T> request) {
            shortest = Math.min(shortest, request.nextLength());
            longest = Math.max(longest, request.nextLength());
            places.add(new Place<>(request, request.take()));
        }

        void fillFrom(RowRequest<T> request) {
            while (request.hasRows() && fits(request.nextLength())) {
                add(request);
            }
        }

        /** Rows that differ by more than a factor of two would be mostly padding, unless all are padded anyhow. */
        private boolean fits(int length) {
            int width = Math.max(leastWidth, Math.max(longest, length));
            boolean alike = width == leastWidth || 2L * Math.min(shortest, length) >= width;
            return alike && (places.size() + 1L) * width <= tokenBudget;
        }
    }
}
