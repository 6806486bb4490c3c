package dev.openbook.model;

import java.util.List;
import java.util.OptionalInt;

/**
 * How a model's publisher suggests to choose tokens. Applied only if the user asks for it.
 *
 * @param options the suggestion, as far as it can be followed; greedy if the publisher suggests nothing
 * @param maxTokens how many tokens to write at most
 * @param notices what of the suggestion is not followed, one sentence each
 */
public record SamplingDefaults(SamplingOptions options, OptionalInt maxTokens, List<String> notices) {
    /** Copies the list. */
    public SamplingDefaults {
        notices = List.copyOf(notices);
    }

    /** Where nobody suggests anything. */
    public static SamplingDefaults none() {
        return new SamplingDefaults(SamplingOptions.greedy(), OptionalInt.empty(), List.of());
    }
}
