package dev.openbook.onnx.internal.decode;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession.RunOptions;
import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.model.Cancellation;
import org.jspecify.annotations.Nullable;

/**
 * Ends the run that is under way when its caller cancels. A wish that comes late, when the run is over, touches no other run:
 * each run has a number, and the flag is taken back after it. One run at a time; a cancellation may come from any thread.
 */
final class Termination implements AutoCloseable {
    private final RunOptions options;
    private long run;
    private boolean running;
    private boolean terminated;

    /** A run of the engine. */
    @FunctionalInterface
    interface EngineRun {
        void run(RunOptions options) throws OrtException;
    }

    Termination() throws OrtException {
        options = new RunOptions();
    }

    /**
     * Runs.
     *
     * @throws OpenbookException with {@code CANCELLED} if the run was ended, or cancelled before it began
     */
    void run(Cancellation cancellation, EngineRun work) throws OrtException {
        if (cancellation.cancelled()) {
            throw cancelled(null);
        }
        long number = begin();
        Cancellation.Watch watch = cancellation.watch(() -> terminate(number));
        try {
            work.run(options);
        } catch (OrtException e) {
            if (terminated()) {
                throw cancelled(e);
            }
            throw e;
        } finally {
            watch.close();
            end();
        }
    }

    private synchronized long begin() {
        running = true;
        return ++run;
    }

    private synchronized void terminate(long number) {
        if (running && number == run) {
            try {
                options.setTerminate(true);
                terminated = true;
            } catch (OrtException e) {
                throw new IllegalStateException("ONNX Runtime does not let a run be ended.", e);
            }
        }
    }

    private synchronized boolean terminated() {
        return terminated;
    }

    private synchronized void end() throws OrtException {
        running = false;
        if (terminated) {
            terminated = false;
            options.setTerminate(false);
        }
    }

    private static OpenbookException cancelled(@Nullable Exception cause) {
        return new OpenbookException(FailureCode.CANCELLED, "The work was cancelled. Start it again.", cause);
    }

    @Override
    public synchronized void close() {
        running = false;
        options.close();
    }
}
