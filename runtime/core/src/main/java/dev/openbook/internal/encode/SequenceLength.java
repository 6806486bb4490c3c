package dev.openbook.internal.encode;

import java.util.OptionalInt;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** How many tokens fit into a model at once, by what its files say. */
public final class SequenceLength {
    /** Where nobody says. What BERT was trained with. */
    private static final int DEFAULT = 512;

    private static final int SMALLEST = 8;
    /** Attention needs memory with the square of the length: at 8,192 tokens some 3 GB in a model of usual width. */
    private static final int LARGEST = 8_192;
    /** Families that count positions from the padding token's id plus one, so that two entries of their table are never used. */
    private static final Set<String> OFFSET_POSITIONS =
            Set.of("roberta", "xlm-roberta", "camembert", "mpnet", "longformer", "xlm-roberta-xl", "data2vec-text");

    private static final int POSITION_OFFSET = 2;

    private SequenceLength() {}

    /**
     * The publisher's own length first, else the tokenizer's; never more than the model has positions, and within 8 to 8,192.
     *
     * @param transformer {@code sentence_bert_config.json}, may be missing
     * @param tokenizer {@code tokenizer_config.json}, may be missing
     * @param model {@code config.json}, may be missing
     */
    public static int of(JsonNode transformer, JsonNode tokenizer, JsonNode model) {
        OptionalInt positions = positions(model);
        OptionalInt stated = length(transformer.path("max_seq_length"));
        if (stated.isEmpty()) {
            stated = length(tokenizer.path("model_max_length"));
        }
        int length = stated.orElse(positions.orElse(DEFAULT));
        length = Math.min(length, positions.orElse(LARGEST));
        return Math.clamp(length, SMALLEST, LARGEST);
    }

    private static OptionalInt positions(JsonNode model) {
        OptionalInt table = length(model.path("max_position_embeddings"));
        boolean offset = OFFSET_POSITIONS.contains(model.path("model_type").asString(""));
        return offset && table.isPresent() ? OptionalInt.of(table.getAsInt() - POSITION_OFFSET) : table;
    }

    /** Tokenizers without a limit state 10^30. */
    private static OptionalInt length(JsonNode node) {
        double value = node.asDouble(0);
        return value >= 1 && value <= 1_000_000 ? OptionalInt.of((int) value) : OptionalInt.empty();
    }
}
