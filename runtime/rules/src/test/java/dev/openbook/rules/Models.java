package dev.openbook.rules;

import dev.openbook.provenance.CarbonEmissions;
import dev.openbook.provenance.CardSection;
import dev.openbook.provenance.DataCard;
import dev.openbook.provenance.DataFile;
import dev.openbook.provenance.EvaluationResult;
import dev.openbook.provenance.Fact;
import dev.openbook.provenance.Finding;
import dev.openbook.provenance.GraphFacts;
import dev.openbook.provenance.License;
import dev.openbook.provenance.Lineage;
import dev.openbook.provenance.LineageLink;
import dev.openbook.provenance.LineageStep;
import dev.openbook.provenance.ModelCard;
import dev.openbook.provenance.ModelFile;
import dev.openbook.provenance.ModelLayout;
import dev.openbook.provenance.ModelProvenance;
import dev.openbook.provenance.MofReport;
import dev.openbook.provenance.SignatureMethod;
import dev.openbook.provenance.SignatureReport;
import dev.openbook.provenance.SignatureVerdict;
import dev.openbook.provenance.SignerIdentity;
import dev.openbook.provenance.TensorFacts;
import dev.openbook.value.Digest;
import dev.openbook.value.Json;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Models for tests: one of which everything is known, one of which nothing is. */
public final class Models {
    public static final License APACHE = new License("apache-2.0", Optional.of("Apache-2.0"), true, true, Optional.empty());
    public static final License LLAMA = new License(
            "llama3", Optional.of("LicenseRef-HF-llama3"), false, false, Optional.of("fields of use"));

    private static final Digest FILE = Digest.ofText("file");

    private Models() {}

    public static ModelProvenance wellKnown() {
        return licensed(LLAMA);
    }

    public static ModelProvenance licensed(License license) {
        return ModelProvenance.builder("bundled:test", Digest.ofText("root"))
                .origin(Fact.stated("org.example:test:1", "settings", "The bundle says so.").in(FILE))
                .files(List.of(new ModelFile("model.onnx", 1_234, Digest.ofText("model"))))
                .layout(new ModelLayout(ModelLayout.Kind.OPTIMUM, List.of("model.onnx"), "tokenizer.json"))
                .tasks(Fact.stated(List.of("feature-extraction"), "README.md:3", "pipeline_tag").in(FILE))
                .graph(graph())
                .card(card(Json.object().with("license", "llama3").with("downloads", 12).with("score", 0.5)))
                .license(Fact.stated(license, "README.md:2", "The card says so.").in(FILE))
                .lineage(new Lineage(List.of(link(license))))
                .dataCards(List.of(dataCard(license)))
                .evaluations(List.of(Fact.stated(
                        new EvaluationResult(
                                "feature-extraction", "mteb/nq", "NQ", "default", "test", "1", "ndcg", "nDCG", new Json.Num(0.5), "org",
                                "2026-01-02", "none", "token"),
                        "README.md:9",
                        "model-index")))
                .licenseTexts(List.of(Fact.inferred(license, "LICENSE", "The words are those of the licence.")))
                .openness(Fact.stated(MofReport.ofNothing(), "MODEL_OPENNESS.yml", "The record says so.").in(FILE))
                .signature(signature())
                .findings(List.of(new Finding("NOTE", Finding.Severity.INFO, "model.onnx", "Something.", "Nothing.")))
                .build();
    }

    private static LineageLink link(License license) {
        return new LineageLink(
                "",
                Fact.stated("org/base", "README.md:4", "base_model"),
                Fact.stated("finetune", "README.md:5", "base_model_relation"),
                Fact.inferred("org", "origin", "The first part of the name."),
                Fact.stated(license, "org/base/README.md:2", "The card says so."),
                List.of(Fact.measured(new LineageStep("converted", "pytorch 2.1", "opset 14"), "model.onnx", "Its producer.")));
    }

    public static ModelProvenance unknown() {
        return ModelProvenance.builder("mystery", Digest.ofText("nothing")).build();
    }

    private static DataCard dataCard(License license) {
        return DataCard.builder("data/README.md", DataCard.Format.HUB)
                .name(stated("Questions"))
                .description(stated("Some questions."))
                .license(stated(license))
                .languages(stated(List.of("en")))
                .version(stated("1.0"))
                .url(stated("https://example.org/questions"))
                .creators(stated(List.of("org")))
                .published(stated("2026-01-02"))
                .tags(stated(List.of("questions")))
                .tasks(stated(List.of("question-answering")))
                .sources(stated(List.of("original")))
                .conformsTo(stated(List.of("http://mlcommons.org/croissant/1.0")))
                .sizeCategories(stated(List.of("n<1K")))
                .examples(stated(12L))
                .bytes(stated(1_234L))
                .distribution(List.of(stated(new DataFile(
                        "train", "train.csv", "text/csv", "1234 B", Optional.of(Digest.ofText("train"))))))
                .sections(Map.of(CardSection.LIMITATIONS, stated("Few.")))
                .content(Json.object().with("size", 1))
                .build();
    }

    private static <T> Fact<T> stated(T value) {
        return Fact.stated(value, "data/README.md:2", "The card says so.");
    }

    private static SignatureReport signature() {
        return new SignatureReport(
                SignatureVerdict.VERIFIED, Optional.of(SignatureMethod.KEY),
                Optional.of(SignerIdentity.ofKey(Digest.ofText("key"))), Fact.measured(Instant.EPOCH, "log", "said"),
                Optional.of(Digest.ofText("root")), 1, List.of());
    }

    public static ModelCard card(Json.Obj frontMatter) {
        return ModelCard.builder("README.md")
                .title(stated("Test"))
                .languages(stated(List.of("en")))
                .pipelineTag(stated("feature-extraction"))
                .libraryName(stated("onnx"))
                .tags(stated(List.of("test")))
                .baseModels(stated(List.of("org/base")))
                .baseModelRelation(stated("finetune"))
                .datasets(stated(List.of("data")))
                .metrics(stated(List.of("accuracy")))
                .newVersion(stated("org/newer"))
                .emissions(stated(new CarbonEmissions(12.5, "org", "fine-tuning", "Oslo", "1 x H100")))
                .headings(List.of("Test"))
                .sections(Map.of(CardSection.INTENDED_USE, stated("Tests.")))
                .frontMatter(frontMatter)
                .build();
    }

    private static GraphFacts graph() {
        TensorFacts tensor = new TensorFacts("input_ids", "int64", List.of("batch", "sequence"));
        return new GraphFacts(
                "model.onnx", 8, Map.of("ai.onnx", 14L), "pytorch 2.1", Map.of("key", "value"), Map.of("MatMul", 24L),
                List.of(), 22_000_000, Map.of("float32", 22_000_000L), List.of(), false, List.of(tensor), List.of(tensor),
                List.of());
    }
}
