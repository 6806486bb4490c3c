package dev.openbook.rules.facts;

import dev.openbook.rule.RuleStage;
import dev.openbook.rules.facts.FactType.ListOf;
import dev.openbook.rules.facts.FactType.MapOf;
import dev.openbook.rules.facts.FactType.Plain;
import dev.openbook.rules.facts.FactType.Struct;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The types of the facts that rules see at each stage, by the name of their group. Whatever is not known is absent from a
 * group, and a group of which nothing is known is empty.
 */
public final class StageSchema {
    private static final ListOf TEXTS = new ListOf(Plain.TEXT);
    private static final MapOf TABLE = new MapOf(Plain.TEXT);

    /** Where the application runs, such as {@code prod}, and what else it says of that. */
    static final Struct ENVIRONMENT = Struct.named("Environment").with("name", Plain.TEXT).with("values", TABLE).with("today", Plain.TEXT);

    static final Struct LOCK = Struct.named("Lock").with("used", Plain.TRUTH).with("listed", Plain.TRUTH);

    static final Struct CALLER =
            Struct.named("Caller").with("name", Plain.TEXT).with("roles", TEXTS).with("attributes", TABLE);

    static final Struct REQUEST =
            Struct.named("Request").with("kind", Plain.TEXT).with("text", Plain.LONG_TEXT).with("attributes", TABLE);

    /** Of {@code folders}, the first is the document's own, the last the outermost. */
    static final Struct PASSAGE = Struct.named("Passage")
            .with("document", Plain.TEXT)
            .with("folder", Plain.TEXT)
            .with("folders", TEXTS)
            .with("type", Plain.TEXT)
            .with("page", Plain.WHOLE)
            .with("headings", TEXTS)
            .with("text", Plain.LONG_TEXT);

    static final Struct SENTENCE = Struct.named("Sentence")
            .with("text", Plain.TEXT)
            .with("factual", Plain.TRUTH)
            .with("citations", new ListOf(Plain.WHOLE))
            .with("supported", Plain.TRUTH);

    static final Struct SOURCE = Struct.named("Source")
            .with("marker", Plain.WHOLE)
            .with("document", Plain.TEXT)
            .with("page", Plain.WHOLE)
            .with("heading", Plain.TEXT)
            .with("quote", Plain.TEXT);

    static final Struct ANSWER = Struct.named("Answer")
            .with("text", Plain.LONG_TEXT)
            .with("sentences", new ListOf(SENTENCE))
            .with("sources", new ListOf(SOURCE))
            .with("attempt", Plain.WHOLE);

    private StageSchema() {}

    /** The groups of facts of a stage; at {@link RuleStage#BUSINESS} beside those that the file declares. */
    public static Map<String, FactType> of(RuleStage stage) {
        Map<String, FactType> groups = new LinkedHashMap<>();
        switch (stage) {
            case ADMISSION -> {
                groups.put("model", ModelSchema.MODEL);
                groups.put("lock", LOCK);
            }
            case REQUEST -> asked(groups);
            case RETRIEVAL -> {
                groups.put("passage", PASSAGE);
                groups.put("request", REQUEST);
                groups.put("caller", CALLER);
            }
            case RESPONSE -> {
                groups.put("answer", ANSWER);
                asked(groups);
            }
            case BUSINESS -> {
                // What the file declares.
            }
        }
        groups.put("env", ENVIRONMENT);
        return groups;
    }

    private static void asked(Map<String, FactType> groups) {
        groups.put("request", REQUEST);
        groups.put("caller", CALLER);
        groups.put("model", ModelSchema.MODEL);
    }
}
