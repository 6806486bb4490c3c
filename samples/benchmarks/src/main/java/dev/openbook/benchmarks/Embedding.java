package dev.openbook.benchmarks;

import dev.openbook.Openbook;
import dev.openbook.cli.BundledModels;
import dev.openbook.model.EmbeddingModel;
import dev.openbook.model.TextRole;
import dev.openbook.onnx.pooling.Pooling;
import dev.openbook.onnx.pooling.UnitLength;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * What embedding one text costs with {@code bundled:minilm}, in time and garbage, and what the parts of it that are ours cost:
 * counting tokens, pooling, scaling. {@link EmbeddingOverhead} sets the whole beside the engine's own run.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime) // its median holds on a machine that does other things, too; a mean does not
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 1, jvmArgs = {"-Xms1g", "-Xmx1g", "--enable-native-access=ALL-UNNAMED"})
public class Embedding {
    private static final int DIMENSIONS = 384;
    private static final int TEXTS = 64;

    /** Words of a text. */
    @Param({"8", "40", "180"})
    public int words;

    private final Openbook openbook = Openbook.builder().build();
    private final EmbeddingModel model = openbook.embeddingModel(BundledModels.minilm());
    private List<String> texts = List.of();
    private float[] tokenVectors = {};
    private int next;

    /** Makes texts and token vectors. */
    @Setup
    public void prepare() {
        texts = BenchmarkTexts.ofWords(words, TEXTS);
        Random random = new Random(words);
        tokenVectors = new float[words * DIMENSIONS];
        for (int i = 0; i < tokenVectors.length; i++) {
            tokenVectors[i] = (float) random.nextGaussian();
        }
    }

    /** Closes the model. */
    @TearDown
    public void close() {
        model.close();
        openbook.close();
    }

    private String text() {
        next = (next + 1) % TEXTS;
        return texts.get(next);
    }

    /** A text, all of it. */
    @Benchmark
    public dev.openbook.model.Embedding embed() {
        return model.embed(text(), TextRole.DOCUMENT);
    }

    /** The tokens alone. */
    @Benchmark
    public int countTokens() {
        return model.countTokens(text());
    }

    /** One vector of a vector for each word, scaled to length one. */
    @Benchmark
    public float[] pool() {
        float[] vector = Pooling.MEAN.apply(tokenVectors, 0, words, DIMENSIONS);
        UnitLength.normalise(vector);
        return vector;
    }

    /** Runs it all, or what JMH's own arguments say. */
    public static void main(String[] arguments) throws RunnerException, CommandLineOptionException {
        new Runner(new OptionsBuilder()
                .parent(new CommandLineOptions(arguments))
                .include("\\." + Embedding.class.getSimpleName() + "\\.")
                .addProfiler(GCProfiler.class)
                .build()).run();
    }
}
