package dev.openbook.rules.facts;

import dev.openbook.rules.facts.FactType.ListOf;
import dev.openbook.rules.facts.FactType.MapOf;
import dev.openbook.rules.facts.FactType.Plain;
import dev.openbook.rules.facts.FactType.Struct;

/**
 * The types of all facts about a model, one for each component of {@link dev.openbook.provenance.ModelProvenance}.
 *
 * <p>Names follow the API and the JSON of the command line. {@code model.facts} says how a fact is known, by the fact's
 * name.
 */
public final class ModelSchema {
    private static final ListOf TEXTS = new ListOf(Plain.TEXT);
    private static final MapOf COUNTS = new MapOf(Plain.WHOLE);

    static final Struct BASIS = Struct.named("Basis")
            .with("certainty", Plain.TEXT)
            .with("source", Plain.TEXT)
            .with("reason", Plain.TEXT)
            .with("digest", Plain.TEXT);

    static final Struct LAYOUT =
            Struct.named("Layout").with("kind", Plain.TEXT).with("graphs", TEXTS).with("tokenizer", Plain.TEXT);

    static final Struct FILE =
            Struct.named("File").with("path", Plain.TEXT).with("size", Plain.WHOLE).with("sha256", Plain.TEXT)
                    .with("covered", Plain.TRUTH);

    static final Struct TENSOR =
            Struct.named("Tensor").with("name", Plain.TEXT).with("dataType", Plain.TEXT).with("dimensions", TEXTS);

    static final Struct GRAPH = Struct.named("Graph")
            .with("file", Plain.TEXT)
            .with("irVersion", Plain.WHOLE)
            .with("opsets", COUNTS)
            .with("producer", Plain.TEXT)
            .with("metadata", new MapOf(Plain.TEXT))
            .with("operators", COUNTS)
            .with("customDomains", TEXTS)
            .with("parameters", Plain.WHOLE)
            .with("dataTypes", COUNTS)
            .with("quantization", TEXTS)
            .with("dynamicQuantization", Plain.TRUTH)
            .with("inputs", new ListOf(TENSOR))
            .with("outputs", new ListOf(TENSOR))
            .with("externalFiles", TEXTS);

    /** The type of {@code model}. */
    public static final Struct MODEL = Struct.named("Model")
            .with("source", Plain.TEXT)
            .with("origin", Plain.TEXT)
            .with("rootDigest", Plain.TEXT)
            .with("files", new ListOf(FILE))
            .with("layout", LAYOUT)
            .with("tasks", TEXTS)
            .with("readable", Plain.TRUTH)
            .with("graph", GRAPH)
            .with("card", ReleaseSchema.CARD)
            .with("dataCards", new ListOf(ReleaseSchema.DATA_CARD))
            .with("evaluations", new ListOf(ReleaseSchema.EVALUATION))
            .with("license", ReleaseSchema.LICENSE)
            .with("licenseTexts", new ListOf(ReleaseSchema.LICENSE))
            .with("lineage", new ListOf(ReleaseSchema.ANCESTOR))
            .with("openness", ReleaseSchema.OPENNESS)
            .with("signature", ReleaseSchema.SIGNATURE)
            .with("findings", new ListOf(ReleaseSchema.FINDING))
            .with("facts", new MapOf(BASIS));

    private ModelSchema() {}
}
