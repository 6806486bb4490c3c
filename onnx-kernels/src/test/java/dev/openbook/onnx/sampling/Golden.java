package dev.openbook.onnx.sampling;

import dev.openbook.model.SamplingOptions;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** A line of goldens.tsv; the columns are described in src/test/python/sampling_goldens.py, which writes it. */
record Golden(
        String name,
        SamplingOptions options,
        TokenHistory history,
        float[] logits,
        double[] log,
        float[] edited,
        int[] kept,
        double[] probabilities) {

    static List<Golden> all() {
        try (InputStream in = Objects.requireNonNull(Golden.class.getResourceAsStream("goldens.tsv"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().map(Golden::parse).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return name;
    }

    private static Golden parse(String line) {
        String[] columns = line.split("\t", -1);
        TokenHistory history = TokenHistory.ofPrompt(ints(columns[1]));
        Arrays.stream(ints(columns[2])).forEach(history::append);
        return new Golden(
                columns[0] + " | " + columns[1] + " | " + columns[2],
                options(columns[0]),
                history,
                floats(columns[3]),
                doubles(columns[4]),
                floats(columns[5]),
                ints(columns[6]),
                doubles(columns[7]));
    }

    private static SamplingOptions options(String text) {
        Map<String, String> given = new HashMap<>();
        for (String option : text.split(" ")) {
            given.put(option.substring(0, option.indexOf('=')), option.substring(option.indexOf('=') + 1));
        }
        Map<Integer, Double> bias = new TreeMap<>();
        for (String pair : given.getOrDefault("bias", "").split(",")) {
            if (!pair.isEmpty()) {
                bias.put(Integer.valueOf(pair.split(":")[0]), Double.valueOf(pair.split(":")[1]));
            }
        }
        return SamplingOptions.sampled(number(given, "temperature", 1), 1)
                .withLogitBias(bias)
                .withRepetitionPenalty(number(given, "repetition", 1))
                .withOutputPenalties(number(given, "frequency", 0), number(given, "presence", 0))
                .withNoRepeatNgramSize((int) number(given, "ngram", 0))
                .withBounds((int) number(given, "topk", 0), number(given, "topp", 1), number(given, "minp", 0));
    }

    private static double number(Map<String, String> given, String name, double otherwise) {
        return given.containsKey(name) ? Double.parseDouble(given.get(name)) : otherwise;
    }

    private static int[] ints(String text) {
        return text.isEmpty() ? new int[0] : Arrays.stream(text.split(" ")).mapToInt(Integer::parseInt).toArray();
    }

    private static double[] doubles(String text) {
        return Arrays.stream(text.split(" ")).mapToDouble(Double::parseDouble).toArray();
    }

    private static float[] floats(String text) {
        String[] words = text.split(" ");
        float[] numbers = new float[words.length];
        for (int i = 0; i < words.length; i++) {
            numbers[i] = Float.parseFloat(words[i]);
        }
        return numbers;
    }
}
