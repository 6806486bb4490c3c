package dev.openbook.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.model.Cancellation;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Texts that are lengthened, cut, cancelled and refused memory at random know, at every moment, what they hold. */
class SequenceEditsTest {
    private static final int EDITS = 400;

    private final Cancellation none = new Cancellation();
    private final List<Integer> first = new ArrayList<>();
    private final List<Integer> second = new ArrayList<>();
    private int refused;
    private int cancelled;

    @ParameterizedTest
    @CsvSource({
        "decoders, gqa.onnx, SHARED, 8, 64", "decoders, gqa.onnx, SHARED, 3, 64", "decoders, gqa.onnx, FEEDBACK, 5, 64",
        "decoders, concat.onnx, FEEDBACK, 9, 64", "decoders, concat-fp16.onnx, FEEDBACK, 4, 64",
        "decoders, gqa-fp16.onnx, SHARED, 7, 64", "decoders, concat-bf16.onnx, FEEDBACK, 6, 64",
        "decoders, last-logits.onnx, FEEDBACK, 4, 64", "decoders, logits-to-keep.onnx, FEEDBACK, 4, 64",
        "decoders, merged-traced.onnx, FEEDBACK, 4, 64", "generators/genai-llama-fp32, model.onnx, SHARED, 25, 400",
        "generators/genai-llama-fp32, model.onnx, FEEDBACK, 25, 400"
    })
    void whatIsHeldIsWhatWasRead(String folder, String graph, CacheMode mode, int chunk, int context) {
        Random random = new Random(chunk);
        float tolerance = graph.contains("bf16") ? 0x1p-5f : graph.contains("fp16") ? 2e-2f : 1e-3f;
        try (OnnxEngine engine = OnnxEngine.open(OnnxSettings.standard(1));
                DecoderSession ample = open(engine, folder, graph, 256, context, CacheSettings.standard().withMode(mode));
                DecoderSession tight = open(engine, folder, graph, chunk, context, tight(ample.facts()));
                DecodingSequence one = tight.newSequence(0);
                DecodingSequence other = tight.newSequence(context / 2)) {
            for (int edit = 0; edit < EDITS; edit++) {
                boolean ofFirst = random.nextBoolean();
                DecodingSequence sequence = ofFirst ? one : other;
                List<Integer> held = ofFirst ? first : second;
                edit(sequence, held, context, random);
                assertThat(sequence.length()).isEqualTo(held.size());
                if (random.nextInt(4) == 0 && held.size() < context) {
                    compare(sequence, held, ample, tolerance);
                }
            }
        }
        assertThat(refused).as("texts that found no memory").isPositive();
        assertThat(cancelled).isPositive();
    }

    /** Not enough for two whole texts. */
    private static CacheSettings tight(DecoderFacts facts) {
        long tokens = facts.contextLength() * (facts.cacheMode() == CacheMode.SHARED ? 8 : 17) / 5L;
        return CacheSettings.standard().withMode(facts.cacheMode()).withMaxBytes(tokens * facts.cacheBytesPerToken());
    }

    private void edit(DecodingSequence sequence, List<Integer> held, int context, Random random) {
        if (random.nextInt(3) == 0) {
            int length = random.nextInt(held.size() + 1);
            sequence.truncate(length);
            held.subList(length, held.size()).clear();
            return;
        }
        int[] tokens = random.ints(1 + random.nextInt(context / 3), 0, 40).toArray();
        boolean cancels = random.nextInt(4) == 0;
        int before = held.size();
        for (int token : tokens) {
            held.add(token);
        }
        try {
            append(sequence, tokens, cancels);
        } catch (OpenbookException e) {
            assertThat(e.code()).isIn(FailureCode.CONTEXT_OVERFLOW, FailureCode.BUSY, FailureCode.CANCELLED);
            refused += e.code() == FailureCode.BUSY ? 1 : 0;
            cancelled += e.code() == FailureCode.CANCELLED ? 1 : 0;
            assertThat(sequence.length()).isBetween(before, held.size());
            held.subList(sequence.length(), held.size()).clear();
        }
    }

    private void append(DecodingSequence sequence, int[] tokens, boolean cancels) {
        if (cancels) {
            Cancellation cancellation = new Cancellation();
            sequence.append(tokens, (index, logits) -> cancellation.cancel(), cancellation);
        } else {
            sequence.append(tokens, none);
        }
    }

    private void compare(DecodingSequence sequence, List<Integer> held, DecoderSession ample, float tolerance) {
        float[] logits;
        try {
            logits = Greedy.copy(sequence.append(7, none));
        } catch (OpenbookException e) {
            assertThat(e.code()).isEqualTo(FailureCode.BUSY);
            return;
        }
        held.add(7);
        try (DecodingSequence fresh = ample.newSequence(0)) {
            int[] all = held.stream().mapToInt(Integer::intValue).toArray();
            assertThat(logits).containsExactly(Greedy.copy(fresh.append(all, none)), within(tolerance));
        }
    }

    private static DecoderSession open(
            OnnxEngine engine, String folder, String graph, int chunk, int context, CacheSettings cache) {
        return engine.openDecoder(
                ModelFolder.resource(folder, graph),
                DecoderSettings.of(DecoderGraphs.of(graph).withHeadSize(16), context)
                        .withPrefillChunk(chunk)
                        .withThreads(1)
                        .withCache(cache));
    }
}
