package dev.openbook.benchmarks;

import dev.openbook.rule.RuleBook;
import dev.openbook.rules.RuleBooks;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** What loading a set of fifty rules costs in a process that has loaded rules before: read, checked, compiled, its work counted. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime) // its median holds on a machine that does other things, too; a mean does not
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 1, jvmArgs = {"-Xms1g", "-Xmx1g", "--enable-native-access=ALL-UNNAMED"})
public class RuleSetLoading {
    private final String rules = RuleSamples.fifty();

    /** Loads it. */
    @Benchmark
    public RuleBook load() {
        return RuleBooks.parse("benchmark.yaml", rules);
    }

    /** Runs it all, or what JMH's own arguments say. */
    public static void main(String[] arguments) throws RunnerException, CommandLineOptionException {
        new Runner(new OptionsBuilder()
                .parent(new CommandLineOptions(arguments))
                .include(RuleSetLoading.class.getName())
                .addProfiler(GCProfiler.class)
                .build()).run();
    }
}
