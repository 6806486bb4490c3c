package dev.openbook.inspect;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import java.io.IOException;
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

/**
 * Reads the files of a model, several at once. Results come in the order of the files, and of several failures that of the first
 * file counts, so that nothing depends on which thread was faster. The calling thread takes part; interrupting it ends the
 * reading within a piece of a file. Used once.
 */
final class ContentReading {
    private final List<FoundFile> files;
    private final FileLoader loader;
    private final Thread caller = Thread.currentThread();
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger firstFailed = new AtomicInteger(Integer.MAX_VALUE);
    private final AtomicReferenceArray<ContentFile> contents;
    private final Map<Integer, Throwable> failures = new ConcurrentSkipListMap<>();

    private ContentReading(List<FoundFile> files, Executor executor) {
        this.files = files;
        this.loader = new FileLoader(files, executor);
        this.contents = new AtomicReferenceArray<>(files.size());
    }

    static List<ContentFile> read(List<FoundFile> files, ReadingSettings settings) {
        if (settings.executor().isPresent()) {
            Executor executor = settings.executor().get();
            return new ContentReading(files, executor).all(settings.atOnce(), executor);
        }
        // The caller reads too, so that one thread is left to read ahead for whoever digests.
        try (ExecutorService own = Executors.newFixedThreadPool(
                settings.atOnce(), Thread.ofPlatform().daemon().name("openbook-reads-model-", 0).factory())) {
            return new ContentReading(files, own).all(settings.atOnce(), own);
        }
    }

    private List<ContentFile> all(int atOnce, Executor executor) {
        List<FutureTask<Void>> helpers = new ArrayList<>();
        for (int i = 1; i < Math.min(atOnce, files.size()); i++) {
            FutureTask<Void> helper = new FutureTask<>(this::work, null);
            try {
                executor.execute(helper);
                helpers.add(helper);
            } catch (RejectedExecutionException e) {
                break; // the caller does all that nobody else does
            }
        }
        work();
        helpers.forEach(ContentReading::await);
        requireRead();
        List<ContentFile> all = new ArrayList<>(files.size());
        for (int i = 0; i < files.size(); i++) {
            all.add(contents.get(i));
        }
        return all;
    }

    /** Takes one file after the other until none is left. */
    private void work() {
        for (int i = next.getAndIncrement(); i < files.size() && !unwanted(i); i = next.getAndIncrement()) {
            int index = i;
            try {
                contents.set(index, loader.load(index, () -> unwanted(index)));
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
            case IOException e -> throw FileLoader.unreadable(files.get(index).path(), e);
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            case null, default -> throw new IllegalStateException("A file was neither read nor not.");
        }
    }

    private static OpenbookException cancelled() {
        return new OpenbookException(
                FailureCode.CANCELLED, "The inspection was interrupted before all files of the model were read. Start it again.");
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
