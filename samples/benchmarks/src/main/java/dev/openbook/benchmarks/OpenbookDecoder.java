package dev.openbook.benchmarks;

import dev.openbook.inspect.ModelInspector;
import dev.openbook.model.Cancellation;
import dev.openbook.model.ModelContent;
import dev.openbook.model.ModelSource;
import dev.openbook.onnx.DecoderSession;
import dev.openbook.onnx.DecoderSettings;
import dev.openbook.onnx.DecodingSequence;
import dev.openbook.onnx.OnnxEngine;
import dev.openbook.onnx.OnnxSettings;
import java.nio.file.Path;
import java.util.Arrays;

/** Our decoder, on the graph of a folder as it was published. */
final class OpenbookDecoder implements DecodeLoop {
    private final Cancellation never = new Cancellation();
    private final String name;
    private final OnnxEngine engine;
    private final ModelContent content;
    private final DecoderSession session;
    private final DecodingSequence sequence;

    OpenbookDecoder(Path folder, int threads, boolean spinning, int capacity) {
        name = "Openbook" + (spinning ? ", spinning" : "");
        engine = OnnxEngine.open(OnnxSettings.standard(1).withSpinning(spinning));
        content = ModelInspector.create().inspect(ModelSource.folder(folder));
        String graph = content.provenance().layout().graphs().getFirst();
        session = engine.openDecoder(content, DecoderSettings.of(graph, capacity).withThreads(threads));
        sequence = session.newSequence(capacity);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void read(int context) {
        sequence.truncate(Math.min(context, sequence.length()));
        if (sequence.length() < context) {
            int[] rest = new int[context - sequence.length()];
            Arrays.fill(rest, 1);
            sequence.append(rest, never);
        }
    }

    @Override
    public int append(int token) {
        return BareDecodeLoop.likeliest(sequence.append(token, never));
    }

    @Override
    public void close() {
        try (engine; content; session; sequence) {
            // Closed in reverse order.
        }
    }
}
