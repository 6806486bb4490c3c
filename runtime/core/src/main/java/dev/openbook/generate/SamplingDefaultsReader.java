package dev.openbook.generate;

import dev.openbook.failure.OpenbookException;
import dev.openbook.internal.ConfigurationFiles;
import dev.openbook.internal.ConfigurationObject;
import dev.openbook.model.SamplingDefaults;
import dev.openbook.model.SamplingOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * Reads suggestions for choosing tokens, from {@code search} in {@code genai_config.json} or from {@code
 * generation_config.json} of the transformers library. Both use the same names and, where a name is missing, the same
 * values: {@code do_sample} false, {@code temperature} 1, {@code top_k} 50, {@code top_p} 1, no penalties. Without {@code
 * do_sample} the likeliest token is taken and what narrows a draw does not count, as both do it. Bounds of 0 or less bound
 * nothing.
 */
final class SamplingDefaultsReader {
    private static final int USUAL_TOP_K = 50;

    /** What is not followed unless it has this value, which changes nothing. */
    private static final Map<String, Double> NEUTRAL = new TreeMap<>(Map.ofEntries(
            Map.entry("num_beams", 1.0),
            Map.entry("num_beam_groups", 1.0),
            Map.entry("num_return_sequences", 1.0),
            Map.entry("min_length", 0.0),
            Map.entry("min_new_tokens", 0.0),
            Map.entry("typical_p", 1.0),
            Map.entry("top_h", 1.0),
            Map.entry("epsilon_cutoff", 0.0),
            Map.entry("eta_cutoff", 0.0),
            Map.entry("penalty_alpha", 0.0),
            Map.entry("diversity_penalty", 0.0),
            Map.entry("encoder_repetition_penalty", 1.0),
            Map.entry("encoder_no_repeat_ngram_size", 0.0),
            Map.entry("guidance_scale", 1.0)));

    /** What is not followed whatever its value, if it has one. */
    private static final List<String> STRANGE = List.of(
            "bad_words_ids",
            "begin_suppress_tokens",
            "constraints",
            "dola_layers",
            "exponential_decay_length_penalty",
            "force_words_ids",
            "forced_bos_token_id",
            "forced_eos_token_id",
            "sequence_bias",
            "stop_strings",
            "suppress_tokens",
            "watermarking_config");

    private final ConfigurationObject suggestion;
    private final List<String> notices = new ArrayList<>();

    private SamplingDefaultsReader(ConfigurationObject suggestion) {
        this.suggestion = suggestion;
    }

    /**
     * Reads.
     *
     * @param suggestion the object that holds the names
     * @param contextLength how many tokens prompt and output may have together
     * @throws OpenbookException with {@code MODEL_DAMAGED} if a value is of the wrong type or out of range
     */
    static SamplingDefaults read(ConfigurationObject suggestion, int contextLength) {
        return new SamplingDefaultsReader(suggestion).read(contextLength);
    }

    private SamplingDefaults read(int contextLength) {
        NEUTRAL.forEach((name, value) -> {
            if (suggestion.number(name).orElse(value) != value) {
                notFollowed(name);
            }
        });
        STRANGE.stream().filter(suggestion::says).forEach(this::notFollowed);
        OptionalInt maxLength = suggestion.wholeNumber("max_length");
        if (maxLength.isPresent() && maxLength.getAsInt() > 0 && maxLength.getAsInt() < contextLength) {
            notFollowed("max_length");
        }
        return new SamplingDefaults(options(), maxTokens(), notices);
    }

    private OptionalInt maxTokens() {
        OptionalInt tokens = suggestion.wholeNumber("max_new_tokens");
        return tokens.orElse(0) > 0 ? tokens : OptionalInt.empty();
    }

    private SamplingOptions options() {
        double repetition = suggestion.number("repetition_penalty").orElse(1);
        int ngram = Math.max(0, suggestion.wholeNumber("no_repeat_ngram_size").orElse(0));
        double temperature = suggestion.number("temperature").orElse(1);
        int topK = Math.max(0, suggestion.wholeNumber("top_k").orElse(USUAL_TOP_K));
        double topP = suggestion.number("top_p").orElse(1);
        double minP = Math.max(0, suggestion.number("min_p").orElse(0));
        long seed = Math.max(0, suggestion.wholeNumber("random_seed").orElse(0));
        boolean drawn = suggestion.flag("do_sample").orElse(false) && temperature != 0;
        try {
            SamplingOptions options =
                    SamplingOptions.greedy().withRepetitionPenalty(repetition).withNoRepeatNgramSize(ngram).withSeed(seed);
            return drawn
                    ? options.withTemperature(temperature).withBounds(topK, topP <= 0 ? 1 : Math.min(1, topP), minP)
                    : options;
        } catch (OpenbookException e) {
            throw ConfigurationFiles.damaged(suggestion.file(), "suggests an impossible choice of tokens: " + sentence(e), e);
        }
    }

    /** Without the full stop, for another follows. */
    private static String sentence(OpenbookException e) {
        String message = String.valueOf(e.getMessage());
        return message.endsWith(".") ? message.substring(0, message.length() - 1) : message;
    }

    private void notFollowed(String name) {
        notices.add("The model's file " + suggestion.file() + " suggests " + name + " " + suggestion.written(name)
                + ", which is not supported; it was not followed.");
    }
}
