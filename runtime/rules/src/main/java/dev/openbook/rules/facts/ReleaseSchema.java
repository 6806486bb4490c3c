package dev.openbook.rules.facts;

import dev.openbook.provenance.CardSection;
import dev.openbook.rules.facts.FactType.ListOf;
import dev.openbook.rules.facts.FactType.MapOf;
import dev.openbook.rules.facts.FactType.Plain;
import dev.openbook.rules.facts.FactType.Struct;
import java.util.Arrays;

/** The types of what a model's publisher says and signs: cards, licences, descent, openness, signature. */
final class ReleaseSchema {
    private static final ListOf TEXTS = new ListOf(Plain.SHORT_TEXT);

    static final Struct LICENSE = Struct.named("License")
            .with("declared", Plain.TEXT)
            .with("spdx", Plain.TEXT)
            .with("osiApproved", Plain.TRUTH)
            .with("open", Plain.TRUTH)
            .with("restriction", Plain.TEXT)
            .with("terms", Plain.TEXT);

    private static final MapOf SECTIONS = new MapOf(
            Plain.TEXT, Arrays.stream(CardSection.values()).map(CardSection::label).toList());

    static final Struct EMISSIONS = Struct.named("Emissions")
            .with("grams", Plain.NUMBER)
            .with("source", Plain.TEXT)
            .with("trainingType", Plain.TEXT)
            .with("location", Plain.TEXT)
            .with("hardware", Plain.TEXT);

    static final Struct CARD = Struct.named("Card")
            .with("file", Plain.SHORT_TEXT)
            .with("title", Plain.TEXT)
            .with("languages", TEXTS)
            .with("pipelineTag", Plain.SHORT_TEXT)
            .with("libraryName", Plain.SHORT_TEXT)
            .with("tags", TEXTS)
            .with("baseModels", TEXTS)
            .with("baseModelRelation", Plain.SHORT_TEXT)
            .with("datasets", TEXTS)
            .with("metrics", TEXTS)
            .with("newVersion", Plain.TEXT)
            .with("emissions", EMISSIONS)
            .with("headings", new ListOf(Plain.TEXT))
            .with("sections", SECTIONS)
            .with("frontMatter", new MapOf(Plain.ANY));

    static final Struct STEP = Struct.named("Step")
            .with("operation", Plain.SHORT_TEXT)
            .with("tool", Plain.SHORT_TEXT)
            .with("detail", Plain.TEXT)
            .with("certainty", Plain.SHORT_TEXT);

    /** {@code of} is the model that was made from the ancestor; empty for the model at hand. */
    static final Struct ANCESTOR = Struct.named("Ancestor")
            .with("of", Plain.SHORT_TEXT)
            .with("model", Plain.SHORT_TEXT)
            .with("relation", Plain.SHORT_TEXT)
            .with("by", Plain.TEXT)
            .with("license", LICENSE)
            .with("steps", new ListOf(STEP))
            .with("certainty", Plain.SHORT_TEXT);

    static final Struct DATA_FILE = Struct.named("DataFile")
            .with("name", Plain.TEXT)
            .with("location", Plain.TEXT)
            .with("mediaType", Plain.SHORT_TEXT)
            .with("size", Plain.TEXT)
            .with("sha256", Plain.SHORT_TEXT);

    static final Struct DATA_CARD = Struct.named("DataCard")
            .with("file", Plain.SHORT_TEXT)
            .with("format", Plain.SHORT_TEXT)
            .with("name", Plain.TEXT)
            .with("description", Plain.TEXT)
            .with("license", LICENSE)
            .with("languages", TEXTS)
            .with("version", Plain.TEXT)
            .with("url", Plain.TEXT)
            .with("creators", new ListOf(Plain.TEXT))
            .with("published", Plain.TEXT)
            .with("tags", TEXTS)
            .with("tasks", TEXTS)
            .with("sources", new ListOf(Plain.TEXT))
            .with("conformsTo", TEXTS)
            .with("sizeCategories", TEXTS)
            .with("examples", Plain.WHOLE)
            .with("bytes", Plain.WHOLE)
            .with("distribution", new ListOf(DATA_FILE))
            .with("sections", SECTIONS)
            .with("content", new MapOf(Plain.ANY));

    static final Struct EVALUATION = Struct.named("Evaluation")
            .with("task", Plain.TEXT)
            .with("dataset", Plain.TEXT)
            .with("datasetName", Plain.TEXT)
            .with("configuration", Plain.TEXT)
            .with("split", Plain.TEXT)
            .with("revision", Plain.TEXT)
            .with("metric", Plain.SHORT_TEXT)
            .with("metricName", Plain.TEXT)
            .with("value", Plain.ANY)
            .with("source", Plain.TEXT)
            .with("date", Plain.TEXT)
            .with("notes", Plain.TEXT)
            .with("verifyToken", Plain.TEXT);

    static final Struct FINDING = Struct.named("Finding")
            .with("code", Plain.SHORT_TEXT)
            .with("severity", Plain.SHORT_TEXT)
            .with("place", Plain.SHORT_TEXT)
            .with("message", Plain.TEXT)
            .with("remedy", Plain.TEXT);

    /** {@code modelClass} is 1, 2 or 3, and 0 if the record reaches no class; without a record all of it is unknown. */
    static final Struct OPENNESS = Struct.named("Openness")
            .with("mode", Plain.SHORT_TEXT)
            .with("modelClass", Plain.WHOLE)
            .with("label", Plain.TEXT)
            .with("conditional", Plain.TRUTH)
            .with("progressToOpenModel", Plain.NUMBER)
            .with("progressToOpenTooling", Plain.NUMBER)
            .with("progressToOpenScience", Plain.NUMBER)
            .with("missing", TEXTS)
            .with("invalid", TEXTS)
            .with("unlicensed", TEXTS)
            .with("notTypeAppropriate", TEXTS);

    static final Struct SIGNATURE = Struct.named("Signature")
            .with("verdict", Plain.SHORT_TEXT)
            .with("method", Plain.SHORT_TEXT)
            .with("signer", Plain.TEXT)
            .with("signedAt", Plain.SHORT_TEXT)
            .with("rootDigest", Plain.SHORT_TEXT)
            .with("resourcesChecked", Plain.WHOLE)
            .with("findings", new ListOf(FINDING));

    private ReleaseSchema() {}
}
