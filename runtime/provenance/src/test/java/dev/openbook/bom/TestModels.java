package dev.openbook.bom;

import dev.openbook.bom.entry.ModelArchitecture;
import dev.openbook.bom.entry.ModelEntry;
import dev.openbook.provenance.EvaluationResult;
import dev.openbook.provenance.Fact;
import dev.openbook.provenance.Finding;
import dev.openbook.provenance.Finding.Severity;
import dev.openbook.provenance.GraphFacts;
import dev.openbook.provenance.License;
import dev.openbook.provenance.Lineage;
import dev.openbook.provenance.LineageLink;
import dev.openbook.provenance.LineageStep;
import dev.openbook.provenance.ModelFile;
import dev.openbook.provenance.ModelLayout;
import dev.openbook.provenance.ModelProvenance;
import dev.openbook.provenance.ModelProvenanceBuilder;
import dev.openbook.provenance.TensorFacts;
import dev.openbook.value.Digest;
import dev.openbook.value.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Models made of facts alone. */
public final class TestModels {
    public static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";

    private TestModels() {}

    /** Of which nothing is known. */
    public static ModelProvenance unknown() {
        return ModelProvenance.builder("mystery", Digest.ofText("mystery")).build();
    }

    /** Of which much is known. */
    public static ModelProvenanceBuilder known() {
        GraphFacts graph = new GraphFacts(
                "onnx/model.onnx", 8, Map.of("ai.onnx", 17L), "pytorch 2.5", Map.of("task", "fill-mask"),
                Map.of("Add", 2L, "MatMul", 1L), List.of("org.example"), 1234, Map.of("float", 1234L),
                List.of("MatMulNBits(bits=4)"), false,
                List.of(new TensorFacts("input_ids", "int64", List.of("batch", "sequence"))),
                List.of(new TensorFacts("logits", "float", List.of("batch", "sequence", "100"))), List.of("onnx/model.onnx_data"));
        return ModelProvenance.builder("little-model", Digest.ofText("little"))
                .origin(Fact.inferred("hub:acme/little-model@" + COMMIT, "cache", "The snapshot's name."))
                .files(List.of(
                        file("LICENSE"), file("README.md"), file("config.json"), file("onnx/model.onnx"),
                        file("onnx/model.onnx_data"), file("tokenizer.json"), file("vocab.txt")))
                .layout(new ModelLayout(ModelLayout.Kind.TRANSFORMERS_JS, List.of("onnx/model.onnx"), "tokenizer.json"))
                .tasks(Fact.stated(List.of("fill-mask"), "README.md:4", "The card says so."))
                .graph(graph)
                .license(Fact.stated(license("apache-2.0", "Apache-2.0"), "README.md:2", "The card says so."))
                .licenseTexts(List.of(Fact.measured(license("MIT", "MIT"), "LICENSE", "The text is that of the licence.")))
                .lineage(lineage("acme/base-model", "quantized"))
                .evaluations(List.of(Fact.stated(
                        new EvaluationResult(
                                "text", "glue", "", "sst2", "test", "", "accuracy", "", new Json.Num(0.5), "acme", "", "", ""),
                        "README.md:9", "The card says so.")))
                .findings(List.of(new Finding("A_CODE", Severity.WARNING, "config.json", "Something is odd.", "Look.")));
    }

    public static Lineage lineage(String model, String relation) {
        return new Lineage(List.of(
                LineageLink.of(
                                "",
                                Fact.stated(model, "README.md:3", "The card says so."),
                                Fact.stated(relation, "README.md:3", "The card says so."))
                        .withLicense(Fact.stated(license("mit", "MIT"), "README.md", "Its own card says so."))
                        .withSteps(List.of(Fact.measured(
                                new LineageStep("quantized", "tool 1", "4 bits"), "model.onnx", "The graph holds it."))),
                LineageLink.of(model, Fact.stated("acme/origin", "README.md", "x"), Fact.unknown("README.md", "Nobody says.")),
                LineageLink.of(model, Fact.stated("acme/second", "README.md", "x"), Fact.unknown("README.md", "Nobody says.")),
                LineageLink.of("acme/second", Fact.stated("acme/origin", "README.md", "x"), Fact.unknown("README.md", "Nobody says.")),
                LineageLink.of("acme/second", Fact.stated(model, "README.md", "A circle."), Fact.unknown("README.md", "Nobody says.")),
                LineageLink.of("acme/origin", Fact.unknown("README.md", "Nobody says what it was made from."),
                        Fact.stated("trained", "README.md", "x"))));
    }

    public static License license(String declared, String spdx) {
        return new License(declared, Optional.of(spdx), true, true, Optional.empty());
    }

    public static ModelFile file(String path) {
        return new ModelFile(path, path.length(), Digest.ofText(path));
    }

    /** A file that the root digest leaves out. */
    public static ModelFile uncovered(String path) {
        return new ModelFile(path, path.length(), Digest.ofText(path), false);
    }

    public static BillOfMaterialsBuilder bill(ModelProvenance... models) {
        BillOfMaterialsBuilder bill = BillOfMaterials.builder("1.2.3");
        for (ModelProvenance model : models) {
            bill.model(ModelEntry.of(model, new ModelArchitecture("bert", "BertForMaskedLM", Map.of("hidden_size", "312"))));
        }
        return bill;
    }
}
