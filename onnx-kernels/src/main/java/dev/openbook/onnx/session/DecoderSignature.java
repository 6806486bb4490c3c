package dev.openbook.onnx.session;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.onnx.DecoderNames;
import dev.openbook.onnx.session.TensorDeclaration.Element;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How a decoder's graph is to be run: which inputs it takes, and where its caches and its logits are.
 *
 * @param ids token ids
 * @param mask 1 for every token so far, if the graph takes that
 * @param positions position of each token, if the graph takes that
 * @param switches single numbers that steer the graph, by their meaning
 * @param caches keys and values by layer
 * @param readsPast whether caches go in; if not, the graph only begins texts
 * @param logits scores of the next token
 */
public record DecoderSignature(
        TensorDeclaration ids,
        Optional<TensorDeclaration> mask,
        Optional<TensorDeclaration> positions,
        Map<Switch, TensorDeclaration> switches,
        List<CacheTensor> caches,
        boolean readsPast,
        TensorDeclaration logits) {

    /** Single numbers that some exports take. */
    public enum Switch {
        /** For how many of the last positions logits are wanted. */
        LOGITS_TO_KEEP(List.of("num_logits_to_keep", "logits_to_keep")),
        /** Whether the caches that go in hold something. */
        CACHE_BRANCH(List.of("use_cache_branch")),
        /** Number of tokens after this run, less one. */
        LAST_POSITION(List.of("seqlens_k")),
        /** Number of tokens after this run. */
        TOTAL_LENGTH(List.of("total_sequence_length", "total_seq_len"));

        private final List<String> names;

        Switch(List<String> names) {
            this.names = names;
        }

        static Optional<Switch> named(String name) {
            for (Switch known : values()) {
                if (known.names.contains(name)) {
                    return Optional.of(known);
                }
            }
            return Optional.empty();
        }
    }

    /** Copies the collections. */
    public DecoderSignature {
        switches = Map.copyOf(switches);
        caches = List.copyOf(caches);
    }

    /**
     * Decides.
     *
     * @param graph path of the graph within the model, for messages
     * @param headSize numbers per key of a head, where the graph leaves it open
     * @throws OpenbookException with {@code MODEL_UNSUPPORTED} if the graph does not write text from tokens alone
     */
    public static DecoderSignature of(
            String graph,
            List<TensorDeclaration> inputs,
            List<TensorDeclaration> outputs,
            DecoderNames names,
            OptionalInt headSize) {
        MissingParts.refuse(graph, inputs);
        CacheDeclarations caches = new CacheDeclarations(graph, names.caches(), headSize);
        Map<Switch, TensorDeclaration> switches = new EnumMap<>(Switch.class);
        for (TensorDeclaration input : inputs) {
            boolean ordinary = List.of(names.inputIds(), names.attentionMask(), names.positionIds()).contains(input.name());
            if (ordinary) {
                requireRow(graph, input);
            } else if (!caches.isPast(input.name())) {
                Switch known = Switch.named(input.name()).orElseThrow(() -> MissingParts.unknown(graph, input.name()));
                requireSingle(graph, input, known == Switch.CACHE_BRANCH);
                switches.put(known, input);
            }
        }
        boolean readsPast = inputs.stream().anyMatch(input -> caches.isPast(input.name()));
        return new DecoderSignature(
                named(inputs, names.inputIds()).orElseThrow(() -> MissingParts.noTokens(graph, names.inputIds())),
                named(inputs, names.attentionMask()),
                named(inputs, names.positionIds()),
                switches,
                readsPast ? caches.ofInputs(inputs, outputs) : caches.ofOutputs(outputs),
                readsPast,
                logits(graph, outputs, names.logits()));
    }

    /** Whether tokens come one by one only: a graph that was traced for a single one. */
    public boolean oneTokenOnly() {
        return ids.shape().get(1) == 1;
    }

    private static TensorDeclaration logits(String graph, List<TensorDeclaration> outputs, String name) {
        TensorDeclaration logits = named(outputs, name)
                .orElseThrow(() -> unsupported(graph, "has no output \"" + name + "\" with scores of the next token"));
        if (!logits.element().floating()) {
            throw unsupported(graph, "gives the scores of the next token in a number format that is not known here");
        }
        return logits;
    }

    private static void requireRow(String graph, TensorDeclaration input) {
        if (!input.element().whole()) {
            throw unsupported(graph, "takes \"" + input.name() + "\" as something other than whole numbers");
        }
        if (input.shape().size() != 2 || input.shape().get(0) > 1) {
            throw unsupported(graph, "takes \"" + input.name() + "\" in another shape than one row per text");
        }
    }

    private static void requireSingle(String graph, TensorDeclaration input, boolean flag) {
        boolean single = input.shape().isEmpty() || (input.shape().size() == 1 && input.shape().getFirst() <= 1);
        boolean typed = flag ? input.element() == Element.BOOLEAN : input.element().whole();
        if (!single || !typed) {
            throw unsupported(graph, "takes \"" + input.name() + "\" in a form that is not known here");
        }
    }

    private static Optional<TensorDeclaration> named(List<TensorDeclaration> declarations, String name) {
        return declarations.stream().filter(declaration -> declaration.name().equals(name)).findFirst();
    }

    private static OpenbookException unsupported(String graph, String what) {
        return new OpenbookException(
                FailureCode.MODEL_UNSUPPORTED,
                "The graph " + graph + " " + what + ". Choose an export of a text generator such as those of onnx-community,"
                        + " optimum or onnxruntime-genai.");
    }
}
