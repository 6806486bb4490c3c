package dev.openbook.onnx;

import java.util.List;

/**
 * What a decoder's inputs and outputs are called. Besides these, the inputs {@code num_logits_to_keep} ({@code
 * logits_to_keep}), {@code use_cache_branch}, {@code seqlens_k} and {@code total_sequence_length} ({@code total_seq_len}) are known by
 * these names.
 *
 * @param inputIds token ids
 * @param attentionMask 1 for every token so far; a graph may do without
 * @param positionIds 0, 1, 2 and so on; a graph may do without
 * @param logits scores of the next token
 * @param caches the caches of one layer
 */
public record DecoderNames(
        String inputIds, String attentionMask, String positionIds, String logits, List<CacheName> caches) {

    /**
     * One cache of every layer. {@code %d} stands for the layer.
     *
     * @param past the input, such as {@code past_key_values.%d.key}
     * @param present the output, such as {@code present.%d.key}
     */
    public record CacheName(String past, String present) {
        /** Checks that both name the layer. */
        public CacheName {
            if (past.split("%d", -1).length != 2 || present.split("%d", -1).length != 2) {
                throw new IllegalArgumentException(
                        "The names \"" + past + "\" and \"" + present + "\" must hold %d once, where the layer's number stands.");
            }
        }
    }

    /** Copies the list. */
    public DecoderNames {
        caches = List.copyOf(caches);
        if (caches.isEmpty()) {
            throw new IllegalArgumentException("A decoder has at least one cache per layer; no name of one was given.");
        }
    }

    /** The names that optimum, transformers.js and onnxruntime-genai give. */
    public static DecoderNames standard() {
        return new DecoderNames(
                "input_ids",
                "attention_mask",
                "position_ids",
                "logits",
                List.of(
                        new CacheName("past_key_values.%d.key", "present.%d.key"),
                        new CacheName("past_key_values.%d.value", "present.%d.value")));
    }
}
