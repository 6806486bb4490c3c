package dev.openbook.rules.facts;

import dev.openbook.rules.facts.FactType.ListOf;
import dev.openbook.rules.facts.FactType.MapOf;
import dev.openbook.rules.facts.FactType.Plain;
import dev.openbook.rules.facts.FactType.Struct;
import java.util.List;

/**
 * The types of all facts about a model, one for each component of {@link dev.openbook.provenance.ModelProvenance}.
 *
 * <p>Names follow the API and the JSON of the command line. {@code model.facts} says how a fact is known, by the fact's
 * name.
 */
public final class ModelSchema {
    private static final ListOf TEXTS = new ListOf(Plain.SHORT_TEXT);
    private static final MapOf COUNTS = new MapOf(Plain.WHOLE);

    static final Struct BASIS = Struct.named("Basis")
            .with("certainty", Plain.SHORT_TEXT)
            .with("source", Plain.TEXT)
            .with("reason", Plain.TEXT)
            .with("digest", Plain.SHORT_TEXT);

    static final Struct LAYOUT =
            Struct.named("Layout").with("kind", Plain.SHORT_TEXT).with("graphs", TEXTS).with("tokenizer", Plain.SHORT_TEXT);

    static final Struct FILE =
            Struct.named("File").with("path", Plain.SHORT_TEXT).with("size", Plain.WHOLE).with("sha256", Plain.SHORT_TEXT)
                    .with("covered", Plain.TRUTH);

    static final Struct TENSOR =
            Struct.named("Tensor").with("name", Plain.SHORT_TEXT).with("dataType", Plain.SHORT_TEXT).with("dimensions", TEXTS);

    static final Struct GRAPH = Struct.named("Graph")
            .with("file", Plain.SHORT_TEXT)
            .with("irVersion", Plain.WHOLE)
            .with("opsets", COUNTS)
            .with("producer", Plain.SHORT_TEXT)
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
            .with("rootDigest", Plain.SHORT_TEXT)
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
            .with("facts", new MapOf(BASIS, List.of("origin", "tasks", "license", "openness")));

    private ModelSchema() {}
}
