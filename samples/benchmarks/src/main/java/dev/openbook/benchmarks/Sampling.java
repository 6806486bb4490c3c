package dev.openbook.benchmarks;

import dev.openbook.model.SamplingOptions;
import dev.openbook.onnx.sampling.LogProbabilities;
import dev.openbook.onnx.sampling.TokenHistory;
import dev.openbook.onnx.sampling.TokenSampler;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
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
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * What choosing a token costs at the vocabulary of Llama 3: time and garbage, beside the copy that puts each token's logits
 * into direct memory, which every figure holds. Logits are Gaussian, taken in turn from several rows so that no branch is
 * learned by heart.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime) // its median holds on a machine that does other things, too; a mean does not
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 1, jvmArgs = {"-Xms1g", "-Xmx1g"})
public class Sampling {
    private static final int VOCABULARY = 128_256;
    private static final int PROMPT = 256;
    private static final int ROWS = 16;
    private static final int ALTERNATIVES = 5;

    /** Standard deviation of the logits: the smaller, the more tokens count. */
    @Param({"2.5", "1.0"})
    public double deviation;

    private final float[][] rows = new float[ROWS][VOCABULARY];
    private final FloatBuffer logits =
            ByteBuffer.allocateDirect(VOCABULARY * Float.BYTES).order(ByteOrder.nativeOrder()).asFloatBuffer();
    private int row;

    /** A sampler and what it has seen. */
    @State(Scope.Thread)
    public static class Choice {
        /** How tokens are chosen. */
        @Param
        public Way way = Way.GREEDY;

        private final TokenHistory history = TokenHistory.ofPrompt(new Random(2).ints(PROMPT, 0, VOCABULARY).toArray());
        private TokenSampler sampler = TokenSampler.of(SamplingOptions.greedy(), VOCABULARY);

        /** Makes the sampler. */
        @Setup
        public void prepare() {
            sampler = TokenSampler.of(way.options, VOCABULARY);
        }
    }

    /** Ways of choosing. */
    public enum Way {
        /** Greedy. */
        GREEDY(SamplingOptions.greedy()),
        /** Greedy under a repetition penalty over the prompt. */
        REPETITION_PENALTY(SamplingOptions.greedy().withRepetitionPenalty(1.1)),
        /** Top-k 40. */
        TOP_K_40(SamplingOptions.sampled(1, 1).withBounds(40, 1, 0)),
        /** Top-k 40, top-p .95, temperature .7, repetition penalty: a usual mixture. */
        USUAL(SamplingOptions.sampled(0.7, 1).withBounds(40, 0.95, 0).withRepetitionPenalty(1.1)),
        /** Min-p .05. */
        MIN_P_05(SamplingOptions.sampled(1, 1).withBounds(0, 1, 0.05)),
        /** Top-p .95 of the whole vocabulary. */
        TOP_P_95(SamplingOptions.sampled(1, 1).withBounds(0, 0.95, 0)),
        /** The whole vocabulary. */
        TEMPERATURE_1(SamplingOptions.sampled(1, 1));

        private final SamplingOptions options;

        Way(SamplingOptions options) {
            this.options = options;
        }
    }

    /** Makes logits. */
    @Setup
    public void prepare() {
        Random random = new Random(1);
        for (float[] values : rows) {
            for (int id = 0; id < VOCABULARY; id++) {
                values[id] = (float) (random.nextGaussian() * deviation);
            }
        }
    }

    /** The copy, then the choice. */
    @Benchmark
    public int choose(Choice choice) {
        return choice.sampler.next(freshLogits(), choice.history);
    }

    /** The copy, then the log-probabilities of the chosen token and five alternatives. */
    @Benchmark
    public double logProbabilities() {
        LogProbabilities model = LogProbabilities.of(freshLogits());
        return model.of(0) + model.likeliest(ALTERNATIVES).get(0).logProbability();
    }

    /** The copy alone. */
    @Benchmark
    public FloatBuffer copy() {
        return freshLogits();
    }

    private FloatBuffer freshLogits() {
        row = (row + 1) % ROWS;
        return logits.put(0, rows[row]);
    }

    /** Runs it all, or what JMH's own arguments say. */
    public static void main(String[] arguments) throws RunnerException, CommandLineOptionException {
        new Runner(new OptionsBuilder()
                .parent(new CommandLineOptions(arguments))
                .include(Sampling.class.getName())
                .addProfiler(GCProfiler.class)
                .build()).run();
    }
}
