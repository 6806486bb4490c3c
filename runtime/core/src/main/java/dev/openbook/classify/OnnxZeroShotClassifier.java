package dev.openbook.classify;

import dev.openbook.internal.encode.EncoderInput;
import dev.openbook.internal.encode.EncoderRuns;
import dev.openbook.internal.encode.OpenedEncoder;
import dev.openbook.internal.encode.PairRoom;
import dev.openbook.internal.encode.TextLists;
import dev.openbook.internal.encode.TokenRange;
import dev.openbook.internal.encode.TokenWindows;
import dev.openbook.model.CandidateLabels;
import dev.openbook.model.Classification;
import dev.openbook.model.LongText;
import dev.openbook.model.ZeroShotClassifier;
import dev.openbook.provenance.ModelProvenance;
import dev.openbook.text.PairTokenization;
import java.util.ArrayList;
import java.util.List;

/** A model of natural language inference in an ONNX graph. */
final class OnnxZeroShotClassifier implements ZeroShotClassifier {
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
        List<String> hypotheses = candidates.hypotheses();
        int chunk = Math.max(1, CHUNK_ROWS / hypotheses.size());
        return TextLists.inChunks(texts, chunk, some -> classifyChunk(some, hypotheses, candidates, longTexts));
    }

    /**
     * A text as the model reads it.
     *
     * @param windows of its tokens
     * @param rows those of the first window, one for each hypothesis, then those of the second, and so on
     */
    private record PairedText(TokenWindows windows, List<EncoderInput> rows) {}

    private List<Classification> classifyChunk(
            List<String> texts, List<String> hypotheses, CandidateLabels candidates, LongText longTexts) {
        List<PairedText> paired = texts.stream().map(text -> paired(text, hypotheses, longTexts)).toList();
        List<float[]> outputs = runs.of(paired.stream().flatMap(text -> text.rows().stream()).toList());
        List<Classification> results = new ArrayList<>(texts.size());
        int next = 0;
        for (PairedText text : paired) {
            List<double[]> probabilities = new ArrayList<>();
            for (int window = 0; window < text.windows().ranges().size(); window++) {
                int end = next + hypotheses.size();
                probabilities.add(entailment.probabilities(outputs.subList(next, end), candidates));
                next = end;
            }
            results.add(WindowMean.of(candidates.labels(), text.windows(), probabilities));
        }
        return results;
    }

    /** All hypotheses see the same windows: those that fit beside the longest of them. */
    private PairedText paired(String text, List<String> hypotheses, LongText longTexts) {
        List<PairTokenization> pairs =
                hypotheses.stream().map(hypothesis -> encoder.tokenizer().encodePair(text, hypothesis)).toList();
        int longest = pairs.stream().mapToInt(PairTokenization::secondCount).max().orElseThrow();
        int tokens = pairs.getFirst().firstCount();
        TokenWindows windows =
                TokenWindows.even(longTexts, tokens, room.beside(longest, tokens, "hypothesis"), "text");
        List<EncoderInput> rows = new ArrayList<>();
        for (TokenRange range : windows.ranges()) {
            for (PairTokenization pair : pairs) {
                PairTokenization.Row row = pair.firstWindow(range.from(), range.to());
                rows.add(new EncoderInput(row.ids(), row.typeIds()));
            }
        }
        return new PairedText(windows, rows);
    }

    @Override
    public void close() {
        encoder.close();
    }
}
