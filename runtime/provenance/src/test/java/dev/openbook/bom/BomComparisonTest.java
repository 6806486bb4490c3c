package dev.openbook.bom;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openbook.bom.BomDifference.Kind;
import dev.openbook.provenance.Fact;
import dev.openbook.provenance.ModelFile;
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
        files.add(TestModels.file("model.sig"));

        assertThat(BomComparison.of(model.toBuilder().files(files).build(), published(model)).differences()).isEmpty();
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
