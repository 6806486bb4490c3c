package dev.openbook.benchmarks;

import dev.openbook.provenance.ModelProvenance;
import dev.openbook.rule.Decision;
import dev.openbook.rule.Outcome;
import dev.openbook.rule.RuleBook;
import dev.openbook.rules.RuleBooks;
import dev.openbook.rules.RuleSettings;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
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

/** What a question to a set of fifty rules costs, of which all hold; the model is that of {@link RuleEvaluation}. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime) // its median holds on a machine that does other things, too; a mean does not
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 1, jvmArgs = {"-Xms1g", "-Xmx1g", "--enable-native-access=ALL-UNNAMED"})
public class RuleSetEvaluation {
    private final ModelProvenance model = RuleSamples.model();
    private RuleBook book = RuleBook.empty();

    /** Loads the set. */
    @Setup
    public void prepare() {
        book = RuleBooks.parse("benchmark.yaml", RuleSamples.fifty(), RuleSettings.standard().in("dev"));
        Decision decision = book.admit(model);
        if (decision.outcome() != Outcome.ALLOW || decision.results().size() != 50) {
            throw new IllegalStateException(decision.violations().toString());
        }
    }

    /** Asks it. */
    @Benchmark
    public Decision ask() {
        return book.admit(model);
    }

    /** Runs it all, or what JMH's own arguments say. */
    public static void main(String[] arguments) throws RunnerException, CommandLineOptionException {
        new Runner(new OptionsBuilder()
                .parent(new CommandLineOptions(arguments))
                .include(RuleSetEvaluation.class.getName())
                .addProfiler(GCProfiler.class)
                .build()).run();
    }
}
