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
import dev.openbook.text.tokenize.NativeTokenizer;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.LongBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What does the library add to the model's own time when embedding? One thread, one text a run: the library (tokens, run,
 * pooling, normalising) beside a bare {@code OrtSession.run} over tensors made beforehand, whose result nobody reads.
 *
 * <p>Both take turns of 20 texts, and a third turn times the native tokenizer alone, each time just after a run, as it meets
 * the caches in use. Every call is timed by itself and the medians are shown. Two sessions of one graph differ by some per
 * cent, depending on where their weights come to lie, so both sides are opened anew several times. Both work on the calling
 * thread alone, so it is that thread's processor time that is taken: on a quiet machine the same as time on the wall, and on
 * a busy one without the waiting.
 */
public final class EmbeddingOverhead {
    private static final int[] WORDS = {8, 40, 120, 180};
    private static final int OPENINGS = 6;
    private static final int ROUNDS = 5;
    private static final int WARMING_ROUNDS = 150;
    private static final int TEXTS = 20;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private EmbeddingOverhead() {}

    /** Runs it. */
    public static void main(String[] arguments) throws OrtException {
        List<Timings> byLength = Arrays.stream(WORDS).mapToObj(Timings::new).toList();
        for (int opening = -1; opening < OPENINGS; opening++) {
            try (ModelContent content = ModelInspector.create().inspect(BundledModels.minilm());
                    NativeTokenizer tokenizer = tokenizer(content);
                    OrtSession.SessionOptions options = options();
                    OrtSession bare = OrtEnvironment.getEnvironment()
                            .createSession(content.bytes(content.provenance().layout().graphs().getFirst()), options);
                    Openbook openbook = Openbook.builder().build();
                    EmbeddingModel model = openbook.embeddingModel(BundledModels.minilm())) {
                if (opening < 0) {
                    measure(new Timings(WORDS[0]), WARMING_ROUNDS, tokenizer, bare, model);
                } else {
                    for (Timings timings : byLength) {
                        measure(timings, ROUNDS, tokenizer, bare, model);
                    }
                }
            }
        }
        byLength.forEach(Timings::print);
    }

    /** Nanoseconds of single calls: the model alone, the library, the tokenizer. */
    private record Timings(int words, List<Long> run, List<Long> library, List<Long> tokenizer) {
        Timings(int words) {
            this(words, new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        }

        void print() {
            double own = median(run);
            double ours = median(library);
            double tokenizing = median(tokenizer);
            System.out.printf(
                    Locale.ROOT,
                    "%3d words: run %.3f ms, library %.3f ms, ratio %.3f; native tokenizer %.0f us, ratio over run and"
                            + " tokenizer %.3f%n",
                    words, own / 1e6, ours / 1e6, ours / own, tokenizing / 1e3, ours / (own + tokenizing));
        }
    }

    private static void measure(
            Timings timings, int rounds, NativeTokenizer tokenizer, OrtSession bare, EmbeddingModel model)
            throws OrtException {
        List<String> texts = texts(timings.words());
        List<Map<String, OnnxTensor>> inputs = new ArrayList<>();
        for (String text : texts) {
            inputs.add(tensors(tokenizer.ids(text, true)));
        }
        for (int round = 0; round < rounds; round++) {
            for (Map<String, OnnxTensor> input : inputs) {
                long start = THREADS.getCurrentThreadCpuTime();
                bare.run(input).close();
                timings.run().add(THREADS.getCurrentThreadCpuTime() - start);
            }
            for (String text : texts) {
                long start = THREADS.getCurrentThreadCpuTime();
                model.embed(text, TextRole.DOCUMENT);
                timings.library().add(THREADS.getCurrentThreadCpuTime() - start);
            }
            for (int i = 0; i < TEXTS; i++) {
                bare.run(inputs.get(i)).close();
                long start = THREADS.getCurrentThreadCpuTime();
                tokenizer.ids(texts.get(i), false);
                timings.tokenizer().add(THREADS.getCurrentThreadCpuTime() - start);
            }
        }
        inputs.forEach(input -> input.values().forEach(OnnxTensor::close));
    }

    private static NativeTokenizer tokenizer(ModelContent content) {
        String path = content.provenance().layout().tokenizer();
        return NativeTokenizer.parse(StandardCharsets.UTF_8.decode(content.bytes(path)).toString());
    }

    private static OrtSession.SessionOptions options() throws OrtException {
        OrtSession.SessionOptions options = new OrtSession.SessionOptions();
        options.setIntraOpNumThreads(1);
        options.setInterOpNumThreads(1);
        return options;
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

    private static Map<String, OnnxTensor> tensors(long[] ids) throws OrtException {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        long[] shape = {1, ids.length};
        long[] ones = new long[ids.length];
        Arrays.fill(ones, 1);
        return Map.of(
                "input_ids", OnnxTensor.createTensor(environment, LongBuffer.wrap(ids), shape),
                "attention_mask", OnnxTensor.createTensor(environment, LongBuffer.wrap(ones), shape),
                "token_type_ids", OnnxTensor.createTensor(environment, LongBuffer.wrap(new long[ids.length]), shape));
    }

    private static double median(List<Long> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
    }
}
