package dev.openbook.embed;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.internal.ResourceStack;
import dev.openbook.internal.encode.BatchedRuns;
import dev.openbook.model.EmbeddingModel;
import dev.openbook.model.ModelContent;
import dev.openbook.onnx.EncoderSession;
import dev.openbook.onnx.OnnxEngine;
import dev.openbook.provenance.GraphFacts;
import dev.openbook.provenance.ModelLayout;
import dev.openbook.provenance.ModelProvenance;
import dev.openbook.text.Tokenizer;
import dev.openbook.text.Tokenizers;

/** Opens embedding models. */
public final class EmbeddingModels {
    private EmbeddingModels() {}

    /**
     * Opens an embedding model that inspection has read and the rules have admitted.
     *
     * <p>Pooling, normalisation, prompts and length come from the files of sentence-transformers beside the graph
     * ({@code modules.json}, {@code 1_Pooling/config.json}, {@code config_sentence_transformers.json},
     * {@code sentence_bert_config.json}); where none says, from {@code tokenizer_config.json} and {@code config.json}; and
     * without any, the mean over the tokens is taken and normalised, at most 512 tokens at once. The model is tried once
     * before it is returned. Costs 0.1 to a few seconds and the size of the weights in memory.
     *
     * @param content the model; may be closed afterwards
     * @param engine runs it; closing the engine closes the model
     * @param options what becomes of long texts, how long vectors are, and whether texts share runs where that matters
     * @return the model, which the caller closes
     * @throws OpenbookException with {@code MODEL_UNSUPPORTED} if it is of another kind (a generator, a reranker, a
     *     classifier); with {@code MODEL_DAMAGED}, {@code MODEL_CHANGED}, {@code TOKENIZER_INVALID} or {@code ENGINE_FAILED}
     */
    public static EmbeddingModel open(ModelContent content, OnnxEngine engine, EmbeddingOptions options) {
        ModelLayout layout = content.provenance().layout();
        if (layout.graphs().isEmpty()) {
            throw new OpenbookException(
                    FailureCode.MODEL_UNSUPPORTED,
                    "The model " + content.provenance().source() + " holds no ONNX graph (a file ending in .onnx)."
                            + " Choose an export to ONNX, such as those of onnx-community.");
        }
        ResourceStack opened = new ResourceStack();
        try {
            Tokenizer tokenizer = opened.add(Tokenizers.open(content));
            EncoderSession session =
                    opened.add(engine.openEncoder(content, layout.graphs().getFirst()));
            EmbeddingSettings settings = SettingsReader.read(content, WindowVectors.ready(session));
            boolean together = session.masksPadding() && (options.sharedRuns() || !dependsOnCompany(content.provenance()));
            BatchedRuns<float[]> runs =
                    opened.add(BatchedRuns.of(engine, together, WindowVectors.over(session, settings)));
            ParallelWork work = opened.add(
                    ParallelWork.onThreads("openbook-embedding-", engine.settings().parallelRuns()));
            Windows windows = new Windows(settings, options.longText(), tokenizer);
            VectorShape shape = new VectorShape(settings.normalise(), options.dimensions());
            return new OnnxEmbeddingModel(content.provenance(), windows, runs, shape, work, opened);
        } catch (RuntimeException | Error e) {
            opened.closeAfter(e);
            throw e;
        }
    }

    /** Whether a text may get other numbers when it shares a run. */
    private static boolean dependsOnCompany(ModelProvenance provenance) {
        return provenance.graph().map(GraphFacts::dynamicQuantization).orElse(true);
    }
}
