package dev.openbook.onnx.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class NoRepeatNgramProperties {

    @Property(tries = 1_000)
    void exactlyWhatWouldRepeatIsForbidden(@ForAll @Size(max = 40) List<@IntRange(min = 0, max = 3) Integer> tokens,
            @ForAll @IntRange(min = 0, max = 40) int prompt, @ForAll @IntRange(min = 1, max = 6) int length) {
        int promptSize = Math.min(prompt, tokens.size());
        TokenHistory history =
                TokenHistory.ofPrompt(tokens.subList(0, promptSize).stream().mapToInt(Integer::intValue).toArray());
        tokens.subList(promptSize, tokens.size()).forEach(history::append);
        FloatBuffer logits = Logits.of(1, 1, 1, 1);
        new NoRepeatNgram(length, 4).apply(logits, history);
        for (int token = 0; token < 4; token++) {
            assertThat(logits.get(token) == Float.NEGATIVE_INFINITY)
                    .as("token %d after %s", token, tokens)
                    .isEqualTo(wouldRepeat(tokens, token, length));
        }
    }

    /** The definition: appended, the token ends a sequence that occurred before. */
    private static boolean wouldRepeat(List<Integer> tokens, int token, int length) {
        List<Integer> longer = new ArrayList<>(tokens);
        longer.add(token);
        if (longer.size() < length) {
            return false;
        }
        Set<List<Integer>> before = new HashSet<>();
        for (int start = 0; start + length <= tokens.size(); start++) {
            before.add(tokens.subList(start, start + length));
        }
        return before.contains(longer.subList(longer.size() - length, longer.size()));
    }
}
