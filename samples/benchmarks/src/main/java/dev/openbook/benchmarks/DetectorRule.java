package dev.openbook.benchmarks;

import dev.openbook.rule.Decision;
import dev.openbook.rule.Outcome;
import dev.openbook.rule.RuleBook;
import dev.openbook.rule.RuleResponse;
import dev.openbook.rules.RuleBooks;
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

/** What a rule costs that looks for personal data in an answer, which all of its characters have to be looked at for. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime) // its median holds on a machine that does other things, too; a mean does not
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 1, jvmArgs = {"-Xms1g", "-Xmx1g", "--enable-native-access=ALL-UNNAMED"})
public class DetectorRule {
    /** Words of the answer. */
    @Param({"40", "250", "1000"})
    public int words;

    /** One kind, or all of a country, or all there are. */
    @Param({"us-social-security-number", "us-pii", "pii"})
    public String detector = "pii";

    /** Whether there is something to find. */
    @Param({"false", "true"})
    public boolean personal;

    private RuleBook book = RuleBook.empty();
    private RuleResponse answer = RuleSamples.answer(1, false);

    /** Loads the rule and makes an answer. */
    @Setup
    public void prepare() {
        book = RuleBooks.parse("benchmark.yaml", RuleSamples.response(RuleSamples.REDACTING.formatted(detector)));
        answer = RuleSamples.answer(words, personal);
        if ((book.respond(answer).outcome() == Outcome.REDACT) != personal) {
            throw new IllegalStateException(answer.text());
        }
    }

    /** Asks it. */
    @Benchmark
    public Decision ask() {
        return book.respond(answer);
    }

    /** Runs it all, or what JMH's own arguments say. */
    public static void main(String[] arguments) throws RunnerException, CommandLineOptionException {
        new Runner(new OptionsBuilder()
                .parent(new CommandLineOptions(arguments))
                .include(DetectorRule.class.getName())
                .addProfiler(GCProfiler.class)
                .build()).run();
    }
}
