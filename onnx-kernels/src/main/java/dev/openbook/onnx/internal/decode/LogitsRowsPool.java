package dev.openbook.onnx.internal.decode;

import ai.onnxruntime.OrtEnvironment;
import dev.openbook.model.Cancellation;
import java.util.ArrayDeque;
import java.util.Deque;

/** Hands out {@link LogitsRows}: a few for all sequences, each made when first needed. Fair; thread-safe. */
final class LogitsRowsPool {
    private final OrtEnvironment environment;
    private final LogitsShape shape;
    private final int rows;
    private final RunGate places;
    private final Deque<LogitsRows> free = new ArrayDeque<>();

    LogitsRowsPool(OrtEnvironment environment, LogitsShape shape, int rows, int places) {
        this.environment = environment;
        this.shape = shape;
        this.rows = rows;
        this.places = new RunGate(places);
    }

    /** Waits for its turn. The caller gives it back. */
    LogitsRows take(Cancellation cancellation) {
        places.enter(cancellation);
        synchronized (free) {
            LogitsRows kept = free.poll();
            if (kept != null) {
                return kept;
            }
        }
        try {
            return new LogitsRows(environment, shape, rows);
        } catch (RuntimeException e) {
            places.leave();
            throw e;
        }
    }

    void giveBack(LogitsRows taken) {
        synchronized (free) {
            free.push(taken);
        }
        places.leave();
    }
}
