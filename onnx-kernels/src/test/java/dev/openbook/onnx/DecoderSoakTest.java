package dev.openbook.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.model.Cancellation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Thousands of short texts, a tenth of them cancelled from another thread, and hundreds of sessions: memory stays flat. */
@Tag("soak")
class DecoderSoakTest {
    private static final int CONTEXT = 256;
    private static final long SLACK = 24L << 20;

    private final Random random = new Random(1);

    @Test
    void textsLeaveNothingBehind() throws Exception {
        try (OnnxEngine engine = OnnxEngine.open(OnnxSettings.standard(2));
                DecoderSession shared = open(engine, CacheMode.SHARED);
                DecoderSession fed = open(engine, CacheMode.FEEDBACK)) {
            write(shared, fed, 4_000);
            long settled = resident();
            write(shared, fed, 20_000);
            assertThat(shared.cacheBytesInUse() + fed.cacheBytesInUse()).isZero();
            assertThat(resident() - settled).isLessThan(SLACK);
        }
    }

    @Test
    void sessionsLeaveNothingBehind() throws Exception {
        try (OnnxEngine engine = OnnxEngine.open(OnnxSettings.standard(2))) {
            openAndClose(engine, 400); // the heap and the engine have taken what they take
            long settled = resident();
            openAndClose(engine, 400);
            assertThat(resident() - settled).isLessThan(SLACK);
        }
    }

    private void openAndClose(OnnxEngine engine, int times) {
        for (int i = 0; i < times; i++) {
            DecoderSession decoder = open(engine, i % 2 == 0 ? CacheMode.SHARED : CacheMode.FEEDBACK);
            DecodingSequence left = decoder.newSequence(0);
            left.append(new int[] {1, 2, 3}, new Cancellation());
            decoder.close(); // with a sequence open
        }
    }

    private void write(DecoderSession shared, DecoderSession fed, int texts) throws InterruptedException {
        for (int i = 0; i < texts; i++) {
            Cancellation cancellation = new Cancellation();
            Thread canceller = i % 10 == 0 ? Thread.ofVirtual().start(cancellation::cancel) : null;
            try (DecodingSequence sequence = (i % 2 == 0 ? shared : fed).newSequence(random.nextInt(CONTEXT))) {
                write(sequence, cancellation);
            } catch (OpenbookException e) {
                assertThat(e.code()).isEqualTo(FailureCode.CANCELLED);
            }
            if (canceller != null) {
                canceller.join();
            }
        }
    }

    private void write(DecodingSequence sequence, Cancellation cancellation) {
        sequence.append(random.ints(1 + random.nextInt(100), 0, 1_000).toArray(), cancellation);
        sequence.append(5, cancellation);
        sequence.truncate(random.nextInt(sequence.length()));
        sequence.append(new int[] {7, 8, 9}, cancellation);
    }

    private static DecoderSession open(OnnxEngine engine, CacheMode mode) {
        return engine.openDecoder(
                ModelFolder.resource("generators/genai-llama-int4", "model.onnx"),
                DecoderSettings.of(DecoderGraphs.of("model.onnx").withHeadSize(16), CONTEXT)
                        .withThreads(2)
                        .withCache(CacheSettings.standard().withMode(mode)));
    }

    /** Resident memory of this process, in bytes, after the garbage collector has seen what is left. */
    private static long resident() throws IOException {
        Path statistics = Path.of("/proc/self/statm");
        assumeThat(statistics).as("resident memory is read from Linux's /proc").exists();
        System.gc();
        return Long.parseLong(Files.readString(statistics).split(" ")[1]) * 4_096;
    }
}
