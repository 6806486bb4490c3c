package dev.openbook.classify;

import dev.openbook.internal.encode.EncoderInput;
import dev.openbook.internal.encode.EncoderRuns;
import dev.openbook.internal.encode.OpenedEncoder;
import dev.openbook.internal.encode.TextLists;
import dev.openbook.internal.encode.TextRows;
import dev.openbook.internal.encode.TokenWindows;
import dev.openbook.model.EntityAggregation;
import dev.openbook.model.LongText;
import dev.openbook.model.TaggedToken;
import dev.openbook.model.Tagging;
import dev.openbook.model.TokenClassifier;
import dev.openbook.provenance.ModelProvenance;
import dev.openbook.text.Tokenization;
import java.util.ArrayList;
import java.util.List;

/** A token classifier in an ONNX graph. */
final class OnnxTokenClassifier implements TokenClassifier {
    private static final int CHUNK_TEXTS = 64;

    /** Windows share a quarter, so that every token is seen with what stands before and behind it. */
    private static final int SHARED_PART = 4;

    private final OpenedEncoder encoder;
    private final TextRows rows;
    private final EncoderRuns<float[]> runs;
    private final List<String> labels;
    private final LabelScheme scheme;

    OnnxTokenClassifier(OpenedEncoder encoder, TextRows rows, EncoderRuns<float[]> runs, List<String> labels) {
        this.encoder = encoder;
        this.rows = rows;
        this.runs = runs;
        this.labels = labels;
        this.scheme = LabelScheme.of(labels);
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
    public int maxTokens() {
        return rows.capacity();
    }

    @Override
    public int countTokens(String text) {
        return encoder.countTokens(text);
    }

    @Override
    public List<Tagging> tag(List<String> texts, EntityAggregation aggregation, LongText longTexts) {
        encoder.requireOpen();
        TextLists.require(texts, "text");
        return TextLists.inChunks(texts, CHUNK_TEXTS, chunk -> tagChunk(chunk, aggregation, longTexts));
    }

    private record SplitText(String text, Tokenization tokens, TokenWindows windows) {}

    private List<Tagging> tagChunk(List<String> texts, EntityAggregation aggregation, LongText longTexts) {
        List<SplitText> split = texts.stream().map(text -> split(text, longTexts)).toList();
        List<EncoderInput> all = new ArrayList<>(texts.size());
        for (SplitText text : split) {
            if (text.windows().tokens() > 0) { // without tokens there is nothing to label
                text.windows().ranges().forEach(range -> all.add(rows.of(text.tokens().ids(), range)));
            }
        }
        List<float[]> logits = runs.of(all);
        List<Tagging> taggings = new ArrayList<>(texts.size());
        int next = 0;
        for (SplitText text : split) {
            int end = text.windows().tokens() > 0 ? next + text.windows().ranges().size() : next;
            taggings.add(tagging(text, logits.subList(next, end), aggregation));
            next = end;
        }
        return taggings;
    }

    private SplitText split(String text, LongText longTexts) {
        Tokenization tokens = encoder.tokenizer().encode(text, false);
        int room = rows.capacity();
        return new SplitText(
                text, tokens, TokenWindows.overlapping(longTexts, tokens.ids().length, room, room / SHARED_PART, "text"));
    }

    private Tagging tagging(SplitText text, List<float[]> logits, EntityAggregation aggregation) {
        TokenScores scores = new TokenScores(logits, text.windows(), rows.before(), labels.size());
        LabelledWords words = new LabelledWords(text.text(), text.tokens(), scores, labels);
        List<TaggedToken> tokens = words.tokenByToken().stream()
                .map(token -> new TaggedToken(token.label(), token.start(), token.end(), token.score()))
                .toList();
        return new Tagging(
                Entities.of(text.text(), words.joined(aggregation), scheme), tokens, text.windows().coverage());
    }

    @Override
    public void close() {
        encoder.close();
    }
}
