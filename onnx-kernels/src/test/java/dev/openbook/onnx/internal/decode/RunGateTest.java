package dev.openbook.onnx.internal.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.model.Cancellation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RunGateTest {
    private final RunGate gate = new RunGate(1);
    private final Cancellation none = new Cancellation();
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void endThreads() {
        threads.shutdownNow();
    }

    @Test
    void whoCameFirstEntersFirst() throws Exception {
        List<Integer> entered = Collections.synchronizedList(new ArrayList<>());
        List<Future<?>> callers = new ArrayList<>();
        gate.enter(none);
        for (int i = 0; i < 5; i++) {
            int number = i;
            callers.add(threads.submit(() -> {
                gate.enter(none);
                entered.add(number);
                gate.leave();
            }));
            awaitWaiting(i + 1);
        }
        assertThat(entered).isEmpty();
        gate.leave();
        for (Future<?> caller : callers) {
            caller.get();
        }
        assertThat(entered).containsExactly(0, 1, 2, 3, 4);
    }

    @Test
    void whoeverWaitsCanBeCancelledAndTheOthersKeepTheirPlaces() throws Exception {
        gate.enter(none);
        Cancellation lostInterest = new Cancellation();
        Future<?> cancelled = threads.submit(() -> gate.enter(lostInterest));
        awaitWaiting(1);
        Future<?> patient = threads.submit(() -> gate.enter(none));
        awaitWaiting(2);
        lostInterest.cancel();
        assertFails(cancelled, FailureCode.CANCELLED);
        assertThat(patient.isDone()).isFalse();
        gate.leave();
        patient.get();
    }

    @Test
    void whoIsCancelledAlreadyDoesNotWait() {
        gate.enter(none);
        Cancellation lostInterest = new Cancellation();
        lostInterest.cancel();
        assertFails(threads.submit(() -> gate.enter(lostInterest)), FailureCode.CANCELLED);
    }

    @Test
    void closingTurnsAwayThoseWhoWaitAndWaitsForThoseInside() throws Exception {
        gate.enter(none);
        Future<?> waiting = threads.submit(() -> gate.enter(none));
        awaitWaiting(1);
        Future<Boolean> closing = threads.submit(gate::close);
        assertFails(waiting, FailureCode.CLOSED);
        assertThat(closing.isDone()).isFalse();
        gate.leave();
        assertThat(closing.get()).isTrue();
        assertThat(gate.close()).isFalse();
        assertThatThrownBy(() -> gate.enter(none)).hasMessageContaining("closed");
    }

    @Test
    void anInterruptedThreadIsTurnedAwayAndStaysInterrupted() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> gate.enter(none))
                .isInstanceOfSatisfying(OpenbookException.class, e -> assertThat(e.code()).isEqualTo(FailureCode.CANCELLED));
        assertThat(Thread.interrupted()).isTrue();
        gate.enter(none);
    }

    private void awaitWaiting(int count) {
        while (gate.waiting() != count) {
            Thread.onSpinWait();
        }
    }

    private static void assertFails(Future<?> call, FailureCode code) {
        assertThatThrownBy(call::get)
                .cause()
                .isInstanceOfSatisfying(OpenbookException.class, e -> assertThat(e.code()).isEqualTo(code));
    }
}
