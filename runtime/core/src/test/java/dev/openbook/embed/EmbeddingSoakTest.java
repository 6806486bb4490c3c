package dev.openbook.embed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openbook.ResidentMemory;
import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.model.Embedding;
import dev.openbook.model.EmbeddingModel;
import dev.openbook.model.TextRole;
import dev.openbook.onnx.OnnxEngine;
import dev.openbook.onnx.OnnxSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sixty-four threads embed at once for a minute, and a short while in every build; each gets what a text gets alone. */
class EmbeddingSoakTest {
    private static final int THREADS = 64;
    private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);

    @Test
    void manyThreadsGetTheVectorsOfTextsAlone() throws Exception {
        soak(false, 1e-5, 20, 0);
    }

    @ParameterizedTest
    @Tag("soak")
    @CsvSource({"false, 1e-5", "true, 0"})
    void manyThreadsForAMinute(boolean bundled, double tolerance) throws Exception {
        ResidentMemory.assumeKnown();
        soak(bundled, tolerance, Integer.MAX_VALUE, MINUTE);
    }

    /** However far they are, they get a result or are told that the model is closed; and closing waits for no list. */
    @Test
    void closingWhileManyThreadsAreInside() throws Exception {
        try (OnnxEngine engine = OnnxEngine.open(OnnxSettings.standard(2));
                ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            EmbeddingModel model =
                    EmbeddingModels.open(ModelInMemory.embedder("mean"), engine, EmbeddingOptions.standard());
            List<String> texts = texts();
            CountDownLatch inside = new CountDownLatch(THREADS);
            List<Future<FailureCode>> ends = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                int calls = thread;
                ends.add(threads.submit(() -> {
                    for (int call = calls; ; call++) {
                        try {
                            embed(model, texts, call);
                            inside.countDown();
                        } catch (OpenbookException e) {
                            return e.code();
                        }
                    }
                }));
            }
            inside.await();
            model.close();
            for (Future<FailureCode> end : ends) {
                assertThat(end.get()).isEqualTo(FailureCode.CLOSED);
            }
        }
    }

    private static void embed(EmbeddingModel model, List<String> texts, int call) {
        switch (call % 3) {
            case 0 -> model.embed(texts.get(call % texts.size()), TextRole.QUERY);
            case 1 -> model.embed(texts, TextRole.DOCUMENT);
            default -> model.countTokens(texts.get(call % texts.size()));
        }
    }

    /** Every thread does so many calls, or as many as fit into the time. */
    private static void soak(boolean bundled, double tolerance, int calls, long nanoseconds) throws Exception {
        try (OnnxEngine engine = OnnxEngine.open(OnnxSettings.standard(2));
                EmbeddingModel model = EmbeddingModels.open(
                        bundled ? BundledMiniLm.content() : ModelInMemory.embedder("mean"),
                        engine,
                        EmbeddingOptions.standard());
                ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            List<String> texts = texts();
            List<float[]> alone = texts.stream()
                    .map(text -> model.embed(text, TextRole.DOCUMENT).vector())
                    .toList();
            long before = ResidentMemory.kilobytes();
            long end = System.nanoTime() + nanoseconds;
            List<Callable<Long>> work = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                Random random = new Random(thread);
                work.add(() -> {
                    long done = 0;
                    for (int call = 0; call < calls && (nanoseconds == 0 || System.nanoTime() < end); call++) {
                        done += embed(model, texts, alone, random, tolerance);
                    }
                    return done;
                });
            }
            long done = 0;
            for (Future<Long> thread : threads.invokeAll(work)) {
                done += thread.get();
            }
            long after = ResidentMemory.kilobytes();
            System.out.printf(
                    "%s: %d texts in %d threads, resident kB %d before and %d after%n",
                    bundled ? "bundled:minilm" : "fp32 fixture", done, THREADS, before, after);
            assertThat(after - before).isLessThan(200_000);
        }
    }

    /** A text, or one time in eight a list of some. How many there were. */
    private static int embed(
            EmbeddingModel model, List<String> texts, List<float[]> alone, Random random, double tolerance) {
        int count = random.nextInt(8) == 0 ? 1 + random.nextInt(20) : 1;
        List<Integer> chosen = IntStream.range(0, count).map(i -> random.nextInt(texts.size())).boxed().toList();
        List<Embedding> embeddings = count == 1
                ? List.of(model.embed(texts.get(chosen.getFirst()), TextRole.DOCUMENT))
                : model.embed(chosen.stream().map(texts::get).toList(), TextRole.DOCUMENT);
        for (int i = 0; i < count; i++) {
            float[] expected = alone.get(chosen.get(i));
            float[] vector = embeddings.get(i).vector();
            for (int d = 0; d < expected.length; d++) {
                if (Math.abs(vector[d] - expected[d]) > tolerance) {
                    throw new AssertionError("Coordinate " + d + " is " + vector[d] + " instead of " + expected[d]);
                }
            }
        }
        return count;
    }

    private static List<String> texts() {
        Random random = new Random(7);
        String[] words = {"grant", "deadline", "the", "nonprofit", "990", "Zürich", "apply.", "“budget”", "\uD83E\uDD16"};
        return IntStream.range(0, 200)
                .mapToObj(i -> String.join(
                        " ",
                        IntStream.range(0, i % 20 == 0 ? 40 + random.nextInt(120) : 1 + random.nextInt(14))
                                .mapToObj(x -> words[random.nextInt(words.length)])
                                .toList()))
                .toList();
    }
}
