package dev.openbook.classify;

import dev.openbook.internal.encode.Activation;
import dev.openbook.internal.encode.EncoderInput;
import dev.openbook.internal.encode.EncoderRuns;
import dev.openbook.internal.encode.OpenedEncoder;
import dev.openbook.internal.encode.TextLists;
import dev.openbook.internal.encode.TextRows;
import dev.openbook.internal.encode.TokenWindows;
import dev.openbook.model.Classification;
import dev.openbook.model.LongText;
import dev.openbook.model.TextClassifier;
import dev.openbook.provenance.ModelProvenance;
import java.util.ArrayList;
import java.util.List;

/** A text classifier in an ONNX graph. */
final class OnnxTextClassifier implements TextClassifier {
    private static final int CHUNK_TEXTS = 256;

    private final OpenedEncoder encoder;
    private final TextRows rows;
    private final EncoderRuns<float[]> runs;
    private final List<String> labels;
    private final Activation activation;

    OnnxTextClassifier(
            OpenedEncoder encoder, TextRows rows, EncoderRuns<float[]> runs, List<String> labels, Activation activation) {
        this.encoder = encoder;
        this.rows = rows;
        this.runs = runs;
        this.labels = labels;
        this.activation = activation;
    }

    @Override
    public ModelProvenance provenance() {
        return encoder.provenance();
    }

    @Override
    public List<String> labels() {
        return labels;
    }

    @Override
    public boolean multiLabel() {
        return activation == Activation.SIGMOID;
    }

    @Override
    public int maxTokens() {
        return rows.capacity();
    }

    @Override
    public int countTokens(String text) {
        return encoder.countTokens(text);
    }

    @Override
    public List<Classification> classify(List<String> texts, LongText longTexts) {
        encoder.requireOpen();
        TextLists.require(texts, "text");
        return TextLists.inChunks(texts, CHUNK_TEXTS, chunk -> classifyChunk(chunk, longTexts));
    }

    private List<Classification> classifyChunk(List<String> texts, LongText longTexts) {
        List<TokenWindows> windows = new ArrayList<>(texts.size());
        List<EncoderInput> all = new ArrayList<>(texts.size());
        for (String text : texts) {
            int[] ids = encoder.tokenizer().ids(text, false);
            TokenWindows own = TokenWindows.even(longTexts, ids.length, rows.capacity(), "text");
            windows.add(own);
            own.ranges().forEach(range -> all.add(rows.of(ids, range)));
        }
        List<double[]> probabilities = runs.of(all).stream().map(activation::apply).toList();
        List<Classification> results = new ArrayList<>(texts.size());
        int next = 0;
        for (TokenWindows own : windows) {
            int end = next + own.ranges().size();
            results.add(WindowMean.of(labels, own, probabilities.subList(next, end)));
            next = end;
        }
        return results;
    }

    @Override
    public void close() {
        encoder.close();
    }
}
