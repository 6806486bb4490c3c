package dev.openbook.onnx.session;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import java.util.List;
import java.util.Locale;

/** What graphs ask for that cannot be given here, in plain words. */
final class MissingParts {
    /**
     * A kind of input.
     *
     * @param marks parts of an input's name that betray it
     * @param sentence what the graph is
     */
    private record Kind(List<String> marks, String sentence) {
        boolean matches(String name) {
            return marks.stream().anyMatch(name::contains);
        }
    }

    private static final List<Kind> KINDS = List.of(
            new Kind(
                    List.of(
                            "encoder_hidden_states", "encoder_attention_mask", "encoder_outputs", ".encoder.", "cross",
                            "decoder_input_ids"),
                    "is half of a model that turns one text into another (encoder and decoder). What is missing here is the"
                            + " way from the encoder's output into the decoder"),
            new Kind(
                    List.of("conv", "ssm", "recurrent", "mamba", "rwkv", "cache_params"),
                    "keeps a state of convolutions or recurrences (a hybrid such as Mamba) beside or instead of keys and values."
                            + " What is missing here is keeping that state"),
            new Kind(
                    List.of("pixel", "image", "vision", "audio", "input_features"),
                    "reads pictures or sound beside text. What is missing here is reading them"),
            new Kind(
                    List.of("inputs_embeds", "per_layer_inputs", "input_embeds"),
                    "takes vectors instead of tokens: it is one part of a model of several graphs, such as the text half of one"
                            + " that sees. What is missing here is the graph before it"));

    private MissingParts() {}

    static void refuse(String graph, List<TensorDeclaration> inputs) {
        for (Kind kind : KINDS) {
            for (TensorDeclaration input : inputs) {
                if (kind.matches(input.name().toLowerCase(Locale.ROOT))) {
                    throw unsupported(graph, kind.sentence() + " (its input \"" + input.name() + "\")");
                }
            }
        }
    }

    static OpenbookException unknown(String graph, String input) {
        return unsupported(graph, "asks for an input \"" + input + "\" that is not known here");
    }

    static OpenbookException noTokens(String graph, String input) {
        return unsupported(graph, "takes no \"" + input + "\", so it does not read tokens");
    }

    private static OpenbookException unsupported(String graph, String what) {
        return new OpenbookException(
                FailureCode.MODEL_UNSUPPORTED,
                "The graph " + graph + " " + what + ". Choose a model that only continues text, such as Llama, Mistral, Granite,"
                        + " Qwen or Phi.");
    }
}
