package dev.openbook.rerank;

import dev.openbook.internal.encode.EncoderInput;
import dev.openbook.internal.encode.EncoderRuns;
import dev.openbook.internal.encode.OpenedEncoder;
import dev.openbook.internal.encode.PairFrame;
import dev.openbook.internal.encode.TextLists;
import dev.openbook.model.Coverage;
import dev.openbook.model.LongText;
import dev.openbook.model.PassageScore;
import dev.openbook.model.Reranker;
import dev.openbook.provenance.ModelProvenance;
import dev.openbook.rerank.PassageRows.ReadPassage;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** A reranker in an ONNX graph. */
final class OnnxReranker implements Reranker {
    private static final int CHUNK_PASSAGES = 256;

    private final OpenedEncoder encoder;
    private final PassageRows rows;
    private final EncoderRuns<float[]> runs;
    private final Relevance relevance;

    OnnxReranker(OpenedEncoder encoder, PassageRows rows, EncoderRuns<float[]> runs, Relevance relevance) {
        this.encoder = encoder;
        this.rows = rows;
        this.runs = runs;
        this.relevance = relevance;
    }

    @Override
    public ModelProvenance provenance() {
        return encoder.provenance();
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
    public List<PassageScore> score(String query, List<String> passages, LongText longPassages) {
        encoder.requireOpen();
        TextLists.require(query, "query");
        TextLists.require(passages, "passage");
        PairFrame frame = rows.query(query);
        List<ScoredPassage> scored =
                TextLists.inChunks(passages, CHUNK_PASSAGES, chunk -> scoreChunk(frame, chunk, longPassages));
        return IntStream.range(0, scored.size())
                .mapToObj(i -> new PassageScore(
                        i, relevance.score(scored.get(i).logit()), scored.get(i).logit(), scored.get(i).coverage()))
                .toList();
    }

    private record ScoredPassage(double logit, Coverage coverage) {}

    private List<ScoredPassage> scoreChunk(PairFrame query, List<String> passages, LongText longPassages) {
        List<ReadPassage> read = passages.stream().map(passage -> rows.of(query, passage, longPassages)).toList();
        List<EncoderInput> all = read.stream().flatMap(passage -> passage.rows().stream()).toList();
        List<float[]> outputs = runs.of(all);
        List<ScoredPassage> scored = new ArrayList<>(read.size());
        int next = 0;
        for (ReadPassage passage : read) {
            int end = next + passage.rows().size();
            double best = outputs.subList(next, end).stream().mapToDouble(relevance::logit).max().orElseThrow();
            scored.add(new ScoredPassage(best, passage.windows().coverage()));
            next = end;
        }
        return scored;
    }

    @Override
    public void close() {
        encoder.close();
    }
}
