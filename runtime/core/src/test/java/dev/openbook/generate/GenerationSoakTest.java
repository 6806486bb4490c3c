package dev.openbook.generate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openbook.Openbook;
import dev.openbook.ResidentMemory;
import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.model.Cancellation;
import dev.openbook.model.ChatMessage;
import dev.openbook.model.FinishReason;
import dev.openbook.model.GeneratedToken;
import dev.openbook.model.Generation;
import dev.openbook.model.GenerationOptions;
import dev.openbook.model.GenerationRequest;
import dev.openbook.model.ModelSource;
import dev.openbook.model.Prompt;
import dev.openbook.model.SamplingOptions;
import dev.openbook.model.TextGenerator;
import dev.openbook.model.TokenListener;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Thousands of short generations, a tenth of them cancelled at random, leave nothing behind. Prints its figures.
 *
 * <p>Warming takes this long because the compiler of the Java machine keeps some 20 MB, once, when it has compiled the last
 * of what runs here. The least of several readings is taken: some are high by what a collection just used.
 */
class GenerationSoakTest {
    private static final int WARMING = 15_000;
    private static final int GENERATIONS = 20_000;
    private static final int BETWEEN_READINGS = 1_000;
    private static final int READINGS = 5;
    private static final Prompt QUESTION = Prompt.text("What is the capital of France?");

    private final Random random = new Random(20_261_123);
    private final Map<FinishReason, Integer> finished = new EnumMap<>(FinishReason.class);
    private int cancelledBeforeItsTurn;

    @Test
    @Tag("soak")
    void memoryStaysFlat() throws Exception {
        ResidentMemory.assumeKnown();
        List<Long> readings = new ArrayList<>();
        try (Openbook openbook = Openbook.builder().build();
                TextGenerator model = openbook.textGenerator(ModelSource.folder(TinyGenerators.folder("genai-llama-int4")));
                ExecutorService others = Executors.newSingleThreadExecutor()) {
            Generation first = model.generate(QUESTION, GenerationOptions.greedy(12));
            for (int i = 0; i < WARMING + GENERATIONS; i++) {
                if (i >= WARMING && i % BETWEEN_READINGS == 0) {
                    readings.add(ResidentMemory.kilobytes());
                }
                generate(model, others);
            }
            Generation last = model.generate(QUESTION, GenerationOptions.greedy(12));
            assertThat(last.outputIds()).isEqualTo(first.outputIds());
        }
        long before = Collections.min(readings.subList(0, READINGS));
        long after = Collections.min(readings.subList(readings.size() - READINGS, readings.size()));
        System.out.printf(
                "resident kB: %d, after %d more generations %d; finished %s, cancelled before their turn %d%n",
                before, GENERATIONS, after, finished, cancelledBeforeItsTurn);
        assertThat(after - before).isLessThan(16_384);
        assertThat(finished.getOrDefault(FinishReason.CANCELLED, 0) + cancelledBeforeItsTurn)
                .isGreaterThan((WARMING + GENERATIONS) / 20);
    }

    /** One in twenty is cancelled by its listener, one in twenty by another thread, at no particular moment. */
    private void generate(TextGenerator model, ExecutorService others) throws Exception {
        Cancellation cancellation = new Cancellation();
        int chance = random.nextInt(20);
        int patience = random.nextInt(8);
        TokenListener listener = chance == 0 ? countdown(patience, cancellation) : TokenListener.none();
        Future<?> other = others.submit(chance == 1 ? cancellation::cancel : () -> {});
        GenerationOptions options = GenerationOptions.greedy(1 + random.nextInt(24)).withSampling(sampling());
        try {
            Generation generation = model.generate(new GenerationRequest(prompt(), options, listener, cancellation));
            finished.merge(generation.finishReason(), 1, Integer::sum);
        } catch (OpenbookException e) {
            assertThat(e.code()).isEqualTo(FailureCode.CANCELLED);
            cancelledBeforeItsTurn++;
        }
        other.get();
    }

    private static TokenListener countdown(int tokens, Cancellation cancellation) {
        return new TokenListener() {
            private int left = tokens;

            @Override
            public void onText(String piece) {}

            @Override
            public void onToken(GeneratedToken token) {
                if (left-- == 0) {
                    cancellation.cancel();
                }
            }
        };
    }

    private Prompt prompt() {
        String words = "the budget of the county library ".repeat(1 + random.nextInt(6)).substring(random.nextInt(12));
        return random.nextBoolean() ? Prompt.text(words) : Prompt.chat(ChatMessage.user(words));
    }

    private SamplingOptions sampling() {
        return random.nextBoolean()
                ? SamplingOptions.greedy()
                : SamplingOptions.sampled(0.8, random.nextLong()).withBounds(40, 0.95, 0);
    }
}
