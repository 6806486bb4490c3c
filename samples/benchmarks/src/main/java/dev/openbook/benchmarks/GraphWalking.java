package dev.openbook.benchmarks;

import com.sun.management.ThreadMXBean;
import dev.openbook.graph.GraphBytes;
import dev.openbook.graph.GraphLimits;
import dev.openbook.graph.GraphReading;
import dev.openbook.graph.NeighbourFiles;
import dev.openbook.graph.OnnxGraphReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.OptionalLong;

/**
 * What does the walk through an ONNX graph alone take, in time and in memory? Two graphs of 16 MiB that refer to a GiB of weights
 * outside: one as exporters make them, with tables of numbers in it, and one that is nothing but nodes and heads of tensors. The
 * weights need not be there: the walk asks for their size only. Times are the processor's, so that others on the machine do not count:
 * nothing here waits.
 */
public final class GraphWalking {
    private static final int ROUNDS = 21;
    private static final long WEIGHTS = 1L << 30;
    private static final NeighbourFiles NEIGHBOURS = new NeighbourFiles() {
        @Override
        public OptionalLong sizeIfPresent(String path) {
            return OptionalLong.of(WEIGHTS);
        }

        @Override
        public boolean linked(String path) {
            return false;
        }
    };

    private GraphWalking() {}

    /** Runs it. Argument: how many MiB the graphs have; 16 without. */
    public static void main(String[] arguments) throws IOException {
        int bytes = (arguments.length == 0 ? 16 : Integer.parseInt(arguments[0])) << 20;
        try (TemporaryFolder folder = TemporaryFolder.create()) {
            measure("2,000 products, tables inside", folder.path().resolve("tables.onnx"), tables(bytes));
            measure("nothing but nodes and heads", folder.path().resolve("heads.onnx"), heads(bytes));
        }
    }

    private static MadeModel tables(int bytes) {
        MadeModel model = new MadeModel();
        for (int i = 0; i < 2000; i++) {
            model.product(i, "model.onnx_data", i * (WEIGHTS / 2048), WEIGHTS / 2048);
        }
        for (int i = 0; model.size() < bytes; i++) {
            model.constant(i, 1 << 16);
        }
        return model;
    }

    private static MadeModel heads(int bytes) {
        MadeModel model = new MadeModel();
        for (int i = 0; model.size() < bytes; i++) {
            model.product(i, "model.onnx_data", (i & 0xFFFF) * 1024L, 1024);
        }
        return model;
    }

    private static void measure(String what, Path file, MadeModel model) throws IOException {
        model.write(file);
        ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        OnnxGraphReader reader = new OnnxGraphReader(GraphLimits.standard());
        double[] times = new double[ROUNDS];
        long allocated = 0;
        long parameters = 0;
        double mapping = 0;
        for (int round = 0; round < ROUNDS; round++) {
            try (FileChannel channel = FileChannel.open(file)) {
                long opening = thread.getCurrentThreadCpuTime();
                GraphBytes graph = GraphBytes.mapped(channel);
                long bytes = thread.getCurrentThreadAllocatedBytes();
                long start = thread.getCurrentThreadCpuTime();
                GraphReading reading = reader.read("model.onnx", graph, NEIGHBOURS);
                times[round] = (thread.getCurrentThreadCpuTime() - start) / 1e6;
                allocated = Math.max(allocated, thread.getCurrentThreadAllocatedBytes() - bytes);
                mapping = Math.max(mapping, (start - opening) / 1e6);
                parameters = reading.facts().orElseThrow(() -> new IllegalStateException(reading.findings().toString())).parameters();
            }
        }
        double first = times[0];
        Arrays.sort(times);
        System.out.printf(Locale.ROOT, "graph of %.1f MiB, %s (%,d parameters): first walk %.1f ms, median of %d %.1f ms; at most %.1f MiB"
                        + " allocated; mapping the file at most %.1f ms%n",
                model.size() / 1048576.0, what, parameters, first, ROUNDS, times[ROUNDS / 2], allocated / 1048576.0, mapping);
    }
}
