package dev.openbook.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.model.Cancellation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class TurnQueueTest {
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final TurnQueue queue = new TurnQueue("a-model", 1, 2_000);

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void callersComeInTheirOrder() throws Exception {
        List<Integer> order = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch end = new CountDownLatch(1);
        List<Future<?>> callers = new ArrayList<>();
        callers.add(submit(queue, new Cancellation(), () -> await(end)));
        awaitHeld();
        for (int i = 0; i < 50; i++) {
            int number = i;
            callers.add(submit(queue, new Cancellation(), () -> order.add(number)));
            awaitWaiting(i + 1);
        }
        end.countDown();
        for (Future<?> caller : callers) {
            caller.get(10, TimeUnit.SECONDS);
        }

        assertThat(order).hasSize(50).isSorted();
    }

    @Test
    void aThousandWaitAndNoneFailsAndOneWorksAtATime() throws Exception {
        AtomicInteger working = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        List<Future<?>> callers = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            callers.add(submit(queue, new Cancellation(), () -> {
                most.accumulateAndGet(working.incrementAndGet(), Math::max);
                Thread.yield();
                return working.decrementAndGet();
            }));
        }
        for (Future<?> caller : callers) {
            caller.get(30, TimeUnit.SECONDS);
        }

        assertThat(most).hasValue(1);
        assertThat(queue.waiting()).isZero();
    }

    @Test
    void oneTooManyIsToldSo() {
        TurnQueue small = new TurnQueue("a-model", 1, 0);
        FailureCode refused = small.inTurn(new Cancellation(), () -> failureOf(submit(small, new Cancellation(), () -> "never")));
        assertThat(refused).isEqualTo(FailureCode.BUSY);
        assertThat(small.inTurn(new Cancellation(), () -> "served")).isEqualTo("served");
    }

    @Test
    void whoeverWaitsCanBeCancelledAndTheNextOneComes() throws Exception {
        Cancellation cancellation = new Cancellation();
        List<Future<String>> callers = new ArrayList<>();
        FailureCode cancelled = queue.inTurn(new Cancellation(), () -> {
            callers.add(submit(queue, cancellation, () -> "never"));
            awaitWaiting(1);
            callers.add(submit(queue, new Cancellation(), () -> "third"));
            awaitWaiting(2);
            cancellation.cancel();
            return failureOf(callers.getFirst());
        });

        assertThat(cancelled).isEqualTo(FailureCode.CANCELLED);
        assertThat(callers.getLast().get(10, TimeUnit.SECONDS)).isEqualTo("third");
    }

    @Test
    void whoeverIsInterruptedWhileWaitingStaysInterrupted() {
        CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
        boolean stayed = queue.inTurn(new Cancellation(), () -> {
            Thread second = Thread.startVirtualThread(() -> {
                try {
                    queue.inTurn(new Cancellation(), () -> "never");
                } catch (OpenbookException e) {
                    interrupted.complete(e.code() == FailureCode.CANCELLED && Thread.currentThread().isInterrupted());
                }
            });
            awaitWaiting(1);
            second.interrupt();
            return interrupted.orTimeout(10, TimeUnit.SECONDS).join();
        });

        assertThat(stayed).isTrue();
        assertThat(queue.inTurn(new Cancellation(), () -> "served")).isEqualTo("served");
    }

    @Test
    void waitingForOneselfIsRefused() {
        assertThatThrownBy(() -> queue.inTurn(new Cancellation(), () -> queue.inTurn(new Cancellation(), () -> "never")))
                .isInstanceOf(OpenbookException.class)
                .hasMessageContaining("from within its own listener");
        assertThat(queue.inTurn(new Cancellation(), () -> "served")).isEqualTo("served");
    }

    @Test
    void closingFromWithinIsRefusedAndChangesNothing() {
        assertThatThrownBy(() -> queue.inTurn(new Cancellation(), () -> {
                    queue.close();
                    return "never";
                }))
                .hasMessageContaining("closed from within its own listener");
        assertThat(queue.inTurn(new Cancellation(), () -> "served")).isEqualTo("served");
    }

    @Test
    void aFailureOfTheWorkGivesTheTurnBack() {
        assertThatThrownBy(() -> queue.inTurn(new Cancellation(), () -> {
                    throw new IllegalStateException("broken");
                }))
                .hasMessage("broken");
        assertThat(queue.inTurn(new Cancellation(), () -> "served")).isEqualTo("served");
    }

    @Test
    void closingTurnsAwayThoseWhoWaitAndWaitsForTheOneWhoWorks() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        Future<Boolean> working = submit(queue, new Cancellation(), () -> await(end));
        awaitHeld();
        Future<String> waiting = submit(queue, new Cancellation(), () -> "never");
        awaitWaiting(1);
        queue.close();
        assertThat(failureOf(waiting)).isEqualTo(FailureCode.CLOSED);

        Future<?> idle = threads.submit(queue::awaitIdle);
        assertThat(idle.isDone()).isFalse();
        end.countDown();
        idle.get(10, TimeUnit.SECONDS);
        assertThat(working.get(10, TimeUnit.SECONDS)).isTrue();
        assertThatThrownBy(() -> queue.inTurn(new Cancellation(), () -> "never")).hasMessageContaining("closed");
    }

    private <T> Future<T> submit(TurnQueue to, Cancellation cancellation, Supplier<T> work) {
        return threads.submit(() -> to.inTurn(cancellation, work));
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void awaitHeld() {
        while (queue.working() == 0) {
            Thread.onSpinWait();
        }
    }

    private void awaitWaiting(int count) {
        while (queue.waiting() < count) {
            Thread.onSpinWait();
        }
    }

    private static FailureCode failureOf(Future<?> caller) {
        try {
            caller.get(10, TimeUnit.SECONDS);
            throw new AssertionError("It did not fail.");
        } catch (InterruptedException | TimeoutException e) {
            throw new AssertionError(e);
        } catch (ExecutionException e) {
            return ((OpenbookException) e.getCause()).code();
        }
    }
}
