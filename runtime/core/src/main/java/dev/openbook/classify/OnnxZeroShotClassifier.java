package dev.openbook.classify;

import dev.openbook.internal.encode.EncoderInput;
import dev.openbook.internal.encode.EncoderRuns;
import dev.openbook.internal.encode.OpenedEncoder;
import dev.openbook.internal.encode.PairFrame;
import dev.openbook.internal.encode.PairRoom;
import dev.openbook.internal.encode.TextLists;
import dev.openbook.internal.encode.TokenRange;
import dev.openbook.internal.encode.TokenWindows;
import dev.openbook.model.CandidateLabels;
import dev.openbook.model.Classification;
import dev.openbook.model.LongText;
import dev.openbook.model.ZeroShotClassifier;
import dev.openbook.provenance.ModelProvenance;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** A model of natural language inference in an ONNX graph. */
final class OnnxZeroShotClassifier implements ZeroShotClassifier {
    private static final int CHUNK_TEXTS = 256;

    /** A window has a row for each hypothesis; so many rows are made and run at a time. */
    private static final int CHUNK_ROWS = 256;

    private final OpenedEncoder encoder;
    private final PairRoom room;
    private final EncoderRuns<float[]> runs;
    private final Entailment entailment;

    OnnxZeroShotClassifier(OpenedEncoder encoder, PairRoom room, EncoderRuns<float[]> runs, Entailment entailment) {
        this.encoder = encoder;
        this.room = room;
        this.runs = runs;
        this.entailment = entailment;
    }

    @Override
    public ModelProvenance provenance() {
        return encoder.provenance();
    }

    @Override
    public int maxTokens() {
        return room.capacity();
    }

    @Override
    public int countTokens(String text) {
        return encoder.countTokens(text);
    }

    @Override
    public List<Classification> classify(List<String> texts, CandidateLabels candidates, LongText longTexts) {
        encoder.requireOpen();
        TextLists.require(texts, "text");
        List<PairFrame> hypotheses = candidates.hypotheses().stream()
                .map(hypothesis -> PairFrame.ofSecond(encoder.tokenizer(), hypothesis))
                .toList();
        return TextLists.inChunks(texts, CHUNK_TEXTS, chunk -> classifyChunk(chunk, hypotheses, candidates, longTexts));
    }

    @SuppressWarnings("ArrayRecordComponent") // short-lived, never compared
    private record SplitText(int[] ids, TokenWindows windows) {}

    private record TextWindow(SplitText text, TokenRange range) {}

    private List<Classification> classifyChunk(
            List<String> texts, List<PairFrame> hypotheses, CandidateLabels candidates, LongText longTexts) {
        List<SplitText> split = texts.stream().map(text -> split(text, hypotheses, longTexts)).toList();
        List<TextWindow> all = split.stream()
                .flatMap(text -> text.windows().ranges().stream().map(range -> new TextWindow(text, range)))
                .toList();
        List<double[]> probabilities = new ArrayList<>(all.size());
        int atOnce = Math.max(1, CHUNK_ROWS / hypotheses.size());
        for (int from = 0; from < all.size(); from += atOnce) {
            List<TextWindow> some = all.subList(from, Math.min(all.size(), from + atOnce));
            probabilities.addAll(probabilities(some, hypotheses, candidates));
        }
        List<Classification> results = new ArrayList<>(texts.size());
        int next = 0;
        for (SplitText text : split) {
            int end = next + text.windows().ranges().size();
            results.add(WindowMean.of(candidates.labels(), text.windows(), probabilities.subList(next, end)));
            next = end;
        }
        return results;
    }

    /** All hypotheses see the same windows: those that fit beside the longest of them. */
    private SplitText split(String text, List<PairFrame> hypotheses, LongText longTexts) {
        int[] ids = encoder.tokenizer().ids(text, false);
        int longest = hypotheses.stream().mapToInt(PairFrame::tokens).max().orElseThrow();
        return new SplitText(
                ids, TokenWindows.even(longTexts, ids.length, room.beside(longest, ids.length, "hypothesis"), "text"));
    }

    /** Those of the candidates, by window. */
    private List<double[]> probabilities(
            List<TextWindow> windows, List<PairFrame> hypotheses, CandidateLabels candidates) {
        List<EncoderInput> rows = windows.stream()
                .flatMap(window -> hypotheses.stream().map(hypothesis -> hypothesis.with(window.text().ids(), window.range())))
                .toList();
        List<float[]> outputs = runs.of(rows);
        int each = hypotheses.size();
        return IntStream.range(0, windows.size())
                .mapToObj(window -> entailment.probabilities(outputs.subList(window * each, (window + 1) * each), candidates))
                .toList();
    }

    @Override
    public void close() {
        encoder.close();
    }
}
