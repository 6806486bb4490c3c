package dev.openbook.bom.published;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.openbook.bom.BomFormat;
import dev.openbook.bom.TestModels;
import dev.openbook.bom.published.BomDifference.Kind;
import dev.openbook.provenance.Fact;
import dev.openbook.provenance.ModelFile;
import dev.openbook.provenance.ModelLayout;
import dev.openbook.provenance.ModelProvenance;
import dev.openbook.value.Digest;
import dev.openbook.value.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BomComparisonTest {
    private final ModelProvenance model = TestModels.known().build();

    private static PublishedBom published(ModelProvenance... models) {
        return BomReader.read(
                "bill", BomFormat.CYCLONEDX_1_6.write(TestModels.bill(models).build()).getBytes(StandardCharsets.UTF_8));
    }

    private static PublishedBom component(String json) {
        String document = "{\"bomFormat\":\"CycloneDX\",\"specVersion\":\"1.5\",\"components\":[" + json + "]}";
        return BomReader.read("bill", document.getBytes(StandardCharsets.UTF_8));
    }

    private static List<Kind> kinds(BomComparison comparison) {
        return comparison.differences().stream().map(BomDifference::kind).toList();
    }

    @Test
    void a_model_is_what_its_own_bill_says() {
        BomComparison comparison = BomComparison.of(model, published(TestModels.unknown(), model));

        assertThat(comparison.differences()).isEmpty();
        assertThat(comparison.agrees()).isTrue();
        assertThat(comparison.digests()).isEqualTo(1 + model.files().size());
        assertThat(comparison.json().members().get("agrees")).isEqualTo(new Json.Bool(true));
    }

    @Test
    void a_signature_that_came_later_makes_no_other_model() {
        List<ModelFile> files = new ArrayList<>(model.files());
        files.add(TestModels.uncovered("model.sig"));

        assertThat(BomComparison.of(model.toBuilder().files(files).build(), published(model)).differences()).isEmpty();
    }

    /** Weights may be called like a signature; then the root digest goes over them. */
    @Test
    void weights_that_are_called_like_a_signature_are_unlisted() {
        List<ModelFile> files = new ArrayList<>(model.files());
        files.add(TestModels.file("w1.sig"));

        assertThat(BomComparison.of(model.toBuilder().files(files).build(), published(model)).differences())
                .extracting(BomDifference::kind, BomDifference::place)
                .containsExactly(tuple(Kind.FILE_UNLISTED, "w1.sig"));
    }

    /** Signatures are left out by name; anything else that no digest covers is a file like others. */
    @Test
    void a_graph_that_no_digest_covers_is_unlisted() {
        List<ModelFile> files = new ArrayList<>(model.files());
        files.add(TestModels.uncovered(".github/model.onnx"));
        files.add(TestModels.file("w/model.sig"));

        assertThat(BomComparison.of(model.toBuilder().files(files).build(), published(model)).differences())
                .extracting(BomDifference::kind, BomDifference::place)
                .containsExactly(
                        tuple(Kind.FILE_UNLISTED, ".github/model.onnx"), tuple(Kind.FILE_UNLISTED, "w/model.sig"));
    }

    /** The genuine weights lie there, and what is opened is something else. */
    @Test
    void the_digest_of_a_file_that_nobody_opens_does_not_count() {
        List<ModelFile> files = new ArrayList<>(model.files());
        files.replaceAll(file -> file.path().equals("onnx/model.onnx")
                ? new ModelFile(file.path(), 4, Digest.ofText("evil")) : file);
        files.add(new ModelFile("old/backup.bin", 15, Digest.ofText("onnx/model.onnx")));
        PublishedBom bill = component("{\"type\":\"machine-learning-model\",\"name\":\"else\","
                + "\"hashes\":[{\"alg\":\"SHA-256\",\"content\":\"" + Digest.ofText("onnx/model.onnx").hex() + "\"}]}");

        BomComparison comparison = BomComparison.of(model.toBuilder().files(files).build(), bill);

        assertThat(kinds(comparison)).containsExactly(Kind.MODEL_DIGEST);
        assertThat(comparison.file()).isEmpty();
    }

    @Test
    void a_file_with_other_digests_alone_is_not_compared() {
        PublishedBom bill = component("{\"type\":\"machine-learning-model\",\"name\":\"else\","
                + "\"hashes\":[{\"alg\":\"SHA-256\",\"content\":\"" + Digest.ofText("a").hex() + "\"}],"
                + "\"components\":[{\"type\":\"file\",\"name\":\"a\","
                + "\"hashes\":[{\"alg\":\"SHA-1\",\"content\":\"" + "0".repeat(40) + "\"}]}]}");
        ModelProvenance single = TestModels.unknown().toBuilder()
                .files(List.of(TestModels.file("a")))
                .layout(new ModelLayout(ModelLayout.Kind.PLAIN_ONNX, List.of("a"), ""))
                .build();

        assertThat(kinds(BomComparison.of(single, bill))).containsExactly(Kind.NOT_COMPARED);
    }

    @Test
    void every_difference_is_named() {
        List<ModelFile> files = new ArrayList<>(model.files());
        files.set(0, new ModelFile("LICENSE", 3, Digest.ofText("changed")));
        files.removeLast();
        files.add(TestModels.file("new.py"));
        ModelProvenance here = model.toBuilder()
                .files(files)
                .license(Fact.stated(TestModels.license("cc-by-4.0", "CC-BY-4.0"), "README.md:2", "The card says so."))
                .licenseTexts(List.of())
                .build();
        ModelProvenance changed = new ModelProvenance(
                here.source(), here.origin(), Digest.ofText("other"), here.files(), here.layout(), here.tasks(), here.graph(),
                here.card(), here.dataCards(), here.evaluations(), here.license(), here.licenseTexts(), here.lineage(),
                here.openness(), here.signature(), here.findings());

        BomComparison comparison = BomComparison.of(changed, published(model));

        assertThat(kinds(comparison)).containsExactly(
                Kind.MODEL_DIGEST, Kind.FILE_CHANGED, Kind.FILE_UNLISTED, Kind.FILE_MISSING, Kind.LICENSE);
        assertThat(comparison.differences().get(1)).isEqualTo(new BomDifference(
                Kind.FILE_CHANGED, "LICENSE", Digest.ofText("changed").hex(), Digest.ofText("LICENSE").hex()));
        assertThat(comparison.differences().get(3).place()).isEqualTo("vocab.txt");
        assertThat(comparison.agrees()).isFalse();
    }

    @Test
    void other_programs_give_the_digest_of_the_weights() {
        String digest = Digest.ofText("onnx/model.onnx").hex().toUpperCase(java.util.Locale.ROOT);

        BomComparison comparison = BomComparison.of(model, component("{\"type\":\"machine-learning-model\",\"name\":\"else\","
                + "\"hashes\":[{\"alg\":\"SHA-256\",\"content\":\"" + digest + "\"}]}"));

        assertThat(comparison.differences()).isEmpty();
        assertThat(comparison.digests()).isEqualTo(1);
        assertThat(comparison.file()).isEqualTo("onnx/model.onnx");
        assertThat(comparison.json().members().get("file")).isEqualTo(new Json.Text("onnx/model.onnx"));
    }

    @Test
    void a_bill_without_digests_proves_nothing() {
        assertThat(kinds(BomComparison.of(model, component("{\"type\":\"machine-learning-model\",\"name\":\"little-model\"}"))))
                .containsExactly(Kind.NOTHING_COMPARED);
    }

    @Test
    void a_bill_of_something_else() {
        assertThat(kinds(BomComparison.of(model, component("{\"type\":\"library\",\"name\":\"little-model\"}"))))
                .containsExactly(Kind.MODEL_NOT_LISTED);
        assertThat(kinds(BomComparison.of(model, component("{\"type\":\"machine-learning-model\",\"name\":\"a\"},"
                        + "{\"type\":\"machine-learning-model\",\"name\":\"b\"}"))))
                .containsExactly(Kind.MODEL_NOT_LISTED);
    }
}
