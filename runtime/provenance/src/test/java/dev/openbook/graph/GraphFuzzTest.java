package dev.openbook.graph;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whatever the bytes, reading gives facts or a finding, in bounded memory. */
class GraphFuzzTest {
    private static final NeighbourFiles NONE = new NeighbourFiles() {
        @Override
        public OptionalLong sizeIfPresent(String path) {
            return path.equals("model.onnx.data") ? OptionalLong.of(219_392) : OptionalLong.empty();
        }

        @Override
        public boolean linked(String path) {
            return false;
        }
    };

    /** Many times what a sound model of this size needs; a length taken at its word would need gigabytes. */
    private static final long MAX_ALLOCATED = 16L << 20;

    @Test
    void five_thousand_broken_models() throws IOException {
        Tally tally = fuzz(5_000, 20_261_123L);
        assertThat(tally.sound()).as("some mutations leave a model readable").isPositive();
        assertThat(tally.damaged()).as("some do not").isPositive();
    }

    @Test
    @Tag("soak")
    void a_quarter_of_a_million_broken_models() throws IOException {
        Tally tally = fuzz(250_000, 7L);
        assertThat(tally.sound() + tally.damaged()).isEqualTo(250_000);
    }

    private record Tally(int sound, int damaged) {}

    private static Tally fuzz(int rounds, long seed) throws IOException {
        byte[][] models = {
            resource(), Onnx.adder(), Onnx.external(Map.of("location", "model.onnx.data", "offset", "0", "length", "4"))
        };
        OnnxGraphReader reader = new OnnxGraphReader(GraphLimits.standard());
        ThreadMXBean memory = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        Random random = new Random(seed);
        int sound = 0;
        for (int round = 0; round < rounds; round++) {
            byte[] model = mutate(models[round % models.length], random);
            long before = memory.getCurrentThreadAllocatedBytes();
            GraphReading reading = reader.read("model.onnx", GraphBytes.of(ByteBuffer.wrap(model)), NONE);
            long allocated = memory.getCurrentThreadAllocatedBytes() - before;
            assertThat(allocated).as("bytes allocated in round %d", round).isLessThan(MAX_ALLOCATED);
            assertThat(reading.facts().isPresent() || !reading.findings().isEmpty())
                    .as("facts or a finding in round %d", round)
                    .isTrue();
            sound += reading.facts().isPresent() ? 1 : 0;
        }
        return new Tally(sound, rounds - sound);
    }

    /** Cuts, flips, overwrites with extreme values, removes or repeats a piece. */
    private static byte[] mutate(byte[] original, Random random) {
        byte[] bytes = original.clone();
        int changes = 1 + random.nextInt(4);
        for (int i = 0; i < changes; i++) {
            int at = random.nextInt(bytes.length);
            switch (random.nextInt(5)) {
                case 0 -> bytes = Arrays.copyOf(bytes, Math.max(1, at));
                case 1 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                case 2 -> Arrays.fill(bytes, at, Math.min(bytes.length, at + 1 + random.nextInt(10)), (byte) 0xFF);
                case 3 -> bytes[at] = (byte) random.nextInt(256);
                default -> bytes = repeat(bytes, at, 1 + random.nextInt(64));
            }
        }
        return bytes;
    }

    private static byte[] repeat(byte[] bytes, int at, int length) {
        int end = Math.min(bytes.length, at + length);
        byte[] longer = Arrays.copyOf(bytes, bytes.length + end - at);
        System.arraycopy(bytes, at, longer, end, bytes.length - at);
        return longer;
    }

    private static byte[] resource() throws IOException {
        try (InputStream stream = GraphFuzzTest.class.getResourceAsStream("/models/genai-llama-int4/model.onnx")) {
            return stream.readAllBytes();
        }
    }
}
