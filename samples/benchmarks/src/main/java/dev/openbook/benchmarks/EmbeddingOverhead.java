package dev.openbook.benchmarks;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.openbook.Openbook;
import dev.openbook.cli.BundledModels;
import dev.openbook.inspect.ModelInspector;
import dev.openbook.model.EmbeddingModel;
import dev.openbook.model.ModelContent;
import dev.openbook.model.TextRole;
import dev.openbook.text.Tokenizer;
import dev.openbook.text.Tokenizers;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What does the library add to the model's own time when embedding? One thread, one text a run: the library (tokens, run,
 * pooling, normalising) beside a bare {@code OrtSession.run} over tensors made beforehand, in turn, medians of rounds.
 */
public final class EmbeddingOverhead {
    private static final int ROUNDS = 60;
    private static final int TEXTS = 20;

    private EmbeddingOverhead() {}

    /** Runs it. */
    public static void main(String[] arguments) throws OrtException {
        try (ModelContent content = ModelInspector.create().inspect(BundledModels.minilm());
                Tokenizer tokenizer = Tokenizers.open(content, content.provenance().layout().tokenizer());
                OrtSession.SessionOptions options = options();
                OrtSession bare = OrtEnvironment.getEnvironment()
                        .createSession(content.bytes(content.provenance().layout().graphs().getFirst()), options);
                Openbook openbook = Openbook.builder().build();
                EmbeddingModel model = openbook.embeddingModel(BundledModels.minilm())) {
            for (int words : new int[] {8, 40, 120, 180}) {
                compare(words, tokenizer, bare, model);
            }
        }
    }

    private static OrtSession.SessionOptions options() throws OrtException {
        OrtSession.SessionOptions options = new OrtSession.SessionOptions();
        options.setIntraOpNumThreads(1);
        options.setInterOpNumThreads(1);
        return options;
    }

    private static void compare(int words, Tokenizer tokenizer, OrtSession bare, EmbeddingModel model) throws OrtException {
        List<String> texts = texts(words);
        List<Map<String, OnnxTensor>> inputs = new ArrayList<>();
        for (String text : texts) {
            inputs.add(tensors(tokenizer.encode(text, true).ids()));
        }
        double[] own = new double[ROUNDS];
        double[] ours = new double[ROUNDS];
        for (int round = -ROUNDS / 3; round < ROUNDS; round++) {
            long start = System.nanoTime();
            for (Map<String, OnnxTensor> input : inputs) {
                bare.run(input).close();
            }
            long between = System.nanoTime();
            for (String text : texts) {
                model.embed(text, TextRole.DOCUMENT);
            }
            long end = System.nanoTime();
            if (round >= 0) {
                own[round] = (between - start) / 1e6 / TEXTS;
                ours[round] = (end - between) / 1e6 / TEXTS;
            }
        }
        inputs.forEach(input -> input.values().forEach(OnnxTensor::close));
        double model1 = median(own);
        double library = median(ours);
        System.out.printf(Locale.ROOT, "%3d words: model alone %.3f ms, library %.3f ms, ratio %.3f%n",
                words, model1, library, library / model1);
    }

    private static List<String> texts(int words) {
        List<String> vocabulary = List.of(
                "the", "grant", "supports", "rural", "families", "children", "reading", "meals", "budget", "board", "report",
                "county", "school", "program", "volunteers", "evaluation", "annual", "award", "match", "staff");
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < TEXTS; i++) {
            StringBuilder text = new StringBuilder();
            for (int word = 0; word < words; word++) {
                text.append(vocabulary.get((i * 31 + word * 7) % vocabulary.size())).append(' ');
            }
            texts.add(text.toString());
        }
        return texts;
    }

    private static Map<String, OnnxTensor> tensors(int[] tokens) throws OrtException {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        long[] ids = Arrays.stream(tokens).asLongStream().toArray();
        long[] shape = {1, ids.length};
        long[] ones = new long[ids.length];
        Arrays.fill(ones, 1);
        return Map.of(
                "input_ids", OnnxTensor.createTensor(environment, LongBuffer.wrap(ids), shape),
                "attention_mask", OnnxTensor.createTensor(environment, LongBuffer.wrap(ones), shape),
                "token_type_ids", OnnxTensor.createTensor(environment, LongBuffer.wrap(new long[ids.length]), shape));
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
