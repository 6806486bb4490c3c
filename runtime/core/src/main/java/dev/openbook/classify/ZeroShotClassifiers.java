package dev.openbook.classify;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.internal.ConfigurationFiles;
import dev.openbook.internal.encode.EncoderInput;
import dev.openbook.internal.encode.EncoderRuns;
import dev.openbook.internal.encode.LabelNames;
import dev.openbook.internal.encode.LogitRows;
import dev.openbook.internal.encode.OpenedEncoder;
import dev.openbook.internal.encode.PairRoom;
import dev.openbook.model.ModelContent;
import dev.openbook.model.ZeroShotClassifier;
import dev.openbook.onnx.OnnxEngine;
import dev.openbook.text.PairTokenization;
import java.util.List;

/** Opens models of natural language inference, to sort texts into classes that are only named. */
public final class ZeroShotClassifiers {
    private ZeroShotClassifiers() {}

    /**
     * Opens a model that inspection has read and the rules have admitted. It must be one of natural language inference: one of
     * the labels in its {@code config.json} begins with "entail", another with "contradict" or is the only other.
     *
     * <p>The model is tried once before it is returned. Costs 0.1 to a few seconds and the size of the weights in memory.
     *
     * @param content the model; may be closed afterwards
     * @param engine runs it; closing the engine closes the model
     * @return the model, which the caller closes
     * @throws OpenbookException with {@code MODEL_UNSUPPORTED} if it is of another kind; with {@code MODEL_DAMAGED}, {@code
     *     MODEL_CHANGED}, {@code TOKENIZER_INVALID} or {@code ENGINE_FAILED}
     */
    public static ZeroShotClassifier open(ModelContent content, OnnxEngine engine) {
        return OpenedEncoder.open(content, engine, encoder -> {
            EncoderRuns<float[]> runs = encoder.runs(
                    LogitRows.of(encoder.session(), false, "model of natural language inference"));
            PairRoom room = PairRoom.of(encoder);
            PairTokenization probe = encoder.tokenizer().encodePair("a", "a");
            int outputs = runs.of(List.of(new EncoderInput(probe.tokens().ids(), probe.tokens().typeIds())))
                    .getFirst()
                    .length;
            List<String> labels = LabelNames.read(new ConfigurationFiles(content), outputs)
                    .orElseGet(() -> LabelNames.numbered(outputs));
            Entailment entailment = Entailment.of(labels)
                    .orElseThrow(() -> new OpenbookException(
                            FailureCode.MODEL_UNSUPPORTED,
                            "The model's labels are " + LabelNames.shortened(labels) + "; none says that one text entails"
                                    + " another. Choose a model of natural language inference, such as those trained on MNLI."));
            return new OnnxZeroShotClassifier(encoder, room, runs, entailment);
        });
    }
}
