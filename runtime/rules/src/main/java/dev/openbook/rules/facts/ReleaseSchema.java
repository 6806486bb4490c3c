package dev.openbook.rules.facts;

import dev.openbook.rules.facts.FactType.ListOf;
import dev.openbook.rules.facts.FactType.MapOf;
import dev.openbook.rules.facts.FactType.Plain;
import dev.openbook.rules.facts.FactType.Struct;

/** The types of what a model's publisher says and signs: cards, licences, descent, openness, signature. */
final class ReleaseSchema {
    private static final ListOf TEXTS = new ListOf(Plain.TEXT);

    static final Struct LICENSE = Struct.named("License")
            .with("declared", Plain.TEXT)
            .with("spdx", Plain.TEXT)
            .with("osiApproved", Plain.TRUTH)
            .with("open", Plain.TRUTH)
            .with("restriction", Plain.TEXT)
            .with("terms", Plain.TEXT);

    private static final MapOf SECTIONS = new MapOf(Plain.TEXT);

    static final Struct EMISSIONS = Struct.named("Emissions")
            .with("grams", Plain.NUMBER)
            .with("source", Plain.TEXT)
            .with("trainingType", Plain.TEXT)
            .with("location", Plain.TEXT)
            .with("hardware", Plain.TEXT);

    static final Struct CARD = Struct.named("Card")
            .with("file", Plain.TEXT)
            .with("title", Plain.TEXT)
            .with("languages", TEXTS)
            .with("pipelineTag", Plain.TEXT)
            .with("libraryName", Plain.TEXT)
            .with("tags", TEXTS)
            .with("baseModels", TEXTS)
            .with("baseModelRelation", Plain.TEXT)
            .with("datasets", TEXTS)
            .with("metrics", TEXTS)
            .with("newVersion", Plain.TEXT)
            .with("emissions", EMISSIONS)
            .with("headings", TEXTS)
            .with("sections", SECTIONS)
            .with("frontMatter", new MapOf(Plain.ANY));

    static final Struct STEP = Struct.named("Step")
            .with("operation", Plain.TEXT)
            .with("tool", Plain.TEXT)
            .with("detail", Plain.TEXT)
            .with("certainty", Plain.TEXT);

    /** {@code of} is the model that was made from the ancestor; empty for the model at hand. */
    static final Struct ANCESTOR = Struct.named("Ancestor")
            .with("of", Plain.TEXT)
            .with("model", Plain.TEXT)
            .with("relation", Plain.TEXT)
            .with("by", Plain.TEXT)
            .with("license", LICENSE)
            .with("steps", new ListOf(STEP))
            .with("certainty", Plain.TEXT);

    static final Struct DATA_FILE = Struct.named("DataFile")
            .with("name", Plain.TEXT)
            .with("location", Plain.TEXT)
            .with("mediaType", Plain.TEXT)
            .with("size", Plain.TEXT)
            .with("sha256", Plain.TEXT);

    static final Struct DATA_CARD = Struct.named("DataCard")
            .with("file", Plain.TEXT)
            .with("format", Plain.TEXT)
            .with("name", Plain.TEXT)
            .with("description", Plain.TEXT)
            .with("license", LICENSE)
            .with("languages", TEXTS)
            .with("version", Plain.TEXT)
            .with("url", Plain.TEXT)
            .with("creators", TEXTS)
            .with("published", Plain.TEXT)
            .with("tags", TEXTS)
            .with("tasks", TEXTS)
            .with("sources", TEXTS)
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
            .with("metric", Plain.TEXT)
            .with("metricName", Plain.TEXT)
            .with("value", Plain.ANY)
            .with("source", Plain.TEXT)
            .with("date", Plain.TEXT)
            .with("notes", Plain.TEXT)
            .with("verifyToken", Plain.TEXT);

    static final Struct FINDING = Struct.named("Finding")
            .with("code", Plain.TEXT)
            .with("severity", Plain.TEXT)
            .with("place", Plain.TEXT)
            .with("message", Plain.TEXT)
            .with("remedy", Plain.TEXT);

    /** {@code modelClass} is 1, 2 or 3, and 0 if the record reaches no class; without a record all of it is unknown. */
    static final Struct OPENNESS = Struct.named("Openness")
            .with("mode", Plain.TEXT)
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
            .with("verdict", Plain.TEXT)
            .with("method", Plain.TEXT)
            .with("signer", Plain.TEXT)
            .with("signedAt", Plain.TEXT)
            .with("rootDigest", Plain.TEXT)
            .with("resourcesChecked", Plain.WHOLE)
            .with("findings", new ListOf(FINDING));

    private ReleaseSchema() {}
}
