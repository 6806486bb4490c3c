package dev.openbook.rules;

import dev.openbook.provenance.Fact;
import dev.openbook.provenance.Finding;
import dev.openbook.provenance.GraphFacts;
import dev.openbook.provenance.License;
import dev.openbook.provenance.LineageLink;
import dev.openbook.provenance.ModelCard;
import dev.openbook.provenance.ModelFile;
import dev.openbook.provenance.ModelLayout;
import dev.openbook.provenance.ModelProvenance;
import dev.openbook.provenance.SignatureVerdict;
import dev.openbook.provenance.TensorFacts;
import dev.openbook.value.Digest;
import dev.openbook.value.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Models for tests: one of which everything is known, one of which nothing is. */
public final class Models {
    public static final License APACHE = new License("apache-2.0", Optional.of("Apache-2.0"), true, true, Optional.empty());
    public static final License LLAMA = new License(
            "llama3", Optional.of("LicenseRef-HF-llama3"), false, false, Optional.of("fields of use"));

    private Models() {}

    public static ModelProvenance wellKnown() {
        return licensed(LLAMA);
    }

    public static ModelProvenance licensed(License license) {
        return new ModelProvenance(
                "bundled:test",
                Fact.stated("org.example:test:1", "settings", "The bundle says so."),
                Digest.ofText("root"),
                List.of(new ModelFile("model.onnx", 1_234, Digest.ofText("model"))),
                new ModelLayout(ModelLayout.Kind.OPTIMUM, List.of("model.onnx"), "tokenizer.json"),
                Fact.stated(List.of("feature-extraction"), "README.md:3", "pipeline_tag"),
                Optional.of(graph()),
                Optional.of(card(Json.object().with("license", "llama3").with("downloads", 12).with("score", 0.5))),
                Fact.stated(license, "README.md:2", "The card says so."),
                List.of(Fact.stated(new LineageLink("org/base", "finetune"), "README.md:4", "base_model")),
                SignatureVerdict.UNSIGNED,
                List.of(new Finding("NOTE", Finding.Severity.INFO, "model.onnx", "Something.", "Nothing.")));
    }

    public static ModelProvenance unknown() {
        return new ModelProvenance(
                "mystery",
                Fact.unknown("folder", "Nothing says where it comes from."),
                Digest.ofText("nothing"),
                List.of(),
                new ModelLayout(ModelLayout.Kind.UNKNOWN, List.of(), ""),
                Fact.unknown("folder", "There is no card."),
                Optional.empty(),
                Optional.empty(),
                Fact.unknown("folder", "There is no card."),
                List.of(),
                SignatureVerdict.UNSIGNED,
                List.of());
    }

    public static ModelProvenance withCard(ModelProvenance model, ModelCard card) {
        return new ModelProvenance(
                model.source(), model.origin(), model.rootDigest(), model.files(), model.layout(), model.tasks(),
                model.graph(), Optional.of(card), model.license(), model.lineage(), model.signature(), model.findings());
    }

    public static ModelProvenance withFiles(ModelProvenance model, List<ModelFile> files) {
        return new ModelProvenance(
                model.source(), model.origin(), model.rootDigest(), files, model.layout(), model.tasks(),
                model.graph(), model.card(), model.license(), model.lineage(), model.signature(), model.findings());
    }

    public static ModelCard card(Json.Obj frontMatter) {
        return new ModelCard(
                "README.md", "Test", List.of("en"), "feature-extraction", List.of("org/base"), "finetune",
                List.of("data"), List.of("Test"), frontMatter);
    }

    private static GraphFacts graph() {
        TensorFacts tensor = new TensorFacts("input_ids", "int64", List.of("batch", "sequence"));
        return new GraphFacts(
                "model.onnx", 8, Map.of("ai.onnx", 14L), "pytorch 2.1", Map.of("key", "value"), Map.of("MatMul", 24L),
                List.of(), 22_000_000, Map.of("float32", 22_000_000L), List.of(), false, List.of(tensor), List.of(tensor),
                List.of());
    }
}
