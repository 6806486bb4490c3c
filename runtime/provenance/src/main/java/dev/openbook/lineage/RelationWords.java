package dev.openbook.lineage;

import dev.openbook.json.PlainWords;
import java.util.Map;

/** Says in words how one model was made from another. Thread-safe. */
public final class RelationWords {
    private static final int MAX_CHARACTERS = 120;

    private static final Map<String, String> MADE = Map.of(
            "finetune", "fine-tuned",
            "adapter", "adapted",
            "merge", "merged",
            "quantized", "quantised",
            "converted", "converted",
            "trained", "trained",
            "saved", "saved",
            "loaded", "configuration loaded",
            "merged", "merged");

    private RelationWords() {}

    /** Such as {@code fine-tuned} for {@code finetune}; what the hub has no word for stays as it is said, made plain. */
    public static String of(String relation) {
        return MADE.getOrDefault(relation, PlainWords.of(relation, MAX_CHARACTERS));
    }
}
