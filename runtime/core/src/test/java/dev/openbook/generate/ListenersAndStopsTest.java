package dev.openbook.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.model.FinishReason;
import dev.openbook.model.Generation;
import dev.openbook.model.GenerationOptions;
import dev.openbook.model.GenerationRequest;
import dev.openbook.model.Prompt;
import dev.openbook.model.SamplingOptions;
import dev.openbook.model.TextGenerator;
import dev.openbook.text.IncrementalDetokenizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** When writing stops at a text, and what listeners may do. */
class ListenersAndStopsTest {
    private static final Prompt PROMPT = Prompt.text("Open source AI means");

    /** Special tokens are no text, but whoever names one as a stop text means it. */
    @Test
    void theSpellingOfASpecialTokenStopsAtIt() {
        SamplingOptions onlyToken1 = SamplingOptions.greedy().withLogitBias(Map.of(1, 10_000.0));
        try (TextGenerator generator = TinyGenerators.open(TinyGenerators.LLAMA)) {
            Generation generation = generator.generate(
                    PROMPT, GenerationOptions.greedy(9).withSampling(onlyToken1).withStop("<|im_start|>"));

            assertThat(generation.outputIds()).containsExactly(1);
            assertThat(generation.finishReason()).isEqualTo(FinishReason.STOP_STRING);
            assertThat(generation.text()).isEmpty();
        }
    }

    /** Only cancelling the work itself is a way to end it. */
    @Test
    void aListenerThatFailsLikeCancelledWorkFailsAllTheSame() {
        List<String> heard = new ArrayList<>();
        try (TextGenerator generator = TinyGenerators.open(TinyGenerators.LLAMA)) {
            assertThatThrownBy(() -> generator.generate(GenerationRequest.of(PROMPT).withListener(piece -> {
                        heard.add(piece);
                        throw new OpenbookException(FailureCode.CANCELLED, "something else was cancelled");
                    })))
                    .hasMessage("something else was cancelled");
            assertThat(heard).hasSize(1);
        }
    }

    @Test
    void textThatWaitsForTheNextTokenStopsAtOnce() {
        List<String> heard = new ArrayList<>();
        SpokenText spoken = new SpokenText(new OneTokenBehind(), List.of("\n", "END"), heard::add);
        spoken.accept('a');
        assertThat(spoken.stopped()).isFalse();
        spoken.accept('\n');

        assertThat(spoken.stopped()).isTrue();
        assertThat(spoken.finish()).isEqualTo("a");
        assertThat(heard).containsExactly("a");
    }

    @Test
    void withoutStopStringsWhatWaitsIsSaidAtTheEnd() {
        SpokenText spoken = new SpokenText(new OneTokenBehind(), List.of(), piece -> {});
        spoken.accept('\n');

        assertThat(spoken.stopped()).isFalse();
        assertThat(spoken.finish()).isEqualTo("\n");
    }

    /** As decoders are that cannot tell before the next token. */
    private static final class OneTokenBehind implements IncrementalDetokenizer {
        private String held = "";

        @Override
        public String add(int id) {
            String before = held;
            held = Character.toString(id);
            return before;
        }

        @Override
        public String pending() {
            return held;
        }

        @Override
        public String finish() {
            String rest = held;
            held = "";
            return rest;
        }
    }
}
