package dev.openbook.onnx;

import dev.openbook.model.Cancellation;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.stream.IntStream;

/** The most probable token each time. */
final class Greedy {
    private Greedy() {}

    /** So many tokens after a prompt; fewer if the last is the end. */
    static int[] continuation(DecoderSession decoder, int[] prompt, int count, int end) {
        try (DecodingSequence sequence = decoder.newSequence(prompt.length + count)) {
            return continuation(sequence, prompt, count, end);
        }
    }

    static int[] continuation(DecodingSequence sequence, int[] prompt, int count, int end) {
        Cancellation none = new Cancellation();
        int[] written = new int[count];
        FloatBuffer logits = sequence.append(prompt, none);
        for (int i = 0; i < count; i++) {
            written[i] = best(logits);
            if (written[i] == end || i == count - 1) {
                return Arrays.copyOf(written, i + 1);
            }
            logits = sequence.append(written[i], none);
        }
        return written;
    }

    static int best(FloatBuffer logits) {
        return IntStream.range(0, logits.limit())
                .reduce((a, b) -> logits.get(b) > logits.get(a) ? b : a)
                .orElseThrow();
    }

    static float[] copy(FloatBuffer logits) {
        float[] values = new float[logits.remaining()];
        logits.get(values);
        return values;
    }
}
