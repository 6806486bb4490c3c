package dev.openbook.layout;

import dev.openbook.provenance.Finding;
import dev.openbook.provenance.Finding.Severity;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Why a model that writes text cannot do it here, though its files are sound. Each is reported as a finding whose code is
 * the name of the constant; whoever opens a generator refuses a model that has one.
 */
public enum GenerationObstacle {
    /** It writes from what an encoder has read: T5, BART, Whisper. */
    ENCODER_DECODER(
            "The model is made of an encoder and a decoder",
            "choose a decoder-only model, such as a Llama, Mistral or Granite export"),
    /** Some layers keep a state that is not an attention cache: Mamba, short convolutions, linear attention. */
    RECURRENT_STATE(
            "Some layers of the model keep a recurrent state in place of an attention cache",
            "choose a model in which every layer is attention"),
    /** Its decoder reads vectors that other graphs make of text, pictures or sound. */
    MULTIMODAL_INPUT(
            "The model's decoder reads what other graphs make of text, pictures or sound", "choose an export for text alone"),
    /** Its decoder is cut into several graphs. */
    SPLIT_DECODER("The model's decoder is cut into several graphs that run in turn", "choose an export with the decoder in one graph");

    private final String problem;
    private final String remedy;

    GenerationObstacle(String problem, String remedy) {
        this.problem = problem;
        this.remedy = remedy;
    }

    /** The first finding of such a kind, if there is one. */
    public static Optional<Finding> in(List<Finding> findings) {
        return findings.stream()
                .filter(finding -> Arrays.stream(values()).anyMatch(obstacle -> obstacle.name().equals(finding.code())))
                .findFirst();
    }

    /** The finding. Only a note, because the same files may serve for something else. */
    Finding found(String place, String reason) {
        return new Finding(
                name(),
                Severity.INFO,
                place,
                problem + " (" + place + " " + reason + ").",
                "To write text with Openbook, " + remedy + ".");
    }
}
