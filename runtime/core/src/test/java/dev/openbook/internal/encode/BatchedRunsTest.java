package dev.openbook.internal.encode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A row's result is its first token, so that mixed up rows would show. A token of -1 is one that the graph cannot read. */
@Timeout(60)
class BatchedRunsTest {
    private final ExecutorService callers = Executors.newCachedThreadPool();
    private final List<List<Integer>> runs = new CopyOnWriteArrayList<>();
    private final HelperThreads helpers = HelperThreads.start("test-", 1);

    @AfterEach
    void close() {
        callers.shutdownNow();
        helpers.close();
    }

    @Test
    void resultsComeInTheOrderOfTheRows() {
        BatchedRuns<Integer> batched = batched(true, 2);

        List<EncoderInput> rows = IntStream.range(0, 500).mapToObj(i -> row(i, 1 + i % 37)).toList();

        assertThat(batched.of(rows)).isEqualTo(IntStream.range(0, 500).boxed().toList());
        assertThat(runs).hasSizeLessThan(100);
        assertThat(batched.of(List.of())).isEmpty();
    }

    @Test
    void rowsThatDependOnTheirCompanyRunAlone() {
        BatchedRuns<Integer> batched = batched(false, 2);

        batched.of(IntStream.range(0, 50).mapToObj(i -> row(i, 3)).toList());

        assertThat(runs).hasSize(50).allMatch(run -> run.size() == 1);
    }

    @Test
    void whatArrivesDuringARunSharesTheNext() throws Exception {
        Gate gate = new Gate();
        BatchedRuns<Integer> batched = new BatchedRuns<>(queue(true), gate, 1, helpers, () -> {});
        List<Future<List<Integer>>> results = new ArrayList<>();
        results.add(callers.submit(() -> batched.of(List.of(row(0, 5)))));
        gate.entered.await();
        for (int i = 1; i <= 6; i++) {
            int id = i;
            results.add(callers.submit(() -> batched.of(List.of(row(id, 5)))));
        }
        until(() -> batched.waiting() == 6);
        gate.open.countDown();

        for (int i = 0; i <= 6; i++) {
            assertThat(results.get(i).get()).containsExactly(i);
        }
        assertThat(runs).hasSize(2);
        assertThat(runs.get(1)).containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6);
    }

    @Test
    void aRowThatFailsFailsForItsCallerOnly() throws Exception {
        Gate gate = new Gate();
        BatchedRuns<Integer> batched = new BatchedRuns<>(queue(true), gate, 1, helpers, () -> {});
        Future<List<Integer>> first = callers.submit(() -> batched.of(List.of(row(0, 5))));
        gate.entered.await();
        Future<List<Integer>> good = callers.submit(() -> batched.of(List.of(row(1, 5), row(2, 5))));
        Future<List<Integer>> bad = callers.submit(() -> batched.of(List.of(row(-1, 5), row(3, 5))));
        until(() -> batched.waiting() == 2);
        gate.open.countDown();

        assertThat(first.get()).containsExactly(0);
        assertThat(good.get()).containsExactly(1, 2);
        assertThatThrownBy(bad::get).hasRootCauseMessage("no such token");
        assertThat(batched.of(List.of(row(4, 5)))).containsExactly(4);
    }

    @Test
    void anInterruptCancelsItsCallerOnly() throws Exception {
        Gate gate = new Gate();
        BatchedRuns<Integer> batched = new BatchedRuns<>(queue(true), gate, 1, helpers, () -> {});
        Thread[] leader = new Thread[1];
        Future<List<Integer>> running = callers.submit(() -> {
            leader[0] = Thread.currentThread();
            return batched.of(List.of(row(0, 5), row(1, 500)));
        });
        gate.entered.await();
        CountDownLatch started = new CountDownLatch(1);
        Thread[] waiter = new Thread[1];
        Future<List<Integer>> waiting = callers.submit(() -> {
            waiter[0] = Thread.currentThread();
            started.countDown();
            return batched.of(List.of(row(2, 5)));
        });
        Future<List<Integer>> other = callers.submit(() -> batched.of(List.of(row(3, 5))));
        started.await();
        until(() -> batched.waiting() == 3);
        leader[0].interrupt();
        waiter[0].interrupt();
        until(() -> batched.waiting() == 2);
        gate.open.countDown();

        assertThat(other.get()).containsExactly(3);
        for (Future<List<Integer>> cancelled : List.of(running, waiting)) {
            assertThatThrownBy(cancelled::get)
                    .rootCause()
                    .isInstanceOf(InterruptedException.class);
        }
        assertThat(runs.stream().flatMap(List::stream)).doesNotContain(2);
    }

    @Test
    void closingWaitsForRunsUnderWay() throws Exception {
        Gate gate = new Gate();
        BatchedRuns<Integer> batched = new BatchedRuns<>(queue(true), gate, 1, helpers, () -> {});
        Future<List<Integer>> running = callers.submit(() -> batched.of(List.of(row(0, 5))));
        gate.entered.await();
        Thread closing = new Thread(batched::close);
        closing.start();
        until(() -> closing.getState() == Thread.State.WAITING);

        assertThat(running.isDone()).isFalse();
        gate.open.countDown();
        closing.join();
        assertThat(running.get()).containsExactly(0);
        assertThatThrownBy(() -> batched.of(List.of(row(1, 5))))
                .asInstanceOf(type(OpenbookException.class))
                .extracting(OpenbookException::code)
                .isEqualTo(FailureCode.CLOSED);
    }

    @Test
    void closingDoesNotWaitForRowsThatNobodyHasBegun() throws Exception {
        Gate gate = new Gate();
        BatchedRuns<Integer> batched = new BatchedRuns<>(queue(false), gate, 1, helpers, () -> {});
        Future<List<Integer>> list = callers.submit(
                () -> batched.of(IntStream.range(0, 1_000).mapToObj(i -> row(i, 5)).toList()));
        gate.entered.await();
        Thread closing = new Thread(batched::close);
        closing.start();
        until(() -> closing.getState() == Thread.State.WAITING);
        gate.open.countDown();
        closing.join();

        assertThatThrownBy(list::get)
                .cause()
                .asInstanceOf(type(OpenbookException.class))
                .extracting(OpenbookException::code)
                .isEqualTo(FailureCode.CLOSED);
        assertThat(runs).hasSize(1);
        assertThat(batched.waiting()).isZero();
    }

    /** The second caller's last row is run by the third; when the second has no more to do, its place is the fourth's to take. */
    @Test
    void whoeverHasNoMoreToRunLeavesThePlaceToOthers() throws Exception {
        List<CountDownLatch> open = Stream.generate(() -> new CountDownLatch(1)).limit(5).toList();
        BatchedRuns<Integer> batched = new BatchedRuns<>(
                queue(false),
                rows -> {
                    List<Integer> ids = read(rows);
                    pass(open.get(ids.getFirst()));
                    return ids;
                },
                2,
                help -> {},
                () -> {});
        List<Future<List<Integer>>> results = new ArrayList<>();
        results.add(callers.submit(() -> batched.of(List.of(row(0, 5)))));
        until(() -> runs.contains(List.of(0)));
        results.add(callers.submit(() -> batched.of(List.of(row(1, 5), row(2, 5)))));
        until(() -> runs.contains(List.of(1)));
        results.add(callers.submit(() -> batched.of(List.of(row(3, 5)))));
        until(() -> batched.waiting() == 2);
        results.add(callers.submit(() -> batched.of(List.of(row(4, 5)))));
        until(() -> batched.waiting() == 3);

        open.get(0).countDown();
        until(() -> runs.contains(List.of(2)));
        open.get(1).countDown();
        until(() -> runs.contains(List.of(3))); // although row 2 is still being run

        open.forEach(CountDownLatch::countDown);
        for (Future<List<Integer>> result : results) {
            assertThat(result.get()).isNotEmpty();
        }
    }

    @Test
    void manyCallersGetTheirOwn() throws Exception {
        BatchedRuns<Integer> batched = batched(true, 3);
        List<Callable<Boolean>> calls = new ArrayList<>();
        for (int caller = 0; caller < 64; caller++) {
            Random random = new Random(caller);
            int base = caller * 1_000;
            calls.add(() -> {
                for (int call = 0; call < 50; call++) {
                    int count = random.nextInt(4) == 0 ? random.nextInt(100) : 1;
                    List<EncoderInput> rows = IntStream.range(0, count)
                            .mapToObj(i -> row(base + i, 1 + random.nextInt(300)))
                            .toList();
                    if (!batched.of(rows).equals(IntStream.range(base, base + count).boxed().toList())) {
                        return false;
                    }
                }
                return true;
            });
        }
        for (Future<Boolean> call : callers.invokeAll(calls)) {
            assertThat(call.get()).isTrue();
        }
        assertThat(batched.waiting()).isZero();
    }

    private BatchedRuns<Integer> batched(boolean together, int places) {
        AtomicInteger running = new AtomicInteger();
        return new BatchedRuns<>(
                queue(together),
                rows -> {
                    assertThat(running.incrementAndGet()).isLessThanOrEqualTo(places);
                    List<Integer> ids = read(rows);
                    running.decrementAndGet();
                    return ids;
                },
                places,
                helpers,
                () -> {});
    }

    private static RowQueue<Integer> queue(boolean together) {
        return new RowQueue<>(together, 512, 1);
    }

    private List<Integer> read(List<EncoderInput> rows) {
        List<Integer> ids = rows.stream().map(row -> row.ids()[0]).toList();
        runs.add(ids);
        if (ids.contains(-1)) {
            throw new IllegalStateException("no such token");
        }
        return ids;
    }

    private static EncoderInput row(int id, int length) {
        int[] ids = new int[length];
        ids[0] = id;
        return new EncoderInput(ids, null);
    }

    private static void pass(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void until(Callable<Boolean> condition) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!condition.call()) {
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.onSpinWait();
        }
    }

    /** Holds the first run until it is opened. */
    private final class Gate implements BatchRunner<Integer> {
        private final CountDownLatch entered = new CountDownLatch(1);
        private final CountDownLatch open = new CountDownLatch(1);

        @Override
        public List<Integer> run(List<EncoderInput> rows) {
            entered.countDown();
            boolean interrupted = false;
            while (true) {
                try {
                    open.await();
                    break;
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
            return read(rows);
        }
    }
}
