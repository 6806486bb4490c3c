package dev.openbook.internal.encode;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class HelperThreadsTest {

    @Test
    void helpIsGivenByDaemonsOfTheirOwn() throws Exception {
        CountDownLatch done = new CountDownLatch(1);
        Thread[] helper = new Thread[1];
        try (HelperThreads threads = HelperThreads.start("test-", 1)) {
            threads.execute(() -> {
                helper[0] = Thread.currentThread();
                done.countDown();
            });
            done.await();
        }
        assertThat(helper[0].isDaemon()).isTrue();
        assertThat(helper[0].getName()).isEqualTo("test-1");
    }

    /** The caller does the work in any case, so that it must not fail because nobody can help. */
    @Test
    void whereTheSystemGrantsNoThreadHelpIsDropped() {
        AtomicInteger asked = new AtomicInteger();
        try (HelperThreads threads = new HelperThreads(2, work -> {
            asked.incrementAndGet();
            throw new OutOfMemoryError("unable to create native thread");
        })) {
            threads.execute(() -> {});
        }
        assertThat(asked).hasValue(1);
    }

    @Test
    void withoutHelpersAndAfterClosingEverythingIsDropped() {
        AtomicInteger done = new AtomicInteger();
        HelperThreads none = HelperThreads.start("test-", 0);
        none.execute(done::incrementAndGet);
        none.close();
        HelperThreads closed = HelperThreads.start("test-", 1);
        closed.close();
        closed.execute(done::incrementAndGet);
        assertThat(done).hasValue(0);
    }
}
