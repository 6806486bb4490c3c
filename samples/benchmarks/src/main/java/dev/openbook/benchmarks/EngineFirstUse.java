package dev.openbook.benchmarks;

import dev.openbook.Openbook;
import dev.openbook.OpenbookBuilder;
import dev.openbook.cli.BundledModels;
import dev.openbook.model.EmbeddingModel;
import dev.openbook.provenance.ModelProvenance;
import dev.openbook.rule.Decision;
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
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * What the first rules of a process cost, each time in a fresh one: loaded and asked alone, and around the opening of a model,
 * loaded before it, beside it, or not at all.
 */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
@Fork(value = 7, jvmArgs = {"-Xmx1g", "--enable-native-access=ALL-UNNAMED"})
public class EngineFirstUse {
    private static final String RULES = RuleSamples.fifty();
    private static final RuleSettings SETTINGS = RuleSettings.standard().in("dev");

    /** A model, inspected without rules. */
    @State(Scope.Benchmark)
    public static class Inspected {
        private final ModelProvenance model = RuleSamples.model();
    }

    /** One rule, loaded and asked. */
    @Benchmark
    public Decision oneRule(Inspected inspected) {
        return RuleBooks.parse("benchmark.yaml", RuleSamples.admission(RuleSamples.TYPICAL), SETTINGS).admit(inspected.model);
    }

    /** Fifty rules, loaded and asked. */
    @Benchmark
    public Decision fiftyRules(Inspected inspected) {
        return rules().admit(inspected.model);
    }

    /** A model is opened; no rules. */
    @Benchmark
    public int openWithoutRules() {
        return open(Openbook.builder());
    }

    /** The same under fifty rules, loaded first. */
    @Benchmark
    public int openAfterRules() {
        return open(Openbook.builder().rules(rules()));
    }

    /** The same under fifty rules, loaded by another thread meanwhile. */
    @Benchmark
    public int openBesideRules() {
        return open(Openbook.builder()
                .rules(RuleBooks.loadOn(loading -> Thread.ofPlatform().daemon().start(loading), EngineFirstUse::rules)));
    }

    private static RuleBook rules() {
        return RuleBooks.parse("benchmark.yaml", RULES, SETTINGS);
    }

    private static int open(OpenbookBuilder builder) {
        try (Openbook openbook = builder.build();
                EmbeddingModel model = openbook.embeddingModel(BundledModels.minilm())) {
            return model.countTokens("word");
        }
    }

    /** Runs it all, or what JMH's own arguments say. */
    public static void main(String[] arguments) throws RunnerException, CommandLineOptionException {
        new Runner(new OptionsBuilder()
                .parent(new CommandLineOptions(arguments))
                .include(EngineFirstUse.class.getName())
                .build()).run();
    }
}
