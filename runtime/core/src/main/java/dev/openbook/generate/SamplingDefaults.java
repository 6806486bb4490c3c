package dev.openbook.generate;

import dev.openbook.model.SamplingOptions;
import java.util.List;
import java.util.OptionalInt;

/**
 * How a model's publisher suggests to choose tokens. Applied only if the user asks for it.
 *
 * @param options the suggestion, as far as it can be followed; greedy if the publisher suggests nothing
 * @param maxTokens how many tokens to write at most
 * @param notices what of the suggestion is not followed, one sentence each
 */
record SamplingDefaults(SamplingOptions options, OptionalInt maxTokens, List<String> notices) {
    SamplingDefaults {
        notices = List.copyOf(notices);
    }

    /** Where nobody suggests anything. */
    static SamplingDefaults none() {
        return new SamplingDefaults(SamplingOptions.greedy(), OptionalInt.empty(), List.of());
    }
}
