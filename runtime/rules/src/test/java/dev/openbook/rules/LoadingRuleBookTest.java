package dev.openbook.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.rule.Outcome;
import dev.openbook.rule.RuleBook;
import dev.openbook.rule.RuleStage;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Rules are loaded by the executor or by whoever asks first, once, and by nobody else. */
class LoadingRuleBookTest {
    private static final String RULES = RuleSets.requiring("known(model.license)", "deny");

    private final List<Thread> loaders = new ArrayList<>();

    private Supplier<RuleBook> rules(String yaml) {
        return () -> {
            loaders.add(Thread.currentThread());
            return RuleBooks.parse("test.yaml", yaml, RuleSets.UNTIMED);
        };
    }

    @Test
    void whoAsksFirstLoadsWhatTheExecutorHasNotBegun() {
        List<Runnable> waiting = new ArrayList<>();
        RuleBook book = RuleBooks.loadOn(waiting::add, rules(RULES));
        assertThat(loaders).isEmpty();

        assertThat(book.admit(Models.unknown()).outcome()).isEqualTo(Outcome.DENY);
        assertThat(book.admit(Models.wellKnown()).outcome()).isEqualTo(Outcome.ALLOW);
        waiting.forEach(Runnable::run);

        assertThat(loaders).containsExactly(Thread.currentThread());
        assertThat(book.stages()).containsExactly(RuleStage.ADMISSION);
        assertThat(book.ruleSets()).singleElement().satisfies(set -> assertThat(set.name()).isEqualTo("test"));
        assertThat(book.streaming()).isEqualTo(RuleBook.Streaming.TOKENS);
    }

    @Test
    void whoAsksWhileTheExecutorLoadsWaitsForIt() throws Exception {
        ExecutorService executor = Executors.newFixedThreadPool(2);
        try {
            CountDownLatch begun = new CountDownLatch(1);
            CountDownLatch asked = new CountDownLatch(1);
            Supplier<RuleBook> rules = rules(RULES);
            RuleBook book = RuleBooks.loadOn(executor, () -> {
                begun.countDown();
                await(asked);
                return rules.get();
            });
            await(begun);
            Future<Outcome> outcome = executor.submit(() -> {
                asked.countDown();
                return book.admit(Models.unknown()).outcome();
            });
            assertThat(outcome.get()).isEqualTo(Outcome.DENY);
            assertThat(loaders).hasSize(1).doesNotContain(Thread.currentThread());
        } finally {
            executor.shutdownNow();
        }
    }

    @Test
    void faultsMeetEveryoneWhoAsks() {
        RuleBook book = RuleBooks.loadOn(Runnable::run, rules(RuleSets.requiring("model.licence.open", "deny")));
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> book.admit(Models.unknown()))
                    .isInstanceOfSatisfying(OpenbookException.class, e -> assertThat(e.code()).isEqualTo(FailureCode.RULES_INVALID))
                    .hasMessageContaining("test.yaml:");
        }
        assertThat(loaders).hasSize(1);
    }

    @Test
    void anInterruptedThreadGetsItsAnswerAndStaysInterrupted() {
        RuleBook book = RuleBooks.loadOn(task -> {}, rules(RULES));
        Thread.currentThread().interrupt();
        assertThat(book.admit(Models.unknown()).outcome()).isEqualTo(Outcome.DENY);
        assertThat(Thread.interrupted()).isTrue();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
