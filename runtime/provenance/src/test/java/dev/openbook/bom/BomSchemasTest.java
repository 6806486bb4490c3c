package dev.openbook.bom;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openbook.bom.entry.BomComponent;
import dev.openbook.bom.entry.ModelArchitecture;
import dev.openbook.bom.entry.ModelEntry;
import dev.openbook.bom.entry.PartKind;
import dev.openbook.provenance.Fact;
import dev.openbook.provenance.License;
import dev.openbook.provenance.ModelFile;
import dev.openbook.provenance.ModelProvenance;
import dev.openbook.provenance.SignatureReport;
import dev.openbook.provenance.SignatureVerdict;
import dev.openbook.value.Digest;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What we write is what the official schemas describe, however odd the model is. */
class BomSchemasTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-23T10:00:00.5Z"), ZoneOffset.UTC);

    private final PublishedSchemas schemas = new PublishedSchemas();

    private void assertValid(BomFormat format, BillOfMaterials bill) {
        String document = format.write(bill);

        assertThat(schemas.problems(format, document)).as(document).isEmpty();
        assertThat(format.write(bill)).isEqualTo(document);
    }

    @ParameterizedTest
    @EnumSource
    void a_model_of_which_nothing_is_known(BomFormat format) {
        assertValid(format, BillOfMaterials.builder("1").model(
                ModelEntry.of(TestModels.unknown(), ModelArchitecture.UNKNOWN)).build());
    }

    @ParameterizedTest
    @EnumSource
    void a_model_of_which_much_is_known(BomFormat format) {
        assertValid(format, TestModels.bill(TestModels.known().build()).build());
        assertValid(format, TestModels.bill(TestModels.known().build()).createdAt(CLOCK).author("Ada").build());
    }

    @ParameterizedTest
    @EnumSource
    void a_signed_model(BomFormat format) {
        List<ModelFile> files = List.of(TestModels.file("model.safetensors"), TestModels.uncovered("model.sig"));
        assertValid(format, TestModels.bill(TestModels.known()
                        .files(files)
                        .signature(SignatureReport.unchecked(SignatureVerdict.NOT_CHECKED))
                        .build())
                .build());
    }

    @ParameterizedTest
    @EnumSource
    void an_application(BomFormat format) {
        assertValid(format, TestModels.bill(TestModels.known().build(), TestModels.unknown())
                .application("grant assistant", "2.0")
                .component(BomComponent.maven("com.microsoft.onnxruntime", "onnxruntime", "1.28.0").withLicense("MIT"))
                .component(BomComponent.of(PartKind.PLATFORM, "Java", "25"))
                .component(BomComponent.of(PartKind.DATA, "index", "").withDigest(Digest.ofText("index")))
                .createdAt(CLOCK)
                .build());
        assertValid(format, BillOfMaterials.builder("1").component(BomComponent.of(PartKind.DEVICE, "CPU", "")).build());
    }

    @ParameterizedTest
    @EnumSource
    void five_models_with_the_same_digest(BomFormat format) {
        ModelProvenance model = TestModels.known().build();

        assertValid(format, TestModels.bill(model, model, model, model, model).build());
    }

    @ParameterizedTest
    @EnumSource
    void names_that_nobody_should_give(BomFormat format) {
        List<ModelFile> files = new ArrayList<>();
        for (String path : List.of(
                "a\u0000b\u001f", "half \uD83D", "\uDE00 half", "whole \uD83D\uDE00", "x".repeat(100_000), " ", "..%2f", "\"\\", "\u2028",
                "\u202Egnp.exe", "\uFFFF")) {
            files.add(TestModels.file(path.replace('\uD83D', 'd').replace('\uDE00', 'e')));
            files.add(new ModelFile(path, 0, Digest.ofText("x")));
        }
        License odd = new License("\u0000\uD800 (or\nnot)", Optional.of("LicenseRef-\u0001 \uDC00"), false, false, Optional.of("\uD800"));
        License none = new License("", Optional.empty(), false, false, Optional.empty());
        ModelProvenance model = ModelProvenance.builder("\uD800\u0007", Digest.ofText("odd"))
                .origin(Fact.stated("hub:a/b@" + "f".repeat(5_000), "x", "\uDC00"))
                .files(files)
                .license(Fact.stated(odd, "\uD800", "\u0000"))
                .licenseTexts(List.of(Fact.stated(none, "LICENSE", "?")))
                .lineage(TestModels.lineage("\uD800 of \n nothing", ""))
                .tasks(Fact.stated(List.of("\uD800"), "x", ""))
                .build();

        assertValid(format, TestModels.bill(model).createdAt(CLOCK).author("\uD800").application("\u0000", "v".repeat(2_000)).build());
    }

    @ParameterizedTest
    @EnumSource
    void licences_of_the_table_and_beyond(BomFormat format) {
        for (String word : List.of(
                "OpenMDW-1.0", "OpenMDW-1.1", "ODC-PDDL-1.0", "BigScience-BLOOM-RAIL-1.0", "BSD-2-clause-first-lines", "GPL-3.0",
                "LicenseRef-HF-gemma", "Apache 2.0", "apache-2.0", "MIT OR Apache-2.0", "CC-BY-NC-4.0")) {
            License license = new License(word, Optional.of(word), false, false, Optional.empty());
            assertValid(format, TestModels.bill(TestModels.known().license(Fact.stated(license, "x", "y")).build()).build());
        }
    }

    /** The check is one: it tells valid from invalid. */
    @ParameterizedTest
    @EnumSource
    void the_schemas_tell_valid_from_invalid(BomFormat format) {
        String document = format.write(TestModels.bill(TestModels.known().build()).build());

        String broken = document.replace("\"machine-learning-model\"", "\"machine\"").replace("\"contains\"", "\"has\"");
        assertThat(schemas.problems(format, broken)).isNotEmpty();
    }

    @Test
    void every_name_in_a_document_is_one_of_a_kind() {
        String spdx = BomFormat.SPDX_3_0_1.write(TestModels.bill(TestModels.known().build(), TestModels.known().build()).build());
        String cycloneDx = BomFormat.CYCLONEDX_1_6.write(TestModels.bill(TestModels.known().build(), TestModels.known().build()).build());

        assertThat(spdx.lines().filter(line -> line.contains("\"spdxId\"")).toList()).hasSizeGreaterThan(20).doesNotHaveDuplicates();
        assertThat(cycloneDx.lines().filter(line -> line.contains("\"bom-ref\"")).toList())
                .hasSizeGreaterThan(10)
                .doesNotHaveDuplicates();
    }
}
