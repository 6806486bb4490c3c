package dev.openbook.benchmarks;

import dev.openbook.failure.OpenbookException;
import dev.openbook.rules.RuleBooks;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** How long it takes to refuse rule files that would run for very long or need very much memory if they were let in. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime) // its median holds on a machine that does other things, too; a mean does not
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(value = 1, jvmArgs = {"-Xms1g", "-Xmx1g", "--enable-native-access=ALL-UNNAMED"})
public class BombRefusal {
    /** What it does. */
    @Param
    public Bomb bomb = Bomb.NESTED_LOOPS;

    /** Rule files. */
    public enum Bomb {
        /** A text that doubles in every step, by names for parts of an expression, which rules do not have. */
        NESTED_BINDING(RuleSamples.admission(IntStream.range(0, 20)
                .mapToObj(i -> "cel.bind(v" + i + ", " + (i == 0 ? "model.source" : "v" + (i - 1) + " + v" + (i - 1)) + ", ")
                .collect(Collectors.joining("", "", "size(v19) > 0" + ")".repeat(20))))),
        /** Loops in loops in loops. */
        NESTED_LOOPS(RuleSamples.admission("model.files.all(a, model.files.all(b, model.files.all(c, a.size + b.size + c.size > 0)))")),
        /** Two loops over lists that the rule itself has. */
        LISTS_WRITTEN_OUT(RuleSamples.admission("[%1$s].all(a, [%1$s].all(b, [%1$s].all(c, a + b + c > 0)))".formatted(numbers()))),
        /** A list of lists of lists. */
        LISTS_OF_LISTS(RuleSamples.admission("model.files.map(a, model.files.map(b, model.files)).size() == 1")),
        /** Texts that are compared with texts, each with each. */
        TEXTS_WITH_TEXTS(RuleSamples.admission("model.findings.all(f, model.findings.exists(g, f.message.contains(g.message)))")),
        /** A pattern that is large when it is written out. */
        PATTERN(RuleSamples.admission("model.findings.all(f, !f.message.matches('((a?){30}){30}b'))")),
        /** Two hundred messages of texts joined fifty times. */
        MESSAGES(messages()),
        /** Brackets in brackets. */
        BRACKETS(RuleSamples.admission("(".repeat(2_000) + "true" + ")".repeat(2_000))),
        /** A file of lists in lists. */
        DEEP_FILE("apiVersion: rules/v1\nkind: " + "[".repeat(100_000));

        private final String rules;

        Bomb(String rules) {
            this.rules = rules;
        }

        private static String numbers() {
            return IntStream.range(0, 400).mapToObj(String::valueOf).collect(Collectors.joining(","));
        }

        private static String messages() {
            String joined = IntStream.range(0, 50).mapToObj(i -> "model.source").collect(Collectors.joining(" + "));
            return "apiVersion: rules/v1\nkind: RuleSet\nmetadata: {name: bomb, version: 1}\nstage: admission\nrules:\n"
                    + IntStream.range(0, 200)
                            .mapToObj(i -> "  - {id: r%d, require: 'false', action: audit, message: \"%s\"}%n".formatted(i, joined))
                            .collect(Collectors.joining());
        }
    }

    /** Is refused it. */
    @Benchmark
    public String refuse() {
        try {
            RuleBooks.parse("bomb.yaml", bomb.rules);
        } catch (OpenbookException e) {
            return String.valueOf(e.getMessage());
        }
        throw new IllegalStateException("This was let in: " + bomb);
    }

    /** Runs it all, or what JMH's own arguments say. */
    public static void main(String[] arguments) throws RunnerException, CommandLineOptionException {
        new Runner(new OptionsBuilder()
                .parent(new CommandLineOptions(arguments))
                .include(BombRefusal.class.getName())
                .build()).run();
    }
}
