package dev.openbook.internal.encode;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.internal.ConfigurationFiles;
import dev.openbook.internal.ResourceStack;
import dev.openbook.model.ModelContent;
import dev.openbook.onnx.EncoderSession;
import dev.openbook.onnx.OnnxEngine;
import dev.openbook.provenance.Finding;
import dev.openbook.provenance.GraphFacts;
import dev.openbook.provenance.ModelProvenance;
import dev.openbook.text.Tokenizer;
import dev.openbook.text.Tokenizers;
import java.util.function.Function;

/** The parts that every model has that reads whole texts: its graph, its tokenizer, and how they are closed. Thread-safe. */
public final class OpenedEncoder implements AutoCloseable {
    private final OnnxEngine engine;
    private final Tokenizer tokenizer;
    private final EncoderSession session;
    private final int maxSequence;
    private final ResourceStack resources;
    private volatile ModelProvenance provenance;
    private volatile boolean closed;

    private OpenedEncoder(
            ModelContent content, OnnxEngine engine, Tokenizer tokenizer, EncoderSession session, ResourceStack resources) {
        this.provenance = content.provenance();
        this.engine = engine;
        this.tokenizer = tokenizer;
        this.session = session;
        this.maxSequence = maxSequence(new ConfigurationFiles(content), session);
        this.resources = resources;
    }

    /**
     * Opens the parts and makes a model of them, or leaves nothing behind.
     *
     * @param content an inspected model; may be closed afterwards
     * @param making makes the model, which closes what it is given
     * @throws OpenbookException with {@code MODEL_UNSUPPORTED}, {@code MODEL_DAMAGED}, {@code MODEL_CHANGED}, {@code
     *     TOKENIZER_INVALID} or {@code ENGINE_FAILED}
     */
    public static <M> M open(ModelContent content, OnnxEngine engine, Function<OpenedEncoder, M> making) {
        ModelProvenance provenance = content.provenance();
        if (provenance.layout().graphs().isEmpty()) {
            throw new OpenbookException(
                    FailureCode.MODEL_UNSUPPORTED,
                    "The model " + provenance.source() + " holds no ONNX graph (a file ending in .onnx)."
                            + " Choose an export to ONNX, such as those of onnx-community.");
        }
        ResourceStack opened = new ResourceStack();
        try {
            Tokenizer tokenizer = opened.add(Tokenizers.open(content));
            EncoderSession session = opened.add(
                    engine.openEncoder(content, provenance.layout().graphs().getFirst()));
            return making.apply(new OpenedEncoder(content, engine, tokenizer, session, opened));
        } catch (RuntimeException | Error e) {
            opened.closeAfter(e);
            throw e;
        }
    }

    /** What is known of the model. */
    public ModelProvenance provenance() {
        return provenance;
    }

    /** Adds to what is known of the model what was noticed while it was being opened. */
    public void note(Finding finding) {
        provenance = provenance.withFinding(finding);
    }

    /** Splits texts as the model reads them. */
    public Tokenizer tokenizer() {
        return tokenizer;
    }

    /** The opened graph. */
    public EncoderSession session() {
        return session;
    }

    /** How many tokens a row has at most, special ones included. */
    public int maxSequence() {
        return maxSequence;
    }

    /** How many runs go side by side at most. */
    public int parallelRuns() {
        return engine.settings().parallelRuns();
    }

    /** Keeps what belongs to the model, to be closed before its graph. */
    public <T extends AutoCloseable> T add(T resource) {
        return resources.add(resource);
    }

    /** Runs of the graph, which are closed with it. Rows share one where that does not change them. */
    public <T> EncoderRuns<T> runs(BatchRunner<T> runner) {
        return runs(runner, false);
    }

    /**
     * Runs of the graph, which are closed with it.
     *
     * @param sharedAnyhow whether rows share runs although the graph gives a row other numbers in other company
     */
    public <T> EncoderRuns<T> runs(BatchRunner<T> runner, boolean sharedAnyhow) {
        boolean dependsOnCompany = provenance.graph().map(GraphFacts::dynamicQuantization).orElse(true);
        boolean together = session.masksPadding() && (sharedAnyhow || !dependsOnCompany);
        int leastWidth = session.fixedLength().orElse(1);
        return resources.add(BatchedRuns.of(engine, together, leastWidth, runner));
    }

    /** How many tokens a text has, special ones left out. */
    public int countTokens(String text) {
        requireOpen();
        TextLists.require(text, "text");
        return tokenizer.count(text);
    }

    /** Fails with {@code CLOSED} after closing. */
    public void requireOpen() {
        if (closed) {
            throw new OpenbookException(
                    FailureCode.CLOSED, "The model " + provenance.source() + " is closed. Open it again.");
        }
    }

    @Override
    public void close() {
        closed = true;
        resources.close();
    }

    private static int maxSequence(ConfigurationFiles files, EncoderSession session) {
        int stated = SequenceLength.of(
                TransformerFile.read(files), files.read("tokenizer_config.json"), files.read("config.json"));
        return Math.min(stated, session.fixedLength().orElse(stated));
    }
}
