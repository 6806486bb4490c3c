package dev.openbook.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class CancellationTest {
    private final Cancellation cancellation = new Cancellation();
    private final List<String> heard = new ArrayList<>();

    @Test
    void watchersHearInTheirOrderAndOnce() {
        cancellation.watch(() -> heard.add("first"));
        cancellation.watch(() -> heard.add("second"));
        assertThat(cancellation.cancelled()).isFalse();
        assertThat(heard).isEmpty();
        cancellation.cancel();
        cancellation.cancel();
        assertThat(cancellation.cancelled()).isTrue();
        assertThat(heard).containsExactly("first", "second");
    }

    @Test
    void whoeverWatchesTooLateHearsAtOnce() {
        cancellation.cancel();
        cancellation.watch(() -> heard.add("late")).close();
        assertThat(heard).containsExactly("late");
    }

    @Test
    void closingForgets() {
        Cancellation.Watch one = cancellation.watch(() -> heard.add("closed"));
        cancellation.watch(() -> heard.add("open"));
        one.close();
        one.close();
        cancellation.cancel();
        assertThat(heard).containsExactly("open");
    }

    @Test
    void theSameActionMayWatchTwice() {
        Runnable action = () -> heard.add("heard");
        Cancellation.Watch one = cancellation.watch(action);
        cancellation.watch(action);
        one.close();
        cancellation.cancel();
        assertThat(heard).hasSize(1);
    }

    @Test
    void anActionMayAskWatchAndClose() {
        Cancellation.Watch[] own = new Cancellation.Watch[1];
        own[0] = cancellation.watch(() -> {
            heard.add("cancelled " + cancellation.cancelled());
            own[0].close();
            cancellation.watch(() -> heard.add("inner"));
            cancellation.cancel();
        });
        cancellation.cancel();
        assertThat(heard).containsExactly("cancelled true", "inner");
    }

    @Test
    void anActionThatThrowsKeepsNobodyFromHearing() {
        IllegalStateException first = new IllegalStateException("first");
        IllegalStateException second = new IllegalStateException("second");
        cancellation.watch(() -> {
            throw first;
        });
        cancellation.watch(() -> heard.add("heard"));
        cancellation.watch(() -> {
            throw second;
        });
        cancellation.watch(() -> {
            throw first;
        });
        assertThatThrownBy(cancellation::cancel).isSameAs(first).hasSuppressedException(second);
        assertThat(heard).containsExactly("heard");
        assertThat(cancellation.cancelled()).isTrue();
    }

    @Test
    @Timeout(60)
    void eachActionRunsOnceHoweverManyCancel() throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            for (int round = 0; round < 200; round++) {
                Cancellation shared = new Cancellation();
                AtomicInteger runs = new AtomicInteger();
                CyclicBarrier start = new CyclicBarrier(4);
                Callable<Void> canceller = () -> {
                    start.await(30, TimeUnit.SECONDS);
                    shared.cancel();
                    return null;
                };
                Callable<Void> watcher = () -> {
                    start.await(30, TimeUnit.SECONDS);
                    for (int i = 0; i < 10; i++) {
                        shared.watch(runs::incrementAndGet);
                    }
                    return null;
                };
                for (Future<Void> done : threads.invokeAll(List.of(canceller, canceller, watcher, watcher))) {
                    done.get();
                }
                assertThat(runs).hasValue(20);
            }
        }
    }
}
