package dev.openbook.extract;

import dev.openbook.internal.encode.EncoderInput;
import dev.openbook.internal.encode.EncoderRuns;
import dev.openbook.internal.encode.OpenedEncoder;
import dev.openbook.internal.encode.PairRoom;
import dev.openbook.model.ExtractiveReader;
import dev.openbook.model.ModelContent;
import dev.openbook.onnx.OnnxEngine;
import dev.openbook.text.PairTokenization;
import java.util.List;

/** Opens readers. */
public final class ExtractiveReaders {
    private ExtractiveReaders() {}

    /**
     * Opens a reader that inspection has read and the rules have admitted: a model that gives each token two logits, one for
     * beginning an answer ({@code start_logits}) and one for ending it ({@code end_logits}), as trained on SQuAD (Rajpurkar et al.
     * 2016, arXiv:1606.05250; Devlin et al. 2018, arXiv:1810.04805). How much is read at once stands in {@code
     * tokenizer_config.json} and {@code config.json}.
     *
     * <p>The model is tried once before it is returned. Costs 0.1 to a few seconds and the size of the weights in memory.
     *
     * @param content the model; may be closed afterwards
     * @param engine runs it; closing the engine closes the model
     * @return the model, which the caller closes
     * @throws dev.openbook.failure.OpenbookException with {@code MODEL_UNSUPPORTED} if it is of another kind; with {@code
     *     MODEL_DAMAGED}, {@code MODEL_CHANGED}, {@code TOKENIZER_INVALID} or {@code ENGINE_FAILED}
     */
    public static ExtractiveReader open(ModelContent content, OnnxEngine engine) {
        return OpenedEncoder.open(content, engine, encoder -> {
            EncoderRuns<SpanLogits> runs = encoder.runs(SpanRows.of(encoder.session()));
            PairRoom room = PairRoom.of(encoder);
            PairTokenization probe = encoder.tokenizer().encodePair("a", "a");
            runs.of(List.of(new EncoderInput(probe.tokens().ids(), probe.tokens().typeIds())));
            return new OnnxExtractiveReader(encoder, room, runs);
        });
    }
}
