package dev.openbook.classify;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.internal.ConfigurationFiles;
import dev.openbook.internal.ConfigurationObject;
import dev.openbook.internal.encode.Activation;
import dev.openbook.internal.encode.EncoderRuns;
import dev.openbook.internal.encode.LabelNames;
import dev.openbook.internal.encode.LogitRows;
import dev.openbook.internal.encode.OpenedEncoder;
import dev.openbook.internal.encode.TextRows;
import dev.openbook.internal.encode.TokenRange;
import dev.openbook.model.ModelContent;
import dev.openbook.model.TextClassifier;
import dev.openbook.onnx.OnnxEngine;
import java.util.List;

/** Opens text classifiers. */
public final class TextClassifiers {
    private static final String CONFIGURATION = "config.json";

    private TextClassifiers() {}

    /**
     * Opens a classifier that inspection has read and the rules have admitted: a model that gives a logit for each of its
     * classes.
     *
     * <p>From {@code config.json} come the names of the classes ({@code id2label}; without them they are numbered as transformers
     * does) and whether several may be true ({@code problem_type}; without it exactly one is, or the only one may be). How much is
     * read at once stands in {@code tokenizer_config.json} and {@code config.json}. The model is tried once before it is
     * returned. Costs 0.1 to a few seconds and the size of the weights in memory.
     *
     * @param content the model; may be closed afterwards
     * @param engine runs it; closing the engine closes the model
     * @return the model, which the caller closes
     * @throws OpenbookException with {@code MODEL_UNSUPPORTED} if it is of another kind (a reranker, an embedding model, a
     *     generator) or gives a measure instead of classes; with {@code MODEL_DAMAGED}, {@code MODEL_CHANGED}, {@code
     *     TOKENIZER_INVALID} or {@code ENGINE_FAILED}
     */
    public static TextClassifier open(ModelContent content, OnnxEngine engine) {
        return OpenedEncoder.open(content, engine, encoder -> {
            EncoderRuns<float[]> runs = encoder.runs(LogitRows.of(encoder.session(), false, "text classifier"));
            TextRows rows = new TextRows(encoder);
            int[] probe = encoder.tokenizer().ids("a", false);
            int outputs = runs.of(List.of(rows.of(probe, new TokenRange(0, Math.min(1, probe.length)))))
                    .getFirst()
                    .length;
            ConfigurationFiles files = new ConfigurationFiles(content);
            List<String> labels = LabelNames.read(files, outputs).orElseGet(() -> LabelNames.numbered(outputs));
            return new OnnxTextClassifier(encoder, rows, runs, labels, activation(files, labels));
        });
    }

    /** As transformers' text-classification pipeline chooses, but for what is no class at all. */
    private static Activation activation(ConfigurationFiles files, List<String> labels) {
        String problem = files.object(CONFIGURATION)
                .flatMap((ConfigurationObject config) -> config.text("problem_type"))
                .orElse("");
        if (problem.equals("regression") || (labels.size() == 1 && LabelNames.saysNothing(labels))) {
            throw new OpenbookException(
                    FailureCode.MODEL_UNSUPPORTED,
                    "The model measures texts and sorts them into no classes, as rerankers and models of similarity do. Choose a text"
                            + " classifier, or open it as a reranker.");
        }
        return problem.equals("multi_label_classification") || labels.size() == 1 ? Activation.SIGMOID : Activation.SOFTMAX;
    }
}
