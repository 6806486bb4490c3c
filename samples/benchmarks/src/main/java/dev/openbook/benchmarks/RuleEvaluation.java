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
 * What a question to a book with one rule costs, in time and garbage: facts, rule, decision. The model is that of
 * {@code bundled:minilm}, with all that its inspection finds.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime) // its median holds on a machine that does other things, too; a mean does not
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 1, jvmArgs = {"-Xms1g", "-Xmx1g", "--enable-native-access=ALL-UNNAMED"})
public class RuleEvaluation {
    /** What the rule asks. */
    @Param
    public Kind kind = Kind.TYPICAL;

    private final ModelProvenance model = RuleSamples.model();
    private RuleBook book = RuleBook.empty();

    /** Kinds of rules. */
    public enum Kind {
        /** Licence, class, signature; it holds. */
        TYPICAL(RuleSamples.TYPICAL, Outcome.ALLOW),
        /** A loop over the model's seven files; it holds. */
        LOOP(RuleSamples.LOOP, Outcome.ALLOW),
        /** A rule that does not hold, with its message and its explanation. */
        VIOLATED("model.license.spdx == 'MIT' && model.readable", Outcome.DENY),
        /** A fact that is not known. */
        UNKNOWN("model.lineage[0].license.open && model.readable", Outcome.DENY);

        private final String require;
        private final Outcome outcome;

        Kind(String require, Outcome outcome) {
            this.require = require;
            this.outcome = outcome;
        }
    }

    /** Loads the rule. */
    @Setup
    public void prepare() {
        book = RuleBooks.parse("benchmark.yaml", RuleSamples.admission(kind.require), RuleSettings.standard().in("dev"));
        Decision decision = book.admit(model);
        if (decision.outcome() != kind.outcome) {
            throw new IllegalStateException(decision.toString());
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
                .include(RuleEvaluation.class.getName())
                .addProfiler(GCProfiler.class)
                .build()).run();
    }
}
