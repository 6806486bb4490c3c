package dev.openbook.benchmarks;

import dev.openbook.bom.BillOfMaterials;
import dev.openbook.bom.BomFormat;
import dev.openbook.bom.entry.ModelArchitecture;
import dev.openbook.bom.entry.ModelEntry;
import dev.openbook.provenance.Fact;
import dev.openbook.provenance.GraphFacts;
import dev.openbook.provenance.License;
import dev.openbook.provenance.ModelFile;
import dev.openbook.provenance.ModelProvenance;
import dev.openbook.provenance.TensorFacts;
import dev.openbook.value.Digest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** What a bill of materials costs once a model is inspected: put together and written, a hundred files listed. */
@State(Scope.Thread)
@BenchmarkMode({Mode.SampleTime, Mode.SingleShotTime}) // the second in a fresh machine, as the command line pays it
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 3, time = 2)
@Fork(3)
public class BillOfMaterialsWriting {
    private static final int FILES = 100;

    /** What is written. */
    @Param
    public BomFormat format = BomFormat.CYCLONEDX_1_6;

    private ModelProvenance model = ModelProvenance.builder("model", Digest.ofText("model")).build();

    /** Makes up a model. */
    @Setup
    public void prepare() {
        List<ModelFile> files = new ArrayList<>();
        for (int i = 0; i < FILES; i++) {
            files.add(new ModelFile("folder/file-" + i + ".json", i, Digest.ofText("file " + i)));
        }
        List<TensorFacts> tensors = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            tensors.add(new TensorFacts("past_key_values." + i, "float16", List.of("batch", "8", "sequence", "64")));
        }
        GraphFacts graph = new GraphFacts(
                "model.onnx", 8, Map.of("ai.onnx", 17L), "pytorch", Map.of(), Map.of("MatMul", 200L, "Add", 300L), List.of(),
                1_000_000, Map.of("float16", 1_000_000L), List.of(), false, tensors, tensors, List.of());
        License license = new License("apache-2.0", Optional.of("Apache-2.0"), true, true, Optional.empty());
        model = ModelProvenance.builder("model", Digest.ofText("model"))
                .files(files)
                .graph(graph)
                .license(Fact.stated(license, "README.md:2", "The card says so."))
                .build();
    }

    /** From the facts to the text. */
    @Benchmark
    public String bill() {
        BillOfMaterials bill =
                BillOfMaterials.builder("1.0").model(ModelEntry.of(model, ModelArchitecture.UNKNOWN)).build();
        return format.write(bill);
    }

    /** Runs it all, or what JMH's own arguments say. */
    public static void main(String[] arguments) throws RunnerException, CommandLineOptionException {
        new Runner(new OptionsBuilder()
                        .parent(new CommandLineOptions(arguments))
                        .include(BillOfMaterialsWriting.class.getName())
                        .build())
                .run();
    }
}
