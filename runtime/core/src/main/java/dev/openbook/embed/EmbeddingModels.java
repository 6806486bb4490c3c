package dev.openbook.embed;

import dev.openbook.failure.OpenbookException;
import dev.openbook.internal.encode.EncoderRuns;
import dev.openbook.internal.encode.OpenedEncoder;
import dev.openbook.model.EmbeddingModel;
import dev.openbook.model.ModelContent;
import dev.openbook.onnx.OnnxEngine;
import dev.openbook.provenance.Finding;

/** Opens embedding models. */
public final class EmbeddingModels {
    /** Code of the finding that no file of a model says how the vectors of its tokens become that of a text. */
    public static final String POOLING_UNSTATED = "POOLING_UNSTATED";

    private EmbeddingModels() {}

    /**
     * Opens an embedding model that inspection has read and the rules have admitted.
     *
     * <p>Pooling, normalisation, prompts and length come from the files of sentence-transformers beside the graph
     * ({@code modules.json}, {@code 1_Pooling/config.json}, {@code config_sentence_transformers.json},
     * {@code sentence_bert_config.json}); where none says, from {@code tokenizer_config.json} and {@code config.json}; and
     * without any, the mean over the tokens is taken (of graphs that take a cache, the last token) and normalised, at most 512
     * tokens at once. That no file says how token vectors become one is a finding of the model's provenance ({@link
     * #POOLING_UNSTATED}). The model is tried once before it is returned. Costs 0.1 to a few seconds and the size of the weights
     * in memory.
     *
     * @param content the model; may be closed afterwards
     * @param engine runs it; closing the engine closes the model
     * @param options what becomes of long texts, how long vectors are, and whether texts share runs where that matters
     * @return the model, which the caller closes
     * @throws OpenbookException with {@code MODEL_UNSUPPORTED} if it is of another kind (a generator, a reranker, a
     *     classifier) or asks for what is not known here; with {@code ARGUMENT_INVALID} if longer vectors are asked for than it
     *     makes; with {@code MODEL_DAMAGED}, {@code MODEL_CHANGED}, {@code TOKENIZER_INVALID} or {@code ENGINE_FAILED}
     */
    public static EmbeddingModel open(ModelContent content, OnnxEngine engine, EmbeddingOptions options) {
        return OpenedEncoder.open(content, engine, encoder -> {
            boolean ready = WindowVectors.ready(encoder.session());
            EmbeddingSettings settings = SettingsReader.read(content, ready);
            if (!ready && settings.statedPooling().isEmpty()) {
                encoder.note(unstatedPooling(settings, encoder.session().takesCache()));
            }
            EncoderRuns<float[]> runs =
                    encoder.runs(WindowVectors.over(encoder.session(), settings), options.sharedRuns());
            ParallelWork work = encoder.add(ParallelWork.onThreads("openbook-embedding-", encoder.parallelRuns()));
            Windows windows = new Windows(settings, options.longText(), encoder);
            VectorShape shape = new VectorShape(settings.normalise(), options.dimensions());
            return new OnnxEmbeddingModel(encoder, windows, runs, shape, work);
        });
    }

    private static Finding unstatedPooling(EmbeddingSettings settings, boolean causal) {
        return new Finding(
                POOLING_UNSTATED,
                Finding.Severity.WARNING,
                "1_Pooling/config.json",
                "The files of the model do not say how the vectors of its tokens become that of a text, so "
                        + (causal ? "the last" : "their mean") + " is taken"
                        + (settings.normalise() ? " and scaled to length 1." : "."),
                "Compare with what its publisher says; if that is something else, fetch the files of sentence-transformers"
                        + " (modules.json, 1_Pooling/config.json) as well.");
    }
}
