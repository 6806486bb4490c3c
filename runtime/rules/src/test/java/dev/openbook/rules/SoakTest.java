package dev.openbook.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openbook.rule.Caller;
import dev.openbook.rule.DecisionJson;
import dev.openbook.rule.RuleBook;
import dev.openbook.rule.RuleRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** One book asked by many threads, about requests of which some hold, some do not, some are unknown and some fail. */
class SoakTest {
    private static final int THREADS = 8;
    private static final int RULES = 10;
    private static final long MAX_GROWTH = 16L << 20;

    private static final String SET = """
            apiVersion: rules/v1
            kind: RuleSet
            metadata: {name: soak, version: 1}
            stage: request
            onError: allow
            params: {words: [who, may, apply]}
            variables:
              - {name: length, expression: "size(request.text)"}
              - {name: share, expression: "100 / (variables.length - 20)"}
            rules:
              - {id: short, require: "variables.length < 30", action: warn, message: "'Too long: ' + string(variables.length)"}
              - {id: share, require: "variables.share != 3", action: audit, message: "'Share ' + string(variables.share)"}
              - {id: staff, require: "'staff' in caller.roles", action: deny, message: "'Only staff, not ' + caller.name"}
              - {id: known, when: "known(caller.name)", require: "caller.name != 'Bob'", action: review, message: "'Bob.'"}
              - {id: words, require: "params.words.exists(w, request.text.contains(w))", action: audit, message: "'No such word.'"}
              - {id: all, require: "params.words.all(w, size(w) < variables.length)", action: audit, message: "'Short.'"}
              - {id: kind, require: "request.kind in ['question', 'draft']", action: audit, message: "'Kind ' + request.kind"}
              - {id: pattern, require: "request.text.matches('^[a-z0-9 ?]*$')", action: audit, message: "'Letters.'"}
              - {id: attribute, require: "request.attributes['section'] != 'x'", action: audit, message: "'Section.'"}
              - {id: unknown, require: "model.license.open || caller.name == 'Ada'", action: review, message: "'Who is ' + caller.name + '?'"}
            """;

    @Test
    void aShortRunGivesIdenticalOutcomes() throws Exception {
        run(4_000);
    }

    @Test
    @Tag("soak")
    void tenMillionEvaluationsGiveIdenticalOutcomesInFlatMemory() throws Exception {
        run(20_000);
        long before = used();
        run(10_000_000 / RULES);
        assertThat(used() - before).as("bytes that are still held").isLessThan(MAX_GROWTH);
    }

    private static void run(int questions) throws Exception {
        RuleBook book = RuleBooks.parse("soak.yaml", SET, RuleSets.UNTIMED);
        List<RuleRequest> requests = IntStream.range(0, 64).mapToObj(SoakTest::request).toList();
        List<String> expected = requests.stream().map(request -> decided(book, request)).toList();
        assertThat(expected.stream().distinct()).hasSizeGreaterThan(20);
        ExecutorService executor = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<Integer>> threads = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                int start = thread * 7;
                threads.add(executor.submit(() -> same(book, requests, expected, start, questions / THREADS)));
            }
            for (Future<Integer> thread : threads) {
                assertThat(thread.get()).isEqualTo(questions / THREADS);
            }
        } finally {
            executor.shutdownNow();
        }
    }

    private static int same(RuleBook book, List<RuleRequest> requests, List<String> expected, int start, int questions) {
        int same = 0;
        for (int i = 0; i < questions; i++) {
            int which = (start + i) % requests.size();
            same += decided(book, requests.get(which)).equals(expected.get(which)) ? 1 : 0;
        }
        return same;
    }

    private static String decided(RuleBook book, RuleRequest request) {
        return DecisionJson.of(book.request(request)).toString();
    }

    private static RuleRequest request(int i) {
        RuleRequest request = RuleRequest.of(i % 3 == 0 ? "question" : "other" + i, "who? ".repeat(i % 10) + i);
        return i % 2 == 0 ? request : request.by(i % 4 == 1 ? Caller.of("Ada", "staff") : Caller.of("Bob" + i));
    }

    private static long used() {
        Runtime runtime = Runtime.getRuntime();
        for (int i = 0; i < 5; i++) {
            System.gc();
        }
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
