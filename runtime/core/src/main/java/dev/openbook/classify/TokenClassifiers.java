package dev.openbook.classify;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.internal.ConfigurationFiles;
import dev.openbook.internal.encode.EncoderInput;
import dev.openbook.internal.encode.EncoderRuns;
import dev.openbook.internal.encode.LabelNames;
import dev.openbook.internal.encode.LogitRows;
import dev.openbook.internal.encode.OpenedEncoder;
import dev.openbook.internal.encode.TextRows;
import dev.openbook.internal.encode.TokenRange;
import dev.openbook.model.ModelContent;
import dev.openbook.model.TokenClassifier;
import dev.openbook.onnx.OnnxEngine;
import java.util.List;

/** Opens token classifiers. */
public final class TokenClassifiers {
    private TokenClassifiers() {}

    /**
     * Opens a tagger that inspection has read and the rules have admitted: a model that gives a logit for each label of each
     * token. The labels stand in {@code config.json} ({@code id2label}); see {@link LabelScheme} for those that say where an entity
     * begins and ends. How much is read at once stands in {@code tokenizer_config.json} and {@code config.json}.
     *
     * <p>The model is tried once before it is returned. Costs 0.1 to a few seconds and the size of the weights in memory.
     *
     * @param content the model; may be closed afterwards
     * @param engine runs it; closing the engine closes the model
     * @return the model, which the caller closes
     * @throws OpenbookException with {@code MODEL_UNSUPPORTED} if it is of another kind (an embedding model, a text classifier,
     *     a language model) or its labels have no names; with {@code MODEL_DAMAGED}, {@code MODEL_CHANGED}, {@code
     *     TOKENIZER_INVALID} or {@code ENGINE_FAILED}
     */
    public static TokenClassifier open(ModelContent content, OnnxEngine engine) {
        return OpenedEncoder.open(content, engine, encoder -> {
            EncoderRuns<float[]> runs = encoder.runs(LogitRows.of(encoder.session(), true, "token classifier"));
            TextRows rows = new TextRows(encoder);
            int[] probe = encoder.tokenizer().ids("a", false);
            EncoderInput row = rows.of(probe, new TokenRange(0, Math.min(1, probe.length)));
            int outputs = runs.of(List.of(row)).getFirst().length / row.ids().length;
            List<String> labels = LabelNames.read(new ConfigurationFiles(content), outputs)
                    .orElseThrow(() -> new OpenbookException(
                            FailureCode.MODEL_UNSUPPORTED,
                            "The model gives " + outputs + " numbers for each token, and its config.json names no labels for them"
                                    + " (id2label), as in language models. Choose a token classifier."));
            return new OnnxTokenClassifier(encoder, rows, runs, labels);
        });
    }
}
