package dev.openbook.embed;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.internal.encode.HelperThreads;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Does numbered pieces of work on the calling thread and a fixed number of helpers.
 *
 * <p>The caller works too, so a single piece costs no change of threads, and a call makes progress even while the helpers
 * are busy with other calls. Thread-safe.
 */
final class ParallelWork implements AutoCloseable {
    private final Executor helpers;
    private final int helperCount;
    private final Runnable closing;

    /**
     * Work on given threads.
     *
     * @param helpers runs helpers, or drops them once it is shut down
     * @param helperCount how many helpers one call asks for, besides its own thread
     * @param closing ends the helpers
     */
    ParallelWork(Executor helpers, int helperCount, Runnable closing) {
        this.helpers = helpers;
        this.helperCount = helperCount;
        this.closing = closing;
    }

    /** Work on daemon threads of its own, which start when needed and end when idle; {@code width} counts the caller. */
    static ParallelWork onThreads(String namePrefix, int width) {
        HelperThreads threads = HelperThreads.start(namePrefix, width - 1);
        return new ParallelWork(threads, threads.count(), threads::close);
    }

    /**
     * Does the pieces 0 to {@code pieces - 1}, begun in this order and side by side, and returns their results in order.
     *
     * @throws OpenbookException with {@code CANCELLED} if the calling thread is interrupted; pieces under way are finished,
     *     others are not begun, and the thread stays interrupted
     */
    <T> List<T> map(int pieces, IntFunction<T> piece) {
        AtomicReferenceArray<T> results = new AtomicReferenceArray<>(pieces);
        Job job = new Job(pieces, i -> results.set(i, piece.apply(i)));
        for (int i = 0; i < Math.min(helperCount, pieces - 1); i++) {
            helpers.execute(job::help);
        }
        job.finish();
        return IntStream.range(0, pieces).mapToObj(results::get).toList();
    }

    @Override
    public void close() {
        closing.run();
    }

    private static final class Job {
        private final int pieces;
        private final IntConsumer piece;
        private final AtomicInteger next = new AtomicInteger();
        private final CountDownLatch unfinished;
        private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>(null);

        Job(int pieces, IntConsumer piece) {
            this.pieces = pieces;
            this.piece = piece;
            this.unfinished = new CountDownLatch(pieces);
        }

        void help() {
            while (doNext()) {}
        }

        /** The caller's part: work, look out for interrupts, wait for what helpers have begun. */
        void finish() {
            boolean interrupted = Thread.interrupted();
            while (!interrupted && doNext()) {
                interrupted = Thread.interrupted();
            }
            if (interrupted) {
                stop();
            }
            while (true) {
                try {
                    unfinished.await();
                    break;
                } catch (InterruptedException e) {
                    interrupted = true;
                    stop();
                }
            }
            report(interrupted);
        }

        private boolean doNext() {
            int index = next.getAndIncrement();
            if (index >= pieces) {
                return false;
            }
            try {
                piece.accept(index);
            } catch (RuntimeException | Error e) {
                failure.compareAndSet(null, e);
                stop();
            } finally {
                unfinished.countDown();
            }
            return true;
        }

        /** Takes all pieces that nobody has begun, so that nobody will. */
        private void stop() {
            for (int i = next.getAndSet(pieces); i < pieces; i++) {
                unfinished.countDown();
            }
        }

        private void report(boolean interrupted) {
            if (interrupted) {
                Thread.currentThread().interrupt();
                throw new OpenbookException(
                        FailureCode.CANCELLED, "Embedding was cancelled before all texts were done. Start it again.");
            }
            switch (failure.get()) {
                case null -> {}
                case RuntimeException e -> throw e;
                case Error e -> throw e;
                default -> throw new AssertionError("Only unchecked failures are recorded.");
            }
        }
    }
}
