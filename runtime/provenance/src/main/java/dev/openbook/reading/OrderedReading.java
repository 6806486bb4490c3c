package dev.openbook.reading;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.BooleanSupplier;

/**
 * Reads several files at once. Results come in the order of the files, and of several failures that of the first file counts, so
 * that nothing depends on which thread was faster. The calling thread takes part; interrupting it ends the reading within a piece of a
 * file. Used once.
 *
 * @param <T> what is known of a file after it was read
 */
public final class OrderedReading<T> {
    private final int count;
    private final Reading<T> reading;
    private final Executor executor;
    private final Thread caller = Thread.currentThread();
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger firstFailed = new AtomicInteger(Integer.MAX_VALUE);
    private final AtomicReferenceArray<T> results;
    private final Map<Integer, Throwable> failures = new ConcurrentSkipListMap<>();

    /**
     * Reads one file; called from several threads.
     *
     * @param <T> what is known of it then
     */
    public interface Reading<T> {
        /**
         * Reads it.
         *
         * @param index which one
         * @param executor may lend a thread to read ahead
         * @param unwanted asked between pieces; ends the reading with {@link CancellationException}
         */
        T read(int index, Executor executor, BooleanSupplier unwanted) throws IOException;
    }

    private OrderedReading(int count, Reading<T> reading, Executor executor) {
        this.count = count;
        this.reading = reading;
        this.executor = executor;
        this.results = new AtomicReferenceArray<>(count);
    }

    /**
     * Reads all files.
     *
     * @param count how many there are
     * @param <T> what is known of a file after it was read
     * @throws OpenbookException {@code CANCELLED} if the calling thread is interrupted, which it stays
     * @throws UncheckedIOException of the first file that cannot be read, as any other unchecked exception of {@code reading}
     */
    public static <T> List<T> all(int count, ReadingSettings settings, Reading<T> reading) {
        if (settings.executor().isPresent()) {
            return new OrderedReading<>(count, reading, settings.executor().get()).all(settings.atOnce());
        }
        // The caller reads too, so that one thread is left to read ahead for whoever digests.
        try (ExecutorService own = Executors.newFixedThreadPool(
                settings.atOnce(), Thread.ofPlatform().daemon().name("openbook-reads-model-", 0).factory())) {
            return new OrderedReading<>(count, reading, own).all(settings.atOnce());
        }
    }

    private List<T> all(int atOnce) {
        List<FutureTask<Void>> helpers = new ArrayList<>();
        for (int i = 1; i < Math.min(atOnce, count); i++) {
            FutureTask<Void> helper = new FutureTask<>(this::work, null);
            try {
                executor.execute(helper);
                helpers.add(helper);
            } catch (RejectedExecutionException e) {
                break; // the caller does all that nobody else does
            }
        }
        work();
        helpers.forEach(OrderedReading::await);
        requireRead();
        List<T> all = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            all.add(results.get(i));
        }
        return all;
    }

    /** Takes one file after the other until none is left. */
    private void work() {
        for (int i = next.getAndIncrement(); i < count && !unwanted(i); i = next.getAndIncrement()) {
            int index = i;
            try {
                results.set(index, reading.read(index, executor, () -> unwanted(index)));
            } catch (IOException | RuntimeException | Error e) {
                failures.put(index, e);
                firstFailed.accumulateAndGet(index, Math::min);
            }
        }
    }

    private boolean unwanted(int index) {
        return caller.isInterrupted() || index > firstFailed.get();
    }

    private void requireRead() {
        if (caller.isInterrupted()) {
            throw cancelled();
        }
        int index = firstFailed.get();
        if (index == Integer.MAX_VALUE) {
            return;
        }
        switch (failures.get(index)) {
            case ClosedByInterruptException e -> throw cancelled();
            case CancellationException e -> throw cancelled();
            case IOException e -> throw new UncheckedIOException(e);
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            case null, default -> throw new IllegalStateException("A file was neither read nor not.");
        }
    }

    private static OpenbookException cancelled() {
        return new OpenbookException(
                FailureCode.CANCELLED, "The work was interrupted before all files of the model were read. Start it again.");
    }

    /** Not interruptibly: helpers stop by themselves soon after the caller was interrupted. */
    private static void await(FutureTask<Void> helper) {
        boolean interrupted = false;
        helper.run(); // does nothing if another thread has begun; else there is nothing left to do
        while (true) {
            try {
                helper.get();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            } catch (ExecutionException e) {
                throw new IllegalStateException(e.getCause());
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
