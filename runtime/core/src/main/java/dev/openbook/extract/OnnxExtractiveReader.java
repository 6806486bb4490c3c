package dev.openbook.extract;

import dev.openbook.internal.encode.EncoderInput;
import dev.openbook.internal.encode.EncoderRuns;
import dev.openbook.internal.encode.OpenedEncoder;
import dev.openbook.internal.encode.PairRoom;
import dev.openbook.internal.encode.TextLists;
import dev.openbook.internal.encode.TokenRange;
import dev.openbook.internal.encode.TokenWindows;
import dev.openbook.model.ExtractedAnswer;
import dev.openbook.model.ExtractiveReader;
import dev.openbook.model.Reading;
import dev.openbook.model.ReadingOptions;
import dev.openbook.provenance.ModelProvenance;
import dev.openbook.text.PairTokenization;
import java.util.ArrayList;
import java.util.List;

/** An extractive reader in an ONNX graph. */
final class OnnxExtractiveReader implements ExtractiveReader {
    /** Windows of a very long context are run so many at a time. */
    private static final int CHUNK_WINDOWS = 256;

    private final OpenedEncoder encoder;
    private final PairRoom room;
    private final EncoderRuns<SpanLogits> runs;

    OnnxExtractiveReader(OpenedEncoder encoder, PairRoom room, EncoderRuns<SpanLogits> runs) {
        this.encoder = encoder;
        this.room = room;
        this.runs = runs;
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
    public Reading read(String question, String context, ReadingOptions options) {
        encoder.requireOpen();
        TextLists.require(question, "question");
        TextLists.require(context, "context");
        PairTokenization pair = encoder.tokenizer().encodePair(question, context);
        TokenWindows windows = TokenWindows.overlapping(
                options.longContexts(),
                pair.secondCount(),
                room.beside(pair.firstCount(), pair.secondCount(), "question"),
                options.overlapTokens(),
                "context");
        if (windows.tokens() == 0) {
            return new Reading(List.of(), 1, windows.coverage());
        }
        List<WindowSpans> spans = spans(pair, windows.ranges());
        double none = spans.stream().mapToDouble(WindowSpans::none).min().orElseThrow();
        List<ExtractedAnswer> answers = new AnswerSearch(AnswerSpans.of(context, pair, options.wholeWords()), options)
                .in(spans).stream().filter(answer -> !options.noAnswer() || answer.score() >= none).toList();
        return new Reading(answers, none, windows.coverage());
    }

    private List<WindowSpans> spans(PairTokenization pair, List<TokenRange> ranges) {
        List<WindowSpans> spans = new ArrayList<>(ranges.size());
        for (int from = 0; from < ranges.size(); from += CHUNK_WINDOWS) {
            List<TokenRange> chunk = ranges.subList(from, Math.min(ranges.size(), from + CHUNK_WINDOWS));
            List<SpanLogits> logits = runs.of(chunk.stream().map(range -> row(pair, range)).toList());
            for (int i = 0; i < chunk.size(); i++) {
                spans.add(WindowSpans.of(pair, chunk.get(i), logits.get(i)));
            }
        }
        return spans;
    }

    private static EncoderInput row(PairTokenization pair, TokenRange range) {
        PairTokenization.Row row = pair.secondWindow(range.from(), range.to());
        return new EncoderInput(row.ids(), row.typeIds());
    }

    @Override
    public void close() {
        encoder.close();
    }
}
