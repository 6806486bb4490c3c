package dev.openbook.internal.encode;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.onnx.OnnxEngine;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;

/**
 * Gathers the rows of all callers into runs of one graph. There is no thread that waits for work and no delay: a caller whose
 * rows wait runs the graph itself, as soon as a place to run is free, for its own rows and for those of others that fit; rows that
 * arrive meanwhile are gathered for the next run. Helpers join in for lists.
 *
 * <p>Thread-safe. Holds no more rows than its callers do, each of which waits for its own. A failure of a run is that of the
 * request whose row caused it: the others' rows are run again without it.
 */
public final class BatchedRuns<T> implements EncoderRuns<T> {
    /**
     * Tokens of one run, padding included. Measured with MiniLM on 2 cores: short texts gain fourfold from sharing a run,
     * and budgets above 512 lose again, as long texts are bound by arithmetic.
     */
    private static final int TOKEN_BUDGET = 512;

    private final BatchRunner<T> runner;
    private final int places;
    private final Executor helpers;
    private final Runnable closing;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition idle = lock.newCondition();
    private final RowQueue<T> queue;
    private int running;
    private boolean closed;

    /**
     * Runs with threads of its own.
     *
     * @param engine says how many runs go side by side
     * @param together whether rows may share a run: whether the graph gives a row the same in any company
     * @param leastWidth tokens to which the graph pads every row, or 1
     * @param runner runs the graph
     */
    public static <T> BatchedRuns<T> of(OnnxEngine engine, boolean together, int leastWidth, BatchRunner<T> runner) {
        int places = engine.settings().parallelRuns();
        HelperThreads helpers = HelperThreads.start("openbook-encoder-", places - 1);
        RowQueue<T> queue = new RowQueue<>(together, TOKEN_BUDGET, leastWidth);
        return new BatchedRuns<>(queue, runner, places, helpers, helpers::close);
    }

    /**
     * Runs on given threads.
     *
     * @param queue where rows wait, and which says what runs together
     * @param runner runs the graph
     * @param places how many runs go side by side
     * @param helpers run lists beside their callers, or drop what they are given
     * @param closing ends the helpers
     */
    BatchedRuns(RowQueue<T> queue, BatchRunner<T> runner, int places, Executor helpers, Runnable closing) {
        this.queue = queue;
        this.runner = runner;
        this.places = places;
        this.helpers = helpers;
        this.closing = closing;
    }

    @Override
    public List<T> of(List<EncoderInput> rows) {
        if (rows.isEmpty()) {
            return List.of();
        }
        lock.lock();
        try {
            if (closed) {
                throw modelClosed();
            }
            RowRequest<T> request = new RowRequest<>(rows, lock.newCondition());
            queue.add(request);
            try {
                work(request);
            } catch (InterruptedException e) {
                request.fail(cancelled(e));
                queue.remove(request);
                Thread.currentThread().interrupt();
            } finally {
                dispatch();
            }
            return request.results();
        } finally {
            lock.unlock();
        }
    }

    /** Waits for the runs under way. Requests with rows that nobody has begun fail: their lists may be long. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            closing.run();
            queue.removeAll().forEach(request -> request.fail(modelClosed()));
            while (running > 0) {
                idle.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
    }

    /** How many requests have rows that nobody has begun. */
    int waiting() {
        lock.lock();
        try {
            return queue.size();
        } finally {
            lock.unlock();
        }
    }

    /** The caller's part: runs the graph while rows of its own wait and a place is free, else sleeps. Holds the lock. */
    private void work(RowRequest<T> request) throws InterruptedException {
        while (!request.isOver()) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            if (request.hasRows() && running < places) {
                runNext();
            } else {
                dispatch(); // this thread leaves its place, and others may wait for one
                request.ownerWaits(true);
                try {
                    request.changed().await();
                } finally {
                    request.ownerWaits(false);
                }
            }
        }
    }

    /** A helper's part: runs the graph while rows wait and a place is free. */
    private void help() {
        lock.lock();
        try {
            while (!queue.isEmpty() && running < places) {
                runNext();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Sees to it that somebody runs what waits, if a place is free. Holds the lock. */
    private void dispatch() {
        if (!queue.isEmpty() && running < places && !queue.wakeOwner()) {
            helpers.execute(this::help);
        }
    }

    /** Runs the next rows. Holds the lock, but for the run itself. */
    private void runNext() {
        List<RowQueue.Place<T>> run = queue.take();
        running++;
        dispatch();
        lock.unlock();
        Outcome<T> outcome;
        try {
            outcome = outcome(run);
        } finally {
            lock.lock();
            running--;
            idle.signalAll();
        }
        outcome.results().forEach((place, result) -> place.request().finish(place.index(), result));
        outcome.failures().forEach((request, failure) -> {
            request.fail(failure);
            queue.remove(request);
        });
    }

    /** What became of a run: a result for each row, or a failure for its request. */
    private record Outcome<T>(Map<RowQueue.Place<T>, T> results, Map<RowRequest<T>, Throwable> failures) {}

    private Outcome<T> outcome(List<RowQueue.Place<T>> run) {
        Outcome<T> outcome = new Outcome<>(new LinkedHashMap<>(), new LinkedHashMap<>());
        try {
            run(run, outcome);
        } catch (RuntimeException | Error e) {
            Set<RowRequest<T>> requests =
                    run.stream().map(RowQueue.Place::request).collect(Collectors.toCollection(LinkedHashSet::new));
            if (requests.size() == 1) {
                outcome.failures().put(requests.iterator().next(), e);
            } else {
                requests.forEach(request -> runAlone(run, request, outcome));
            }
        }
        return outcome;
    }

    private void runAlone(List<RowQueue.Place<T>> run, RowRequest<T> request, Outcome<T> outcome) {
        try {
            run(run.stream().filter(place -> place.request() == request).toList(), outcome);
        } catch (RuntimeException | Error e) {
            outcome.failures().put(request, e);
        }
    }

    /** Others wait for this run too, so an interrupt of this thread is kept for later. */
    private void run(List<RowQueue.Place<T>> places, Outcome<T> outcome) {
        List<EncoderInput> rows = places.stream().map(RowQueue.Place::row).toList();
        boolean interrupted = false;
        try {
            while (true) {
                interrupted |= Thread.interrupted();
                try {
                    List<T> results = runner.run(rows);
                    for (int i = 0; i < rows.size(); i++) {
                        outcome.results().put(places.get(i), results.get(i));
                    }
                    return;
                } catch (OpenbookException e) {
                    if (e.code() != FailureCode.CANCELLED || !Thread.currentThread().isInterrupted()) {
                        throw e;
                    }
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static OpenbookException modelClosed() {
        return new OpenbookException(FailureCode.CLOSED, "The model is closed. Open it again.");
    }

    private static OpenbookException cancelled(InterruptedException cause) {
        return new OpenbookException(
                FailureCode.CANCELLED, "The work was cancelled before all texts were done. Start it again.", cause);
    }
}
