package dev.openbook.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openbook.graph.Onnx;
import dev.openbook.model.ModelContent;
import dev.openbook.model.ModelSource;
import dev.openbook.value.CanonicalJson;
import dev.openbook.value.Digest;
import dev.openbook.value.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InspectionReportTest {
    @TempDir
    private Path temporary;

    private TestFolder folder;

    @BeforeEach
    void prepare() throws IOException {
        folder = new TestFolder(Files.createDirectories(temporary.resolve("tiny")));
    }

    private Json.Obj report() {
        try (ModelContent content = ModelInspector.create().inspect(ModelSource.folder(folder.path()))) {
            return InspectionReport.of(content.provenance());
        }
    }

    private static String at(Json.Obj report, String name) {
        return CanonicalJson.write(report.members().get(name));
    }

    @Test
    void every_member_of_the_contract_is_there() throws IOException {
        String text = "---\nlicense: cc-by-nc-4.0\nbase_model: [a/b, c/d]\npipeline_tag: fill-mask\n---\n# Tiny\n";
        Digest card = Digest.ofText(text);
        folder.with("model.onnx", Onnx.adder()).with("README.md", text);

        Json.Obj report = report();

        assertThat(report.members()).containsOnlyKeys(
                "source", "origin", "layout", "graphs", "tokenizer", "tasks", "rootDigest", "files", "graph", "card", "license", "licenseTexts",
                "dataCards", "evaluations", "lineage", "mof", "signature", "findings", "facts");
        assertThat(at(report, "source")).isEqualTo("\"tiny\"");
        assertThat(at(report, "origin")).isEqualTo("null");
        assertThat(at(report, "layout")).isEqualTo("\"onnx\"");
        assertThat(at(report, "tasks")).isEqualTo("[\"fill-mask\"]");
        assertThat(at(report, "files")).contains("{\"covered\":true,\"path\":\"model.onnx\",\"sha256\":\"" + Digest.of(Onnx.adder())
                + "\",\"size\":" + Onnx.adder().length + "}");
        assertThat(at(report, "graph")).isEqualTo("{\"customDomains\":[],\"dataTypes\":{\"float\":1},\"dynamicQuantization\":false,"
                + "\"externalFiles\":[],\"file\":\"model.onnx\","
                + "\"inputs\":[{\"dataType\":\"float\",\"dimensions\":[\"batch\",\"3\",\"?\"],\"name\":\"x\"}],"
                + "\"irVersion\":8,\"metadata\":{},\"operators\":{\"Add\":1},\"opsets\":{\"ai.onnx\":17},"
                + "\"outputs\":[{\"dataType\":\"float\",\"dimensions\":[\"batch\",\"3\",\"?\"],\"name\":\"y\"}],"
                + "\"parameters\":1,\"producer\":\"test 1.0\",\"quantization\":[]}");
        assertThat(at(report, "license")).isEqualTo("{\"declared\":\"cc-by-nc-4.0\",\"open\":false,\"osiApproved\":false,"
                + "\"restriction\":\"non-commercial\",\"spdx\":\"CC-BY-NC-4.0\"}");
        assertThat(at(report, "lineage"))
                .startsWith("[{\"by\":null,\"certainty\":\"INFERRED\",")
                .contains("\"license\":null,\"model\":\"a/b\",\"of\":null,\"parents\":[2],\"relation\":\"merge\",\"step\":1,")
                .contains("\"license\":null,\"model\":\"c/d\",\"of\":null,\"parents\":[3],\"relation\":\"merge\",\"step\":1,")
                .contains("\"license\":null,\"model\":null,\"of\":\"a/b\",\"parents\":[],\"relation\":\"unknown\",\"step\":2,")
                .contains("{\"certainty\":\"STATED\",\"detail\":\"opset 17\",\"evidence\":{\"reason\":\"The graph names the"
                        + " program that wrote it.\",\"source\":\"model.onnx\"},\"operation\":\"converted\",\"tool\":\"test 1.0\"}");
        assertThat(at(report, "signature")).contains("\"verdict\":\"UNSIGNED\"").contains("\"signer\":null");
        assertThat(at(report, "findings")).contains("\"code\":\"LICENSE_NOT_OPEN\"");
        assertThat(at(report, "facts"))
                .contains("\"license\":{\"certainty\":\"STATED\",\"evidence\":{\"digest\":\"" + card
                        + "\",\"reason\":\"The card says so.\",\"source\":\"README.md:2\"}}")
                .contains("\"card.baseModels\":{\"certainty\":\"STATED\",\"evidence\":{\"digest\":\"" + card
                        + "\",\"reason\":\"The card says so under \\\"base_model\\\".\",\"source\":\"README.md:3\"}}")
                .contains("\"lineage[1]\":{\"certainty\":\"INFERRED\"")
                .contains("\"graph\":{\"certainty\":\"MEASURED\"")
                .contains("\"origin\":{\"certainty\":\"UNKNOWN\"");
    }

    @Test
    void no_class_of_openness_is_claimed_without_a_record() throws IOException {
        folder.withModel();

        assertThat(at(report(), "mof")).contains("\"class\":0,").contains("\"label\":\"Unclassified\",\"missing\":[\"Model architecture\","
                + "\"Model parameters (Final)\",\"Technical report\",\"Evaluation results\",\"Model card\",\"Data card\","
                + "\"Training code\",\"Inference code\",\"Evaluation code\",\"Evaluation data\",\"Datasets\","
                + "\"Data preprocessing code\",\"Model parameters (Intermediate)\",\"Research paper\"],\"mode\":\"mot\",")
                .contains("\"progress\":{\"1\":0,\"2\":0,\"3\":0},\"record\":null,");
    }

    @Test
    void what_nobody_says_is_null() throws IOException {
        folder.with("model.onnx", "no graph");

        Json.Obj report = report();

        assertThat(at(report, "graph")).isEqualTo("null");
        assertThat(at(report, "card")).isEqualTo("null");
        assertThat(at(report, "license"))
                .isEqualTo("{\"declared\":null,\"open\":null,\"osiApproved\":null,\"restriction\":null,\"spdx\":null}");
        assertThat(at(report, "findings")).contains("\"code\":\"GRAPH_DAMAGED\"").contains("\"severity\":\"ERROR\"");
    }
}
