package dev.openbook.generate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openbook.model.Conversation;
import dev.openbook.model.FinishReason;
import dev.openbook.model.Generation;
import dev.openbook.model.GenerationOptions;
import dev.openbook.model.GenerationRequest;
import dev.openbook.model.Prompt;
import dev.openbook.model.TextGenerator;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** The time that writing may take, by a clock that goes on a second whenever somebody looks at it. */
class TimeLimitTest {
    private static final GeneratorOptions EIGHT_AT_ONCE =
            new GeneratorOptions(OptionalInt.empty(), 1, 10, OptionalLong.empty(), 8);
    private static final Prompt LONG = Prompt.tokens(Collections.nCopies(400, 300));

    private final AtomicLong time = new AtomicLong();

    private TextGenerator generator() {
        return TinyGenerators.open(TinyGenerators.LLAMA, EIGHT_AT_ONCE, () -> time.addAndGet(1_000_000_000L));
    }

    @Test
    void itHoldsWhileAPromptIsRead() {
        GenerationRequest request =
                GenerationRequest.of(LONG, GenerationOptions.greedy(100).withTimeLimit(Duration.ofSeconds(12)));
        try (TextGenerator generator = generator(); Conversation conversation = generator.conversation()) {
            Generation generation = conversation.generate(request);

            assertThat(generation.finishReason()).isEqualTo(FinishReason.TIME_LIMIT);
            assertThat(generation.outputIds()).isEmpty();
            assertThat(generation.timings().prefill()).isGreaterThan(Duration.ofSeconds(5));
            assertThat(conversation.generate(request).usage().reusedTokens()).as("what was read stays").isBetween(8, 390);
        }
    }

    @Test
    void itMayBeLongerThanAnyClock() {
        GenerationOptions forever = GenerationOptions.greedy(3).withTimeLimit(ChronoUnit.FOREVER.getDuration());
        try (TextGenerator generator = generator()) {
            assertThat(generator.generate(LONG, forever).finishReason()).isEqualTo(FinishReason.LENGTH);
        }
    }
}
