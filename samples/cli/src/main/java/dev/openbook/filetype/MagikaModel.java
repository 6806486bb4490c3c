package dev.openbook.filetype;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.model.ModelContent;
import dev.openbook.onnx.OnnxEngine;
import dev.openbook.onnx.TensorSession;
import dev.openbook.onnx.tensor.FloatTensor;
import dev.openbook.onnx.tensor.LongTensor;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Google's Magika (Apache-2.0, github.com/google/magika), version 3 of its model: tells some 200 types of files by 1,024 bytes
 * of the beginning and 1,024 of the end. Where it is not sure enough, text is {@code txt} and the rest {@code unknown}.
 *
 * <p>Thread-safe; a file costs a few milliseconds. Whoever opened it closes it.
 */
public final class MagikaModel implements AutoCloseable {
    private static final String INPUT = "bytes";
    private static final String OUTPUT = "target_label";

    private final MagikaSettings settings;
    private final TensorSession session;

    private MagikaModel(MagikaSettings settings, TensorSession session) {
        this.settings = settings;
        this.session = session;
    }

    /**
     * Opens the model.
     *
     * @param content the model, admitted; may be closed afterwards
     * @param engine runs it; closing the engine closes the model
     * @throws OpenbookException with {@code MODEL_UNSUPPORTED} or {@code MODEL_DAMAGED}
     */
    public static MagikaModel open(ModelContent content, OnnxEngine engine) {
        MagikaSettings settings = MagikaSettings.read(content);
        List<String> graphs = content.provenance().layout().graphs();
        if (graphs.isEmpty()) {
            throw new OpenbookException(
                    FailureCode.MODEL_UNSUPPORTED, "The model " + content.provenance().source() + " holds no ONNX graph.");
        }
        return new MagikaModel(settings, engine.openTensors(content, graphs.getFirst()));
    }

    /**
     * Tells what a file is.
     *
     * @throws OpenbookException with {@code DOCUMENT_UNREADABLE} if the file is empty or cannot be read
     */
    public DetectedType detect(Path file) {
        FileEnds ends = FileEnds.read(file, settings.blockSize());
        byte[] beginning = withoutLeadingSpace(ends.beginning());
        if (beginning.length < settings.leastBytes()) {
            return new DetectedType(ends.isText() ? "txt" : "unknown", "", 1);
        }
        long[] bytes = new long[settings.beginSize() + settings.endSize()];
        Arrays.fill(bytes, settings.padding());
        for (int i = 0; i < Math.min(beginning.length, settings.beginSize()); i++) {
            bytes[i] = beginning[i] & 0xFF;
        }
        byte[] end = withoutTrailingSpace(ends.end());
        for (int i = 1; i <= Math.min(end.length, settings.endSize()); i++) {
            bytes[bytes.length - i] = end[end.length - i] & 0xFF;
        }
        FloatTensor scores = session.run(
                        Map.of(INPUT, new LongTensor(bytes, new int[] {1, bytes.length})), List.of(OUTPUT))
                .get(OUTPUT);
        return judged(scores == null ? new float[0] : scores.values(), ends);
    }

    private DetectedType judged(float[] scores, FileEnds ends) {
        if (scores.length != settings.labels().size()) {
            throw new OpenbookException(
                    FailureCode.MODEL_DAMAGED,
                    "The model gives " + scores.length + " scores for " + settings.labels().size() + " labels. Fetch it again.");
        }
        int best = 0;
        for (int i = 1; i < scores.length; i++) {
            best = scores[i] > scores[best] ? i : best;
        }
        String label = settings.labels().get(best);
        String shown = settings.renamed().getOrDefault(label, label);
        if (scores[best] < settings.thresholdOf(label)) {
            shown = ends.isText() ? "txt" : "unknown";
        }
        return new DetectedType(shown, label, scores[best]);
    }

    @Override
    public void close() {
        session.close();
    }

    private static byte[] withoutLeadingSpace(byte[] bytes) {
        int from = 0;
        while (from < bytes.length && isSpace(bytes[from])) {
            from++;
        }
        return Arrays.copyOfRange(bytes, from, bytes.length);
    }

    private static byte[] withoutTrailingSpace(byte[] bytes) {
        int to = bytes.length;
        while (to > 0 && isSpace(bytes[to - 1])) {
            to--;
        }
        return Arrays.copyOf(bytes, to);
    }

    private static boolean isSpace(byte value) {
        return value == ' ' || (value >= '\t' && value <= '\r');
    }
}
