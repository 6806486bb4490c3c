package dev.openbook.internal.encode;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * A few daemon threads that start when needed and end when idle. What they are given after closing is dropped: it only ever is
 * help with work that its caller does as well.
 */
public final class HelperThreads implements Executor, AutoCloseable {
    private static final long IDLE_SECONDS = 30;

    private final ThreadPoolExecutor threads;
    private final int count;

    private HelperThreads(ThreadPoolExecutor threads, int count) {
        this.threads = threads;
        this.count = count;
    }

    /** Gets so many ready; with none, everything is dropped. */
    public static HelperThreads start(String namePrefix, int count) {
        ThreadPoolExecutor threads = new ThreadPoolExecutor(
                Math.max(1, count),
                Math.max(1, count),
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                Thread.ofPlatform().daemon().name(namePrefix, 1).factory(),
                new ThreadPoolExecutor.DiscardPolicy());
        threads.allowCoreThreadTimeOut(true);
        return new HelperThreads(threads, count);
    }

    /** How many there are. */
    public int count() {
        return count;
    }

    @Override
    public void execute(Runnable help) {
        if (count > 0) {
            threads.execute(help);
        }
    }

    @Override
    public void close() {
        threads.shutdown();
    }
}
