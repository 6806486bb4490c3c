package dev.openbook.internal.encode;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class RowQueueProperties {
    private static final int BUDGET = 512;

    private final ReentrantLock lock = new ReentrantLock();

    @Property
    void everyRowRunsOnceWithinTheBudgetAmongRowsOfLikeLength(
            @ForAll @Size(max = 20) List<@Size(max = 40) List<@IntRange(min = 1, max = 700) Integer>> requests,
            @ForAll boolean together) {
        RowQueue<Integer> queue = new RowQueue<>(together, BUDGET, 1);
        requests.stream().filter(lengths -> !lengths.isEmpty()).forEach(lengths -> queue.add(request(lengths)));
        Set<RowQueue.Place<Integer>> seen = new HashSet<>();
        while (!queue.isEmpty()) {
            List<RowQueue.Place<Integer>> run = queue.take();
            int width = run.stream().mapToInt(RowQueueProperties::length).max().orElseThrow();
            assertThat(run.size() == 1 || together && width * run.size() <= BUDGET).isTrue();
            assertThat(run).allMatch(place -> 2 * length(place) >= width);
            run.forEach(place -> assertThat(seen.add(place)).isTrue());
        }
        assertThat(seen).hasSize(requests.stream().mapToInt(List::size).sum());
    }

    @Test
    void aSingleTextWaitsForOneRunOfEachOtherRequest() {
        RowQueue<Integer> queue = new RowQueue<>(true, BUDGET, 1);
        RowRequest<Integer> list = request(Collections.nCopies(1_000, 256));
        RowRequest<Integer> single = request(List.of(9));
        queue.add(list);
        queue.add(single);

        assertThat(queue.take()).hasSize(2).allMatch(place -> place.request() == list);
        assertThat(queue.take()).singleElement().matches(place -> place.request() == single);
        assertThat(queue.take()).hasSize(2).allMatch(place -> place.request() == list);
    }

    @Test
    void textsOfManyCallersShareARunIfTheyAreOfLikeLength() {
        RowQueue<Integer> queue = new RowQueue<>(true, BUDGET, 1);
        for (int length : new int[] {10, 40, 8, 16, 12, 38, 17}) {
            queue.add(request(List.of(length)));
        }

        assertThat(queue.take()).extracting(RowQueueProperties::length).containsExactly(10, 8, 16, 12);
        assertThat(queue.take()).extracting(RowQueueProperties::length).containsExactly(40, 38);
        assertThat(queue.take()).extracting(RowQueueProperties::length).containsExactly(17);
        assertThat(queue.isEmpty()).isTrue();
    }

    @Test
    void aGraphThatPadsEveryRowGetsAsManyAsTheBudgetHoldsOfThatWidth() {
        RowQueue<Integer> queue = new RowQueue<>(true, BUDGET, 128);
        queue.add(request(List.of(100, 9, 3, 3, 3, 128)));

        assertThat(queue.take()).extracting(RowQueueProperties::length).containsExactly(128, 100, 9, 3);
        assertThat(queue.take()).extracting(RowQueueProperties::length).containsExactly(3, 3);
    }

    private RowRequest<Integer> request(List<Integer> lengths) {
        return new RowRequest<>(
                lengths.stream().map(length -> new EncoderInput(new int[length], null)).toList(), lock.newCondition());
    }

    private static int length(RowQueue.Place<Integer> place) {
        return place.row().ids().length;
    }
}
