package dev.openbook.onnx.sampling;

import java.nio.FloatBuffer;
import java.util.Map;

/** Adds a number to the logits of single tokens. */
final class LogitBias implements LogitsStep {
    private final int[] tokens;
    private final float[] biases;

    LogitBias(Map<Integer, Double> biasOfToken) {
        tokens = biasOfToken.keySet().stream().mapToInt(Integer::intValue).toArray();
        biases = new float[tokens.length];
        for (int i = 0; i < tokens.length; i++) {
            biases[i] = biasOfToken.getOrDefault(tokens[i], 0.0).floatValue();
        }
    }

    @Override
    public void apply(FloatBuffer logits, TokenHistory history) {
        for (int i = 0; i < tokens.length; i++) {
            logits.put(tokens[i], logits.get(tokens[i]) + biases[i]);
        }
    }
}
