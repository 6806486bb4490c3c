package dev.openbook.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.openbook.provenance.ModelFile;
import dev.openbook.provenance.ModelProvenance;
import dev.openbook.rule.RuleBook;
import dev.openbook.value.Digest;
import java.lang.management.ManagementFactory;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How much memory asking takes: a count of bytes, the same on every machine. */
class AllocationTest {
    private static final int WARM_UP = 2_000;
    private static final int MEASURED = 1_000;

    @Test
    void aRuleThatHoldsTakesLessThanTwoKibibytes() {
        ModelProvenance model = Models.wellKnown();
        long few = bytes(book(1), model);
        long many = bytes(book(51), model);
        assertThat((many - few) / 50).isLessThan(2_048);
    }

    /** What the group of a fact holds besides must not matter. */
    @Test
    void itTakesNoMoreForALargerModel() {
        ModelProvenance small = Models.wellKnown();
        ModelProvenance large = small.toBuilder()
                .files(IntStream.range(0, 900).mapToObj(i -> new ModelFile(
                        "file" + i, 1, Digest.ofText("x"))).toList())
                .build();
        long each = (bytes(book(51), large) - bytes(book(1), large)) / 50;
        assertThat(each).isLessThan(2_048);
    }

    private static RuleBook book(int rules) {
        return RuleBooks.parse("test.yaml", RuleSets.HEAD + "params: {allowed: [Apache-2.0, MIT, LicenseRef-HF-llama3]}\nrules:\n"
                + IntStream.range(0, rules)
                        .mapToObj(i -> """
                                  - id: r%d
                                    require: "model.license.spdx in params.allowed && model.readable && model.graph.parameters < %d000000000000"
                                    action: deny
                                    message: "'No.'"
                                """.formatted(i, i + 1))
                        .collect(Collectors.joining()), RuleSets.UNTIMED);
    }

    private static long bytes(RuleBook book, ModelProvenance model) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        for (int i = 0; i < WARM_UP; i++) {
            assertThat(book.admit(model).violations()).isEmpty();
        }
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < MEASURED; i++) {
            book.admit(model);
        }
        return (threads.getCurrentThreadAllocatedBytes() - before) / MEASURED;
    }
}
