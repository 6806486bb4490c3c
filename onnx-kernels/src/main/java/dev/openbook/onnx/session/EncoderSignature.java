package dev.openbook.onnx.session;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.onnx.session.TensorDeclaration.Element;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * How an encoder is to be run: which inputs it takes, in which shape, and what it gives.
 *
 * @param inputs element type by input; {@link Input#IDS} is always there
 * @param shape the shape of every input
 * @param output the output to read where nobody asks for another
 * @param outputs all outputs of numbers in half or single precision, in the order of the graph
 * @param caches inputs for keys and values of earlier tokens, which embedding models that descend from text generators often keep;
 *     they stay empty, because a text is read at once
 */
public record EncoderSignature(
        Map<Input, Element> inputs,
        BatchShape shape,
        TensorDeclaration output,
        List<TensorDeclaration> outputs,
        List<TensorDeclaration> caches) {
    private static final String CACHE = "past_key_values.";
    private static final int CACHE_RANK = 4;
    private static final int CACHE_LENGTH = 2;
    private static final List<String> PREFERRED_OUTPUTS =
            List.of("sentence_embedding", "token_embeddings", "last_hidden_state");

    /** Inputs that encoders take, under the names that exports give them. */
    public enum Input {
        /** Token ids. */
        IDS("input_ids"),
        /** 1 for tokens, 0 for padding. */
        MASK("attention_mask"),
        /** Segment of each token. */
        TYPES("token_type_ids"),
        /** 0, 1, 2 and so on. */
        POSITIONS("position_ids");

        private final String declaredName;

        Input(String declaredName) {
            this.declaredName = declaredName;
        }

        /** The name in the graph. */
        public String declaredName() {
            return declaredName;
        }

        static Optional<Input> named(String name) {
            for (Input input : values()) {
                if (input.declaredName.equals(name)) {
                    return Optional.of(input);
                }
            }
            return Optional.empty();
        }
    }

    /** Copies the map and the lists. */
    public EncoderSignature {
        inputs = Map.copyOf(inputs);
        outputs = List.copyOf(outputs);
        caches = List.copyOf(caches);
    }

    /** Whether padding is masked, so that texts of different lengths may share a batch. */
    public boolean masksPadding() {
        return inputs.containsKey(Input.MASK);
    }

    /**
     * Decides.
     *
     * @param graph path of the graph within the model, for messages
     * @throws OpenbookException with {@code MODEL_UNSUPPORTED} if the graph is not an encoder of text
     */
    public static EncoderSignature of(String graph, List<TensorDeclaration> inputs, List<TensorDeclaration> outputs) {
        boolean vectors = outputs.stream().anyMatch(output -> PREFERRED_OUTPUTS.contains(output.name()));
        List<TensorDeclaration> caches =
                inputs.stream().filter(input -> vectors && input.name().startsWith(CACHE)).toList();
        List<TensorDeclaration> ofTokens = inputs.stream().filter(input -> !caches.contains(input)).toList();
        caches.forEach(cache -> requireCache(graph, cache));
        requireEncoder(graph, ofTokens);
        return new EncoderSignature(
                taken(graph, ofTokens),
                BatchShape.of(graph, ofTokens),
                output(graph, outputs),
                outputs.stream().filter(output -> output.element().floating()).toList(),
                caches);
    }

    private static Map<Input, Element> taken(String graph, List<TensorDeclaration> inputs) {
        Map<Input, Element> taken = new EnumMap<>(Input.class);
        for (TensorDeclaration declared : inputs) {
            Input input = Input.named(declared.name())
                    .orElseThrow(() -> unsupported(graph, "asks for an input \"" + declared.name()
                            + "\" that is not known here. Known inputs are input_ids, attention_mask, token_type_ids"
                            + " and position_ids"));
            if (!declared.element().whole()) {
                throw unsupported(graph, "takes \"" + declared.name() + "\" as something other than whole numbers");
            }
            taken.put(input, declared.element());
        }
        if (!taken.containsKey(Input.IDS)) {
            throw unsupported(graph, "takes no input_ids, so it does not read text");
        }
        return taken;
    }

    /** A cache of one layer: a row for each text, heads, tokens, and the length of a key. */
    private static void requireCache(String graph, TensorDeclaration cache) {
        List<Long> shape = cache.shape();
        boolean known = cache.element().floating() && shape.size() == CACHE_RANK;
        for (int i = 0; known && i < CACHE_RANK; i++) {
            known = i == 0 || (i == CACHE_LENGTH ? shape.get(i) < 0 : shape.get(i) > 0);
        }
        if (!known) {
            throw unsupported(graph, "keeps a cache \"" + cache.name() + "\" in a form that is not known here (" + shape + ")");
        }
    }

    private static void requireEncoder(String graph, List<TensorDeclaration> inputs) {
        if (any(inputs, name -> name.startsWith("past_key_values") || name.startsWith("past.") || name.equals("past"))) {
            throw unsupported(graph, "is a text generator (it keeps a cache of keys and values), not an encoder");
        }
        if (any(inputs, name -> name.startsWith("decoder_") || name.startsWith("encoder_hidden"))) {
            throw unsupported(graph, "is one part of a model that turns text into text, not an encoder");
        }
        if (any(inputs, name -> name.contains("pixel") || name.contains("image"))) {
            throw unsupported(graph, "reads pictures, not text");
        }
        if (any(inputs, name -> name.contains("audio") || name.equals("input_features"))) {
            throw unsupported(graph, "reads sound, not text");
        }
    }

    private static TensorDeclaration output(String graph, List<TensorDeclaration> outputs) {
        for (String preferred : PREFERRED_OUTPUTS) {
            for (TensorDeclaration output : outputs) {
                if (output.name().equals(preferred) && output.element().floating()) {
                    return output;
                }
            }
        }
        if (outputs.isEmpty() || !outputs.getFirst().element().floating()) {
            throw unsupported(graph, "gives no numbers in half or single precision");
        }
        return outputs.getFirst();
    }

    private static boolean any(List<TensorDeclaration> inputs, Predicate<String> condition) {
        return inputs.stream().map(input -> input.name().toLowerCase(Locale.ROOT)).anyMatch(condition);
    }

    private static OpenbookException unsupported(String graph, String what) {
        return new OpenbookException(
                FailureCode.MODEL_UNSUPPORTED,
                "The graph " + graph + " " + what + ". Choose a model for embedding, ranking or classifying text.");
    }
}
