package dev.openbook.generate;

import dev.openbook.internal.ConfigurationFiles;
import dev.openbook.internal.ConfigurationObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What the files of the transformers library beside a graph say: {@code config.json}, {@code generation_config.json}, {@code
 * tokenizer_config.json}, {@code special_tokens_map.json}. The tokenizer's files are looked for beside the tokenizer first.
 * Of a model that reads more than text, the part about text ({@code text_config}) counts where it says something.
 */
final class TransformersConfiguration {
    /** What different families call the number of positions that they were made for. */
    private static final List<String> CONTEXT_LENGTHS = List.of(
            "max_position_embeddings", "n_positions", "max_sequence_length", "max_seq_len", "max_seq_length", "seq_length", "n_ctx");

    private static final List<String> WIDTHS = List.of("hidden_size", "n_embd", "d_model");
    private static final List<String> HEADS = List.of("num_attention_heads", "n_head", "n_heads");

    private final List<ConfigurationObject> model;
    private final Optional<ConfigurationObject> generation;
    private final List<ConfigurationObject> tokenizer;

    private TransformersConfiguration(ConfigurationFiles files, String tokenizerFile) {
        Optional<ConfigurationObject> config = files.object("config.json");
        List<ConfigurationObject> parts = new ArrayList<>();
        config.flatMap(whole -> whole.object("text_config")).ifPresent(parts::add);
        config.ifPresent(parts::add);
        this.model = List.copyOf(parts);
        this.generation = files.object("generation_config.json");
        String folder = tokenizerFile.substring(0, tokenizerFile.lastIndexOf('/') + 1);
        List<ConfigurationObject> beside = new ArrayList<>();
        for (String name : List.of("tokenizer_config.json", "special_tokens_map.json")) {
            files.object(folder + name).or(() -> files.object(name)).ifPresent(beside::add);
        }
        this.tokenizer = List.copyOf(beside);
    }

    /**
     * Reads.
     *
     * @param tokenizerFile path of the tokenizer within the model; may be empty
     */
    static TransformersConfiguration read(ConfigurationFiles files, String tokenizerFile) {
        return new TransformersConfiguration(files, tokenizerFile);
    }

    /** How many positions the model was made for. */
    OptionalInt contextLength() {
        return first(CONTEXT_LENGTHS);
    }

    /** How many tokens the tokenizer believes to fit, which for many is no limit at all: 10^30. */
    OptionalInt tokenizerLength() {
        return tokenizer.stream()
                .mapToDouble(file -> file.number("model_max_length").orElse(0))
                .filter(length -> length >= 1 && length <= GeneratorSettings.MOST_CONTEXT)
                .mapToInt(length -> (int) length)
                .findFirst();
    }

    /** The ids that {@code generation_config.json} and {@code config.json} declare. */
    List<Integer> endOfTurnIds() {
        List<Integer> ids = new ArrayList<>();
        generation.ifPresent(file -> ids.addAll(file.wholeNumbers("eos_token_id")));
        model.forEach(part -> ids.addAll(part.wholeNumbers("eos_token_id")));
        return ids;
    }

    /** The token that the tokenizer's files call the end, as it is spelled. */
    Optional<String> endOfTurnToken() {
        return tokenizer.stream()
                .flatMap(file -> spelling(file, "eos_token").stream())
                .findFirst();
    }

    /** Plain, or an object with a {@code content}. */
    private static Optional<String> spelling(ConfigurationObject file, String name) {
        Optional<String> content = file.isObject(name) ? file.object(name).flatMap(token -> token.text("content")) : file.text(name);
        return content.filter(text -> !text.isEmpty());
    }

    /** How to choose tokens: older models have it in {@code config.json}. */
    Optional<ConfigurationObject> suggestion() {
        return generation.or(() -> model.stream().reduce((first, second) -> second));
    }

    /** Numbers per key of a head: stated, or the width by the number of heads. */
    OptionalInt headSize() {
        OptionalInt stated = positive("head_dim");
        OptionalInt width = first(WIDTHS);
        OptionalInt heads = first(HEADS);
        boolean even = width.isPresent() && heads.isPresent() && width.getAsInt() % heads.getAsInt() == 0;
        return stated.isEmpty() && even ? OptionalInt.of(width.getAsInt() / heads.getAsInt()) : stated;
    }

    private OptionalInt first(List<String> names) {
        return names.stream().map(this::positive).filter(OptionalInt::isPresent).findFirst().orElse(OptionalInt.empty());
    }

    private OptionalInt positive(String name) {
        return model.stream().mapToInt(part -> part.wholeNumber(name).orElse(0)).filter(value -> value > 0).findFirst();
    }
}
