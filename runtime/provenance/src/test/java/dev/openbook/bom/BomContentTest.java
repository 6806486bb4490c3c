package dev.openbook.bom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.openbook.bom.completeness.AibomScore;
import dev.openbook.bom.entry.BomComponent;
import dev.openbook.bom.entry.ModelArchitecture;
import dev.openbook.bom.entry.ModelEntry;
import dev.openbook.bom.entry.PartKind;
import dev.openbook.bom.entry.Party;
import dev.openbook.bom.internal.part.Part;
import dev.openbook.provenance.Fact;
import dev.openbook.provenance.Lineage;
import dev.openbook.provenance.LineageLink;
import dev.openbook.provenance.ModelCard;
import dev.openbook.provenance.ModelFile;
import dev.openbook.provenance.ModelProvenance;
import dev.openbook.provenance.SignatureReport;
import dev.openbook.provenance.SignatureVerdict;
import dev.openbook.value.Json;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What stands in the documents. */
class BomContentTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-23T10:00:00.5Z"), ZoneOffset.UTC);

    private final ModelProvenance model = BomCompletenessTest.described();

    /** Without line breaks and indentation. */
    private static String compact(BomFormat format, BillOfMaterials bill) {
        return format.write(bill).replaceAll("\n *", "").replace("\": ", "\":");
    }

    @Test
    void a_model_in_cyclonedx() {
        assertThat(compact(BomFormat.CYCLONEDX_1_6, TestModels.bill(model).build()))
                .contains("\"purl\":\"pkg:huggingface/acme/little-model@" + TestModels.COMMIT + "\"")
                .contains("\"hashes\":[{\"alg\":\"SHA-256\",\"content\":\"" + model.rootDigest() + "\"}]")
                .contains("{\"license\":{\"acknowledgement\":\"declared\",\"id\":\"Apache-2.0\"}}")
                .contains("{\"license\":{\"acknowledgement\":\"concluded\",\"id\":\"MIT\"}}")
                .contains("\"inputs\":[{\"format\":\"input_ids: int64[batch, sequence]\"}]")
                .contains("\"task\":\"fill-mask\"", "\"architectureFamily\":\"bert\"", "\"modelArchitecture\":\"BertForMaskedLM\"")
                .contains("\"performanceMetrics\":[{\"slice\":\"text / glue / sst2 / test\",\"type\":\"accuracy\",\"value\":\"0.5\"}]")
                .contains("\"useCases\":[\"Words of intendedUse.\"]")
                .contains("\"technicalLimitations\":[\"Words of limitations.\",\"Words of outOfScopeUse.\"]")
                .contains("{\"name\":\"cdx:ai-ml:model:parameter:count\",\"value\":\"1234\"}")
                .contains("{\"name\":\"cdx:ai-ml:model:languages\",\"value\":\"no\"}")
                .contains("{\"name\":\"openbook:onnx:opset:ai.onnx\",\"value\":\"17\"}")
                .contains("{\"name\":\"openbook:signature:verdict\",\"value\":\"UNSIGNED\"}")
                .contains("\"datasets\":[{\"ref\":\"dataset-1\"}]", "\"type\":\"dataset\"", "\"sensitiveData\":[\"Words of personalData.\"]")
                .contains("{\"name\":\"openbook:evidence:license\",\"value\":\"stated, README.md:2: The card says so.\"}")
                .doesNotContain("timestamp", "citations");
    }

    private static SignatureReport unchecked() {
        return SignatureReport.unchecked(SignatureVerdict.NOT_CHECKED);
    }

    @Test
    void weights_are_data_and_a_signature_is_linked() {
        List<ModelFile> files = new ArrayList<>(model.files());
        List<String> weights = List.of(
                "model.safetensors", "model.gguf", "pytorch_model.bin", "onnx/model_q4.onnx_data", "onnx/model.onnx_data_1");
        weights.forEach(path -> files.add(TestModels.file(path)));
        files.add(TestModels.uncovered("model.sig"));
        ModelProvenance signed = model.toBuilder().files(files).signature(unchecked()).build();

        String document = compact(BomFormat.CYCLONEDX_1_6, TestModels.bill(signed).build());

        assertThat(document).contains("\"type\":\"digital-signature\",\"url\":\"model.sig\"");
        for (String path : weights) {
            assertThat(document).contains("\"name\":\"" + path + "\",\"properties\":[")
                    .containsPattern("\"name\":\"" + path + "\",\"properties\":\\[[^\\]]*\\],\"type\":\"data\"");
        }
        assertThat(compact(BomFormat.SPDX_3_0_1, TestModels.bill(signed).build())).contains("\"locator\":[\"model.sig\"]");
        assertThat(compact(BomFormat.CYCLONEDX_1_6, TestModels.bill(model).build())).doesNotContain("digital-signature");
    }

    @Test
    void a_model_in_spdx() {
        String document = compact(BomFormat.SPDX_3_0_1, TestModels.bill(model).build());

        assertThat(document)
                .contains("\"type\":\"ai_AIPackage\"", "\"type\":\"dataset_DatasetPackage\"", "\"relationshipType\":\"trainedOn\"")
                .contains("\"relationshipType\":\"descendantOf\"", "\"relationshipType\":\"hasDeclaredLicense\"")
                .contains("\"relationshipType\":\"hasConcludedLicense\"", "\"relationshipType\":\"hasDataFile\"")
                .contains("\"ai_domain\":[\"fill-mask\"]", "\"ai_typeOfModel\":[\"bert\",\"BertForMaskedLM\"]")
                .contains("\"dataset_datasetSize\":1000", "\"dataset_dataCollectionProcess\":\"Words of dataCollection.\"")
                .contains("\"created\":\"1970-01-01T00:00:00Z\"", "Not dated: ")
                .contains("\"profileConformance\":[\"core\",\"software\",\"simpleLicensing\"]");
    }

    /** A profile is named only if all that it asks for is known: date, supplier, place and version of every model. */
    @Test
    void the_profile_of_models_must_be_earned() {
        ModelProvenance alone = model.toBuilder().lineage(Lineage.UNKNOWN).build();
        ModelEntry dated = new ModelEntry(alone, ModelArchitecture.UNKNOWN, Optional.empty(), Optional.of(Instant.EPOCH));
        ModelEntry undated = ModelEntry.of(alone, ModelArchitecture.UNKNOWN);
        ModelEntry ancestors = new ModelEntry(model, ModelArchitecture.UNKNOWN, Optional.empty(), Optional.of(Instant.EPOCH));

        assertThat(spdx(dated)).contains("\"profileConformance\":[\"core\",\"software\",\"simpleLicensing\",\"ai\"]");
        assertThat(spdx(undated)).doesNotContain("\"ai\"]");
        assertThat(spdx(ancestors)).doesNotContain("\"ai\"]");
        assertThat(compact(BomFormat.SPDX_3_0_1, BillOfMaterials.builder("1")
                        .model(dated)
                        .component(BomComponent.of(PartKind.MODEL, "another", ""))
                        .build()))
                .as("a model of which only the name is known")
                .doesNotContain("\"ai\"]");
    }

    /** The parent is listed and dated; what the parent was made from is a package of which only the name is known. */
    @Test
    void the_profile_of_models_asks_for_all_ancestors() {
        Lineage descent = new Lineage(List.of(
                LineageLink.of("", Fact.stated("acme/base-model", "x", "y"), Fact.stated("quantized", "x", "y")),
                LineageLink.of("acme/base-model", Fact.stated("acme/origin", "x", "y"), Fact.stated("finetuned", "x", "y"))));
        ModelProvenance base = TestModels.known()
                .origin(Fact.inferred("hub:acme/base-model@" + TestModels.COMMIT, "cache", "x"))
                .lineage(Lineage.UNKNOWN)
                .build();
        BillOfMaterialsBuilder bill = BillOfMaterials.builder("1");
        for (ModelProvenance each : List.of(model.toBuilder().lineage(descent).build(), base)) {
            bill.model(new ModelEntry(each, ModelArchitecture.UNKNOWN, Optional.empty(), Optional.of(Instant.EPOCH)));
        }

        assertThat(compact(BomFormat.SPDX_3_0_1, bill.build())).contains("acme/origin").doesNotContain("\"ai\"]");
    }

    private static String spdx(ModelEntry entry) {
        return compact(BomFormat.SPDX_3_0_1, BillOfMaterials.builder("1").model(entry).build());
    }

    @Test
    void citations_say_who_supplied_which_field_once_there_is_a_date() {
        String document = compact(BomFormat.CYCLONEDX_1_7, TestModels.bill(model).createdAt(CLOCK).build());

        assertThat(document)
                .contains("{\"attributedTo\":\"model-1/file-2\",\"note\":\"stated, README.md:2: The card says so.\","
                        + "\"pointers\":[\"/components/0/licenses\"],\"timestamp\":\"2026-11-23T10:00:00Z\"}")
                .contains("{\"attributedTo\":\"generator\",\"note\":\"measured, model: OpenSSF Model Signing")
                .contains("\"timestamp\":\"2026-11-23T10:00:00Z\"");
        assertThat(compact(BomFormat.CYCLONEDX_1_6, TestModels.bill(model).createdAt(CLOCK).build())).doesNotContain("citations");
    }

    /** What the caller says is the author's word; if nobody is named as author, it is nobody's, and never the generator's. */
    @Test
    void what_the_caller_states_is_the_callers_statement() {
        ModelEntry entry = ModelEntry.of(model, ModelArchitecture.UNKNOWN)
                .suppliedBy(new Party("Acme", "https://acme.example/models", "models@acme.example"))
                .releasedAt(Instant.parse("2025-03-01T12:00:00.75Z"));
        BillOfMaterialsBuilder bill = BillOfMaterials.builder("1")
                .model(entry)
                .application("assistant", "1")
                .component(BomComponent.of(PartKind.DEVICE, "CPU", ""))
                .createdAt(CLOCK);
        Json.Obj anonymous = BomFormat.CYCLONEDX_1_7.document(bill.build());
        Json.Obj signed = BomFormat.CYCLONEDX_1_7.document(bill.author("Ada").build());

        assertThat(Citations.of(anonymous).about("/components/0/supplier")).isEmpty();
        assertThat(Citations.of(signed).about("/components/0/supplier")).containsExactly("author");
        assertThat(Citations.of(signed).about("/metadata/component")).containsExactly("author");
        assertThat(Citations.of(signed).about("/components/2")).containsExactly("author");
        assertThat(Citations.of(signed).about("/components/0/hashes")).containsExactly("generator");
        assertThat(Citations.of(signed).aboutProperty(0, "openbook:released-at")).containsExactly("author");
        assertThat(Citations.of(anonymous).aboutProperty(0, "openbook:released-at")).isEmpty();
        assertThat(signed.toString()).contains("2025-03-01T12:00:00Z").doesNotContain("12:00:00.75");
    }

    @Test
    void a_supplier_with_page_and_address() {
        ModelEntry entry = ModelEntry.of(model, ModelArchitecture.UNKNOWN)
                .suppliedBy(new Party("Acme", "https://acme.example/models", "models@acme.example"));
        BillOfMaterials bill = BillOfMaterials.builder("1").model(entry).author("Acme").build();

        assertThat(compact(BomFormat.CYCLONEDX_1_6, bill)).contains("\"supplier\":{\"contact\":[{\"email\":\"models@acme.example\"}],"
                + "\"name\":\"Acme\",\"url\":[\"https://acme.example/models\"]}");
        assertThat(compact(BomFormat.SPDX_3_0_1, bill))
                .contains("\"externalIdentifierType\":\"email\",\"identifier\":\"models@acme.example\"")
                .contains("\"locator\":[\"https://acme.example/models\"]");
    }

    @Test
    void energy_in_kilowatt_hours_where_the_card_states_it() {
        ModelCard card = ModelCard.builder("README.md")
                .frontMatter(Json.object().with("co2_eq_emissions", Json.object()
                        .with("emissions", 5.5).with("energy_consumed", 0.25).with("source", "codecarbon").with("training_type", "fine-tuning")))
                .build();
        BillOfMaterials bill = TestModels.bill(model.toBuilder().card(card).build()).createdAt(CLOCK).build();

        assertThat(compact(BomFormat.CYCLONEDX_1_6, bill)).contains("\"energyConsumptions\":[{\"activity\":\"fine-tuning\","
                + "\"activityEnergyCost\":{\"unit\":\"kWh\",\"value\":0.25},"
                + "\"co2CostEquivalent\":{\"unit\":\"tCO2eq\",\"value\":0.0000055},\"energyProviders\":[]}]");
        assertThat(compact(BomFormat.SPDX_3_0_1, bill)).contains("\"ai_energyConsumption\":{\"ai_finetuningEnergyConsumption\":["
                + "{\"ai_energyQuantity\":0.25,\"ai_energyUnit\":\"kilowattHour\",\"type\":\"ai_EnergyConsumptionDescription\"}]");
        assertThat(BomCompleteness.of(bill).score().fields())
                .filteredOn(field -> field.name().startsWith("energy"))
                .hasSize(3)
                .allMatch(AibomScore.Field::present);
    }

    @Test
    void the_same_model_in_other_precisions_and_formats() {
        ModelProvenance several = model.toBuilder()
                .files(List.of(
                        TestModels.file("model.safetensors"), TestModels.file("onnx/decoder.onnx"), TestModels.file("onnx/model.onnx"),
                        TestModels.file("onnx/model_q4.onnx"), TestModels.file("other/model_q4.onnx")))
                .build();

        assertThat(compact(BomFormat.CYCLONEDX_1_6, TestModels.bill(several).build())).containsPattern(
                "\"variants\":\\[\\{\"hashes\":[^}]*}\\],\"name\":\"model.safetensors\",[^]]*\"model-1/file-1\"[^]]*\\],"
                        + "\"type\":\"machine-learning-model\"},"
                        + "\\{\"hashes\":[^}]*}\\],\"name\":\"onnx/model_q4.onnx\",[^]]*\"model-1/file-4\"[^]]*\\],"
                        + "\"type\":\"machine-learning-model\"}\\]");
        assertThat(compact(BomFormat.SPDX_3_0_1, TestModels.bill(several).build()))
                .containsPattern("\"relationshipType\":\"hasVariant\",\"spdxId\":\"[^\"]*\",\"to\":\\[\"[^\"]*#model-1/file-4\"\\]")
                .doesNotContainPattern("\"hasVariant\",\"spdxId\":\"[^\"]*\",\"to\":\\[\"[^\"]*#model-1/file-(2|3|5)\"");
    }

    @Test
    void models_quantised_from_the_same_one_are_variants_of_each_other_and_finetuned_ones_are_not() {
        ModelProvenance tuned = model.toBuilder().lineage(TestModels.lineage("acme/base-model", "finetune")).build();
        String both = compact(BomFormat.SPDX_3_0_1, TestModels.bill(model, model).build());

        assertThat(both).containsPattern("\"hasVariant\",\"spdxId\":\"[^\"]*\",\"to\":\\[\"[^\"]*#model-2\"\\]");
        assertThat(compact(BomFormat.SPDX_3_0_1, TestModels.bill(model, tuned).build())).doesNotContain("hasVariant");
    }

    @Test
    void dates_have_a_year_that_can_be_written() {
        ModelEntry entry = ModelEntry.of(model, ModelArchitecture.UNKNOWN).releasedAt(Instant.MAX);

        assertThatThrownBy(() -> BillOfMaterials.builder("1").model(entry)).hasMessageContaining("a year from 1 to 9999");
    }

    @Test
    void an_ancestor_that_is_listed_is_named_as_such() {
        ModelProvenance base = TestModels.known()
                .origin(Fact.inferred("hub:acme/base-model@" + TestModels.COMMIT, "cache", "x"))
                .lineage(Lineage.UNKNOWN)
                .build();
        BillOfMaterials bill = TestModels.bill(model, base).build();

        assertThat(compact(BomFormat.CYCLONEDX_1_6, bill)).contains("{\"name\":\"openbook:listed-as\",\"value\":\"model-2\"}");
        assertThat(compact(BomFormat.SPDX_3_0_1, bill)).containsPattern(
                "\"relationshipType\":\"descendantOf\",\"spdxId\":\"[^\"]*\",\"to\":\\[\"[^\"]*#model-2\"\\]");
    }

    @Test
    void descent_is_nested_and_ends_where_it_must() {
        assertThat(compact(BomFormat.CYCLONEDX_1_6, TestModels.bill(model).build()))
                .contains("\"notes\":\"acme/base-model: quantized\"")
                .contains("\"notes\":\"acme/origin: unknown; acme/second: unknown\"")
                .contains("{\"name\":\"openbook:step\",\"value\":\"quantized, tool 1, 4 bits\"}")
                .contains("{\"name\":\"openbook:lineage:end\",\"value\":\"acme/origin: trained, Nobody says what it was made from.\"}");
    }

    @ParameterizedTest
    @EnumSource
    void the_same_facts_have_the_same_bytes_and_other_facts_another_name(BomFormat format) {
        String document = format.write(TestModels.bill(model).build());
        ModelProvenance other = model.toBuilder().tasks(Fact.unknown("x", "y")).build();

        assertThat(format.write(TestModels.bill(BomCompletenessTest.described()).build())).isEqualTo(document);
        assertThat(name(format.write(TestModels.bill(other).build()))).isNotEqualTo(name(document));
        assertThat(name(format.write(TestModels.bill(model).createdAt(CLOCK).build()))).isNotEqualTo(name(document));
        assertThat(name(document)).matches("urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
    }

    private static String name(String document) {
        int start = document.indexOf("urn:uuid:");
        return document.substring(start, start + "urn:uuid:".length() + 36);
    }

    @Test
    void a_data_set_that_two_models_name_is_listed_once() {
        List<Part> datasets = TestModels.bill(model, model).build().content().datasets();

        assertThat(datasets).hasSize(1);
        assertThat(datasets.getFirst().coordinates().home()).isEqualTo("https://huggingface.co/datasets/acme/words");
    }

    @Test
    void a_bill_lists_something() {
        assertThatThrownBy(() -> BillOfMaterials.builder("1").build()).hasMessageContaining("at least one");
        assertThatThrownBy(() -> BomComponent.of(PartKind.LIBRARY, " ", "")).hasMessageContaining("needs a name");
    }
}
