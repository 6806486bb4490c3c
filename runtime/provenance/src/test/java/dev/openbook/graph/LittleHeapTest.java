package dev.openbook.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openbook.provenance.Finding;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The largest graphs that the limits admit, and larger ones that they refuse, are read by a Java machine with a heap of 32 MiB. */
class LittleHeapTest {
    private static final int SIZE = 16 << 20;

    /** What a graph is made of, again and again; the number makes each different from the others. */
    private interface Part {
        Proto addTo(Proto graph, int number);
    }

    /**
     * A graph of 16 MiB.
     *
     * @param part what it is made of
     * @param count how often, where that is not as often as fits
     * @param expected the finding, or that there are facts and no finding
     */
    private record Large(Part part, int count, String expected) {}

    private static final List<Large> GRAPHS = List.of(
            new Large((graph, i) -> graph.message(5, Onnx.tensor("model.layers." + i, Onnx.UINT8, new byte[1], 1)), SIZE, "facts"),
            new Large((graph, i) -> graph.message(1, Onnx.node("", "MatMul", "input" + i, "weight" + i)), SIZE, "facts"),
            new Large((graph, i) -> graph.message(5, outside("weights" + i % 9)), SIZE, "facts"),
            new Large((graph, i) -> graph.message(5, outside("../" + i)), SIZE, "EXTERNAL_DATA_OUTSIDE"),
            new Large((graph, i) -> graph.message(1, product(i)), 105_000, "facts"),
            new Large((graph, i) -> graph.message(1, product(i)), SIZE, "GRAPH_DAMAGED"),
            new Large((graph, i) -> graph.message(11, Onnx.value("input" + i, Onnx.FLOAT, "\u0436\u0436\u0436\u0436")), 24_500, "facts"),
            new Large((graph, i) -> graph.message(11, Onnx.value("input" + i, Onnx.FLOAT, "a")), SIZE, "GRAPH_DAMAGED"),
            new Large((graph, i) -> graph.message(1, Onnx.node("", "O" + i)), 115_000, "facts"),
            new Large((graph, i) -> graph.message(1, Onnx.node("", "O" + i)), SIZE, "GRAPH_DAMAGED"));

    @TempDir
    private Path folder;

    private static Proto product(int number) {
        return Onnx.node("com.microsoft", "MatMulNBits", "x", "weight" + number)
                .message(5, Onnx.integer("K", 2))
                .message(5, Onnx.integer("N", 1));
    }

    private static Proto outside(String file) {
        return new Proto().number(1, 1).number(2, Onnx.FLOAT).number(14, 1).message(13, new Proto().text(1, "location").text(2, file));
    }

    private static byte[] model(Large large) {
        Proto graph = new Proto();
        for (int i = 0; i < large.count() && graph.size() < SIZE; i++) {
            large.part().addTo(graph, i);
        }
        int rest = SIZE - graph.size();
        return Onnx.model(rest > 0 ? graph.message(5, Onnx.tensor("rest", Onnx.UINT8, new byte[rest], rest)) : graph).toBytes();
    }

    @Test
    void graphs_of_16_mebibytes_are_read_in_a_heap_of_32() throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx32m", "-XX:+UseSerialGC", "-cp",
                System.getProperty("java.class.path"), Reading.class.getName()));
        for (Large large : GRAPHS) {
            command.add(Files.write(folder.resolve(command.size() + ".onnx"), model(large)).toString());
        }
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(said).isZero();
        assertThat(said.lines().filter(line -> line.startsWith("read: ")))
                .as(said)
                .containsExactlyElementsOf(GRAPHS.stream().map(large -> "read: " + large.expected()).toList());
    }

    /** What the other Java machine runs: reads files and says what came of each. */
    static final class Reading {
        private static final NeighbourFiles NEIGHBOURS = new NeighbourFiles() {
            @Override
            public OptionalLong sizeIfPresent(String path) {
                return OptionalLong.of(4);
            }

            @Override
            public boolean linked(String path) {
                return false;
            }
        };

        private Reading() {}

        public static void main(String[] files) throws IOException {
            for (String file : files) {
                try (FileChannel channel = FileChannel.open(Path.of(file))) {
                    GraphReading reading =
                            new OnnxGraphReader(GraphLimits.standard()).read("model.onnx", GraphBytes.mapped(channel), NEIGHBOURS);
                    System.out.println("read: "
                            + reading.findings().stream().map(Finding::code).distinct().findFirst().orElse("facts"));
                }
            }
        }
    }
}
