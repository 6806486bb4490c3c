package dev.openbook.embed;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.internal.encode.EncoderRuns;
import dev.openbook.internal.encode.OpenedEncoder;
import dev.openbook.internal.encode.TextLists;
import dev.openbook.model.Embedding;
import dev.openbook.model.EmbeddingModel;
import dev.openbook.model.TextRole;
import dev.openbook.provenance.ModelProvenance;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;

/**
 * An embedding model in an ONNX graph.
 *
 * <p>A graph that quantises activations while it runs gives a text other numbers in other company, so its texts run one by
 * one, several side by side; other graphs run texts of like length together. Either way a text has the same vector alone
 * and in any list (to the last bit in the first case, to about 1e-6 in the second).
 *
 * <p>An empty text has the vector of the special tokens alone, and is refused by a model that has none. Half a surrogate pair
 * is read as U+FFFD.
 */
final class OnnxEmbeddingModel implements EmbeddingModel {
    /** A list is worked off in chunks of at most so many texts, and of some characters, so that memory does not grow with it. */
    private static final int CHUNK_TEXTS = 1_024;

    /** How many chunks are in work at a time, however many callers there are; others wait their turn. */
    private static final int CHUNKS_IN_WORK = 16;

    private final OpenedEncoder encoder;
    private final Windows windows;
    private final EncoderRuns<float[]> runs;
    private final VectorShape shape;
    private final ParallelWork work;
    private final Semaphore chunks = new Semaphore(CHUNKS_IN_WORK, true);
    private final int dimensions;

    /**
     * Makes a model of opened parts, and tries it once.
     */
    OnnxEmbeddingModel(
            OpenedEncoder encoder,
            Windows windows,
            EncoderRuns<float[]> runs,
            VectorShape shape,
            ParallelWork work) {
        this.encoder = encoder;
        this.windows = windows;
        this.runs = runs;
        this.shape = shape;
        this.work = work;
        this.dimensions = embedding(windows.of(Windows.PROBE, TextRole.DOCUMENT)).vector().length;
        shape.dimensions().ifPresent(asked -> requireAsMany(asked, dimensions));
    }

    @Override
    public ModelProvenance provenance() {
        return encoder.provenance();
    }

    @Override
    public int dimensions() {
        return dimensions;
    }

    @Override
    public int maxTokens() {
        return windows.capacity();
    }

    @Override
    public int countTokens(String text) {
        encoder.requireOpen();
        TextLists.require(text, "text");
        return windows.count(text);
    }

    /** One text waits for no chunk: who waits with it holds no more than it. */
    @Override
    public Embedding embed(String text, TextRole role) {
        encoder.requireOpen();
        TextLists.require(text, "text 1 of 1");
        return embedding(windows.of(text, role));
    }

    @Override
    public List<Embedding> embed(List<String> texts, TextRole role) {
        encoder.requireOpen();
        TextLists.require(texts, "text");
        return TextLists.inChunks(texts, CHUNK_TEXTS, chunk -> embedChunk(chunk, role));
    }

    private List<Embedding> embedChunk(List<String> texts, TextRole role) {
        try {
            chunks.acquire();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OpenbookException(
                    FailureCode.CANCELLED, "Embedding was cancelled before all texts were done. Start it again.", e);
        }
        try {
            return embeddings(work.map(texts.size(), i -> windows.of(texts.get(i), role)));
        } finally {
            chunks.release();
        }
    }

    private List<Embedding> embeddings(List<WindowedText> texts) {
        List<float[]> vectors =
                runs.of(texts.stream().flatMap(text -> text.rows().stream()).toList());
        List<Embedding> embeddings = new ArrayList<>(texts.size());
        int next = 0;
        for (WindowedText text : texts) {
            int end = next + text.rows().size();
            embeddings.add(shape.join(text, vectors.subList(next, end)));
            next = end;
        }
        return embeddings;
    }

    private Embedding embedding(WindowedText text) {
        return shape.join(text, runs.of(text.rows()));
    }

    private void requireAsMany(int asked, int found) {
        if (asked > found) {
            throw new OpenbookException(
                    FailureCode.ARGUMENT_INVALID,
                    "Vectors of " + asked + " numbers were asked for; the model " + encoder.provenance().source()
                            + " makes vectors of " + found + ". Ask for as many or fewer.");
        }
    }

    @Override
    public void close() {
        encoder.close();
    }
}
