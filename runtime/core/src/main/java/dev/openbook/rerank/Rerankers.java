package dev.openbook.rerank;

import dev.openbook.internal.ConfigurationFiles;
import dev.openbook.internal.encode.EncoderRuns;
import dev.openbook.internal.encode.LogitRows;
import dev.openbook.internal.encode.OpenedEncoder;
import dev.openbook.model.ModelContent;
import dev.openbook.model.Reranker;
import dev.openbook.onnx.OnnxEngine;

/** Opens rerankers. */
public final class Rerankers {
    private Rerankers() {}

    /**
     * Opens a reranker that inspection has read and the rules have admitted: a model that gives one logit for a query and a
     * passage, or two of which one is for relevant.
     *
     * <p>What the logit becomes is read as sentence-transformers does, from {@code activation_fn} or {@code
     * sbert_ce_default_activation_function}; where nobody says, it becomes a probability. A prompt that the
     * publisher makes the default stands in front of every query. How much is read at once stands in
     * {@code tokenizer_config.json} and {@code config.json}. The model is tried once before it is returned. Costs 0.1 to a few
     * seconds and the size of the weights in memory.
     *
     * @param content the model; may be closed afterwards
     * @param engine runs it; closing the engine closes the model
     * @return the model, which the caller closes
     * @throws dev.openbook.failure.OpenbookException with {@code MODEL_UNSUPPORTED} if it is of another kind (an embedding
     *     model, a classifier, a generator); with {@code MODEL_DAMAGED}, {@code MODEL_CHANGED}, {@code TOKENIZER_INVALID} or
     *     {@code ENGINE_FAILED}
     */
    public static Reranker open(ModelContent content, OnnxEngine engine) {
        return OpenedEncoder.open(content, engine, encoder -> {
            EncoderRuns<float[]> runs = encoder.runs(LogitRows.of(encoder.session(), false, "reranker"));
            ConfigurationFiles files = new ConfigurationFiles(content);
            PassageRows rows = new PassageRows(encoder, QueryPrompt.read(files));
            int outputs = runs.of(rows.probe()).getFirst().length;
            return new OnnxReranker(encoder, rows, runs, RelevanceReader.read(files, outputs));
        });
    }
}
