package dev.openbook.onnx.internal.decode;

import ai.onnxruntime.OrtEnvironment;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Semaphore;

/** Hands out {@link LogitsRows}: a few for all sequences, each made when first needed. Fair; thread-safe. */
final class LogitsRowsPool {
    private final OrtEnvironment environment;
    private final LogitsShape shape;
    private final int rows;
    private final Semaphore places;
    private final Deque<LogitsRows> free = new ArrayDeque<>();

    LogitsRowsPool(OrtEnvironment environment, LogitsShape shape, int rows, int places) {
        this.environment = environment;
        this.shape = shape;
        this.rows = rows;
        this.places = new Semaphore(places, true);
    }

    /** Waits for its turn. The caller gives it back. */
    LogitsRows take() {
        try {
            places.acquire();
        } catch (InterruptedException e) {
            throw RunGate.interrupted(e);
        }
        synchronized (free) {
            LogitsRows kept = free.poll();
            if (kept != null) {
                return kept;
            }
        }
        try {
            return new LogitsRows(environment, shape, rows);
        } catch (RuntimeException e) {
            places.release();
            throw e;
        }
    }

    void giveBack(LogitsRows taken) {
        synchronized (free) {
            free.push(taken);
        }
        places.release();
    }
}
