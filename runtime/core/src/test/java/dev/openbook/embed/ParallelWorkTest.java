package dev.openbook.embed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ParallelWorkTest {
    private final ParallelWork work = ParallelWork.onThreads("test-", 3);

    @AfterEach
    void close() {
        work.close();
    }

    @Test
    void resultsComeInOrder() {
        for (int pieces : new int[] {0, 1, 2, 3, 1_000}) {
            List<Integer> squares = work.map(pieces, i -> i * i);
            assertThat(squares).isEqualTo(IntStream.range(0, pieces).map(i -> i * i).boxed().toList());
        }
    }

    @Test
    void threePiecesReallyGoSideBySide() {
        CountDownLatch all = new CountDownLatch(3);
        List<Boolean> met = work.map(3, i -> {
            all.countDown();
            try {
                all.await();
                return true;
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
        assertThat(met).containsExactly(true, true, true);
    }

    @Test
    void theFirstFailureIsThrownAndTheRestNotBegun() {
        AtomicInteger begun = new AtomicInteger();
        IllegalStateException failure = new IllegalStateException("piece 5");
        assertThatThrownBy(() -> work.map(1_000_000, i -> {
                    begun.incrementAndGet();
                    if (i == 5) {
                        throw failure;
                    }
                    return i;
                }))
                .isSameAs(failure);
        assertThat(begun.get()).isLessThan(1_000_000);
    }

    @Test
    void anInterruptStopsAfterThePiecesUnderWay() {
        AtomicInteger finished = new AtomicInteger();
        Thread caller = Thread.currentThread();
        assertThatThrownBy(() -> work.map(1_000_000, i -> {
                    if (i == 10) {
                        caller.interrupt();
                    }
                    return finished.incrementAndGet();
                }))
                .isInstanceOfSatisfying(
                        OpenbookException.class, e -> assertThat(e.code()).isEqualTo(FailureCode.CANCELLED));
        assertThat(Thread.interrupted()).isTrue();
        int count = finished.get();
        assertThat(count).isLessThan(1_000_000);
        assertThat(work.map(3, i -> i)).containsExactly(0, 1, 2);
        assertThat(finished.get()).isEqualTo(count); // nothing went on behind the caller's back
    }

    @Test
    void afterClosingTheCallerWorksAlone() {
        work.close();
        Thread caller = Thread.currentThread();
        assertThat(work.map(50, i -> Thread.currentThread() == caller)).containsOnly(true);
    }
}
