package dev.openbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.model.CandidateLabels;
import dev.openbook.model.Classification;
import dev.openbook.model.ExtractiveReader;
import dev.openbook.model.LabelProbability;
import dev.openbook.model.Model;
import dev.openbook.model.PassageScore;
import dev.openbook.model.Reading;
import dev.openbook.model.Reranker;
import dev.openbook.model.TaggedToken;
import dev.openbook.model.TextClassifier;
import dev.openbook.model.TokenClassifier;
import dev.openbook.model.ZeroShotClassifier;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Rerankers, classifiers, taggers and readers that several threads use at once, a tenth of the calls cancelled: whoever is not
 * cancelled gets what a text gives alone, and nothing is left behind. A short while in every build, and for many thousands of
 * calls as a soak, which prints its figures; of several readings of memory the least is taken, as some are high by what a
 * collection just used.
 */
class TaskHeadsSoakTest {
    private static final int THREADS = 8;
    private static final int CALLS_A_ROUND = 250;
    private static final int WARMING = 15;
    private static final int ROUNDS = 25;
    private static final int READINGS = 5;
    private static final double TOLERANCE = 1e-5;

    @TempDir
    Path folder;

    @Test
    void callersGetWhatTextsGiveAloneOrAreCancelled() throws Exception {
        try (Heads heads = Heads.open(folder)) {
            int cancelled = new Work(heads).round(0, 40);
            assertThat(cancelled).isBetween(1, THREADS * 40 / 4);
        }
    }

    @Test
    @Tag("soak")
    void memoryStaysFlat() throws Exception {
        ResidentMemory.assumeKnown();
        List<Long> readings = new ArrayList<>();
        int cancelled = 0;
        try (Heads heads = Heads.open(folder)) {
            Work work = new Work(heads);
            for (int round = 0; round < WARMING + ROUNDS; round++) {
                cancelled += work.round(round, CALLS_A_ROUND);
                if (round >= WARMING) {
                    readings.add(ResidentMemory.kilobytes());
                }
            }
        }
        long before = Collections.min(readings.subList(0, READINGS));
        long after = Collections.min(readings.subList(readings.size() - READINGS, readings.size()));
        System.out.printf(
                "task heads: resident kB %d, after %d more calls %d; cancelled %d of %d calls%n",
                before, THREADS * CALLS_A_ROUND * (ROUNDS - READINGS), after, cancelled, THREADS * CALLS_A_ROUND * (WARMING + ROUNDS));
        assertThat(after - before).isLessThan(16_384);
        assertThat(cancelled).isGreaterThan(THREADS * CALLS_A_ROUND * (WARMING + ROUNDS) / 25);
    }

    /** All models, each as a function that gives the numbers it makes of a text. */
    private record Heads(Openbook openbook, List<Model> models, List<Function<String, double[]>> functions)
            implements AutoCloseable {
        private static final CandidateLabels TOPICS = CandidateLabels.of("housing", "health and care", "education");

        static Heads open(Path folder) {
            Openbook openbook = Openbook.builder().build();
            Reranker reranker = openbook.reranker(EncoderFolder.source("reranker"));
            TextClassifier classifier = openbook.textClassifier(EncoderFolder.source("classifier"));
            ZeroShotClassifier zeroShot = openbook.zeroShotClassifier(EncoderFolder.copy("classifier", folder)
                    .replacing("config.json", "\"0\": \"eligible\"", "\"0\": \"contradiction\"")
                    .replacing("config.json", "\"2\": \"unclear\"", "\"2\": \"entailment\"")
                    .source());
            TokenClassifier tagger = openbook.tokenClassifier(EncoderFolder.source("token-classifier"));
            ExtractiveReader reader = openbook.extractiveReader(EncoderFolder.source("question-answering"));
            return new Heads(openbook, List.of(reranker, classifier, zeroShot, tagger, reader), List.of(
                    text -> reranker.rank("Who can apply?", Collections.nCopies(3, text)).stream()
                            .mapToDouble(PassageScore::logit).toArray(),
                    text -> numbers(classifier.classify(text)),
                    text -> numbers(zeroShot.classify(text, TOPICS)),
                    text -> tagger.tag(text).tokens().stream().mapToDouble(TaggedToken::probability).toArray(),
                    text -> numbers(reader.read("Who can apply?", text))));
        }

        private static double[] numbers(Classification result) {
            return result.probabilities().stream().mapToDouble(LabelProbability::probability).toArray();
        }

        private static double[] numbers(Reading reading) {
            double best = reading.answers().isEmpty() ? 0 : reading.answers().getFirst().score();
            return new double[] {best, reading.noAnswerScore()};
        }

        @Override
        public void close() {
            models.reversed().forEach(Model::close);
            openbook.close();
        }
    }

    /** What is asked of the models, and what they give to one who asks alone. */
    private static final class Work {
        private final Heads heads;
        private final List<String> texts = texts();
        private final List<List<double[]>> alone;

        Work(Heads heads) {
            this.heads = heads;
            this.alone = heads.functions().stream().map(head -> texts.stream().map(head).toList()).toList();
        }

        /** So many calls in each of the threads. How many were cancelled. */
        int round(int seed, int calls) throws Exception {
            try (ExecutorService threads = Executors.newFixedThreadPool(THREADS);
                    ExecutorService others = Executors.newSingleThreadExecutor()) {
                List<Callable<Integer>> work = IntStream.range(0, THREADS)
                        .<Callable<Integer>>mapToObj(thread -> () -> calls(new Random(31L * seed + thread), calls, others))
                        .toList();
                int cancelled = 0;
                for (Future<Integer> thread : threads.invokeAll(work)) {
                    cancelled += thread.get();
                }
                return cancelled;
            }
        }

        private int calls(Random random, int calls, ExecutorService others) {
            int cancelled = 0;
            for (int i = 0; i < calls; i++) {
                int head = random.nextInt(heads.functions().size());
                int text = random.nextInt(texts.size());
                cancelled += wasCancelled(head, text, random.nextInt(20), others) ? 1 : 0;
            }
            return cancelled;
        }

        /** One call in twenty is cancelled before it begins, two by another thread, at no particular moment. */
        private boolean wasCancelled(int head, int text, int chance, ExecutorService others) {
            Thread caller = Thread.currentThread();
            if (chance == 0) {
                caller.interrupt();
            }
            Future<?> other = others.submit(chance == 1 || chance == 2 ? caller::interrupt : () -> {});
            try {
                double[] numbers = heads.functions().get(head).apply(texts.get(text));
                assertThat(numbers).containsExactly(alone.get(head).get(text), within(TOLERANCE));
                return false;
            } catch (OpenbookException e) {
                assertThat(e.code()).isEqualTo(FailureCode.CANCELLED);
                return true;
            } finally {
                while (!other.isDone()) {
                    Thread.onSpinWait();
                }
                Thread.interrupted();
            }
        }
    }

    /** Of very different lengths: up to several windows, and some without a word. */
    private static List<String> texts() {
        Random random = new Random(7);
        String[] words = {"grant", "deadline", "the", "nonprofit", "990", "Zürich", "apply.", "“budget”", "\uD83E\uDD16"};
        return IntStream.range(0, 60)
                .mapToObj(i -> String.join(
                        " ",
                        IntStream.range(0, i % 10 == 0 ? 40 + random.nextInt(120) : random.nextInt(14))
                                .mapToObj(x -> words[random.nextInt(words.length)])
                                .toList()))
                .toList();
    }
}
