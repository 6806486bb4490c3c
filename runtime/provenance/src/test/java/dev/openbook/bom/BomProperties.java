package dev.openbook.bom;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openbook.bom.entry.BomComponent;
import dev.openbook.bom.entry.ModelEntry;
import dev.openbook.bom.entry.PartKind;
import dev.openbook.bom.published.BomComparison;
import dev.openbook.bom.published.BomReader;
import dev.openbook.bom.published.PublishedBom;
import dev.openbook.bom.published.PublishedComponent;
import dev.openbook.provenance.ModelProvenance;
import dev.openbook.value.Json;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/** Whatever is known of models, however odd, what we write is valid, coherent, and read back as it was meant. */
class BomProperties {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-23T10:00:00.5Z"), ZoneOffset.UTC);
    private static final PublishedSchemas SCHEMAS = new PublishedSchemas();

    private static List<ModelEntry> models(Random random) {
        List<ModelEntry> models = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(3); i++) {
            models.add(OddModels.entry(random));
        }
        return models;
    }

    private static BillOfMaterials bill(long seed) {
        Random random = new Random(seed);
        BillOfMaterialsBuilder bill = BillOfMaterials.builder("1");
        models(random).forEach(bill::model);
        if (random.nextBoolean()) {
            bill.createdAt(CLOCK).author("Ada \uD83D" + random.nextInt(3));
        }
        if (random.nextBoolean()) {
            bill.application("\u0000 \uD83D", "v".repeat(2_000)).component(BomComponent.of(PartKind.PLATFORM, "Java", ""));
        }
        return bill.build();
    }

    @Property(tries = 20, shrinking = ShrinkingMode.OFF)
    void every_document_is_valid(@ForAll long seed) {
        for (BomFormat format : BomFormat.values()) {
            String document = format.write(bill(seed));

            assertThat(SCHEMAS.problems(format, document)).as(format + " " + seed).isEmpty();
            assertThat(format.write(bill(seed))).isEqualTo(document);
        }
        assertThat(BomCompleteness.of(bill(seed)).minimumElements()).hasSize(50);
    }

    /** What a document refers to, it holds, and under one name only one thing. */
    @Property(tries = 60, shrinking = ShrinkingMode.OFF)
    void every_reference_leads_somewhere(@ForAll long seed) {
        for (BomFormat format : List.of(BomFormat.CYCLONEDX_1_6, BomFormat.CYCLONEDX_1_7)) {
            References references = References.in(format.document(bill(seed)), "bom-ref", Set.of("ref", "dependsOn", "attributedTo"));
            assertThat(references.names()).doesNotHaveDuplicates();
            assertThat(new HashSet<>(references.names())).containsAll(references.used());
        }
        Json.Obj spdx = BomFormat.SPDX_3_0_1.document(bill(seed));
        References references = References.in(
                spdx, "spdxId", Set.of("from", "to", "element", "rootElement", "createdBy", "createdUsing", "suppliedBy", "subject"));
        assertThat(references.names()).doesNotHaveDuplicates();
        assertThat(new HashSet<>(references.names())).containsAll(references.used());
    }

    @Property(tries = 60, shrinking = ShrinkingMode.OFF)
    void what_we_write_is_read_back(@ForAll long seed) {
        List<ModelEntry> entries = models(new Random(seed));
        BillOfMaterialsBuilder bill = BillOfMaterials.builder("1");
        entries.forEach(bill::model);
        PublishedBom read = BomReader.read(
                "bill", BomFormat.CYCLONEDX_1_7.write(bill.build()).getBytes(StandardCharsets.UTF_8));

        for (int i = 0; i < entries.size(); i++) {
            ModelProvenance model = entries.get(i).provenance();
            PublishedComponent listed = read.components().get(i);
            assertThat(listed.hashes()).containsExactly(Map.entry("SHA-256", model.rootDigest().hex()));
            Map<String, String> files = new LinkedHashMap<>();
            OddModels.written(model.files()).forEach((path, digest) -> files.put(path, digest.hex()));
            Map<String, String> listedFiles = new LinkedHashMap<>();
            listed.components().forEach(file -> listedFiles.put(file.name(), file.hashes().get("SHA-256")));
            assertThat(listedFiles).isEqualTo(files);
            model.license().known().ifPresent(license -> assertThat(listed.licenses()).isNotEmpty());
        }
    }

    /** A model is what its own bill says, and no other model is. */
    @Property(tries = 60, shrinking = ShrinkingMode.OFF)
    void a_model_agrees_with_its_own_bill(@ForAll long seed) {
        ModelEntry entry = OddModels.entry(new Random(seed));
        PublishedBom read = BomReader.read("bill", BomFormat.CYCLONEDX_1_6
                .write(BillOfMaterials.builder("1").model(entry).build())
                .getBytes(StandardCharsets.UTF_8));

        assertThat(BomComparison.of(entry.provenance(), read).differences()).as("" + seed).isEmpty();
        ModelProvenance other = OddModels.entry(new Random(seed + 1)).provenance();
        if (!other.rootDigest().equals(entry.provenance().rootDigest())) {
            assertThat(BomComparison.of(other, read).agrees()).as("" + seed).isFalse();
        }
    }
}
