package dev.openbook.internal.encode;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * A few daemon threads that start when needed and end when idle. What they are given after closing is dropped, and so is what
 * the system grants no thread for: it only ever is help with work that its caller does as well.
 */
public final class HelperThreads implements Executor, AutoCloseable {
    private static final long IDLE_SECONDS = 30;

    private final ThreadPoolExecutor threads;
    private final int count;

    HelperThreads(int count, ThreadFactory factory) {
        this.threads = new ThreadPoolExecutor(
                Math.max(1, count),
                Math.max(1, count),
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                factory,
                new ThreadPoolExecutor.DiscardPolicy());
        this.threads.allowCoreThreadTimeOut(true);
        this.count = count;
    }

    /** Gets so many ready; with none, everything is dropped. */
    public static HelperThreads start(String namePrefix, int count) {
        return new HelperThreads(count, Thread.ofPlatform().daemon().name(namePrefix, 1).factory());
    }

    /** How many there are. */
    public int count() {
        return count;
    }

    @Override
    public void execute(Runnable help) {
        if (count > 0) {
            try {
                threads.execute(help);
            } catch (OutOfMemoryError e) {
                // A limit on threads is reached, as containers have one; the caller goes on alone.
            }
        }
    }

    @Override
    public void close() {
        threads.shutdown();
    }
}
