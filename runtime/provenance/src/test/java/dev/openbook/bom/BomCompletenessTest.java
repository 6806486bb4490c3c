package dev.openbook.bom;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openbook.bom.completeness.AibomScore;
import dev.openbook.bom.completeness.BomElement;
import dev.openbook.bom.completeness.BomSupplier;
import dev.openbook.bom.entry.BomComponent;
import dev.openbook.bom.entry.ModelArchitecture;
import dev.openbook.bom.entry.ModelEntry;
import dev.openbook.bom.entry.PartKind;
import dev.openbook.bom.entry.Party;
import dev.openbook.provenance.CardSection;
import dev.openbook.provenance.DataCard;
import dev.openbook.provenance.Fact;
import dev.openbook.provenance.ModelCard;
import dev.openbook.provenance.ModelProvenance;
import dev.openbook.value.Json;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class BomCompletenessTest {
    private static final Clock CLOCK = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);

    /** A model with a card that says all that a card can say. */
    static ModelProvenance described() {
        Map<CardSection, Fact<String>> sections = new TreeMap<>();
        for (CardSection section : CardSection.values()) {
            sections.put(section, Fact.stated("Words of " + section.label() + ".", "README.md:9", "The card says so."));
        }
        ModelCard card = ModelCard.builder("README.md")
                .title(Fact.stated("Little", "README.md:8", "The card says so."))
                .datasets(Fact.stated(List.of("acme/words"), "README.md:7", "The card says so."))
                .languages(Fact.stated(List.of("no"), "README.md:6", "The card says so."))
                .sections(sections)
                .build();
        DataCard data = DataCard.builder("data/README.md", DataCard.Format.HUB)
                .name(Fact.stated("acme/words", "data/README.md:1", "The card says so."))
                .description(Fact.stated("Words.", "data/README.md:2", "The card says so."))
                .license(Fact.stated(TestModels.license("cc-by-4.0", "CC-BY-4.0"), "data/README.md:3", "The card says so."))
                .examples(Fact.stated(10L, "data/README.md:4", "The card says so."))
                .bytes(Fact.stated(1_000L, "data/README.md:4", "The card says so."))
                .sections(sections)
                .build();
        return TestModels.known().card(card).dataCards(List.of(data)).build();
    }

    private static Map<String, BomElement> elements(BillOfMaterials bill) {
        return BomCompleteness.of(bill).minimumElements().stream()
                .collect(Collectors.toMap(BomElement::identifier, element -> element));
    }

    @Test
    void there_are_fifty_in_seven_groups() {
        List<BomElement> elements = BomCompleteness.of(TestModels.bill(TestModels.unknown()).build()).minimumElements();

        assertThat(elements).hasSize(50).extracting(BomElement::identifier).doesNotHaveDuplicates();
        assertThat(elements.stream().collect(Collectors.groupingBy(BomElement::group, Collectors.counting())))
                .isEqualTo(Map.of("MD", 10L, "SLP", 9L, "MDL", 13L, "DP", 10L, "INF", 2L, "SP", 4L, "KPI", 2L));
        assertThat(elements).allSatisfy(element -> assertThat(element.present()).isEqualTo(!element.value().isEmpty()));
    }

    @Test
    void what_nobody_says_is_missing_and_names_who_could_say_it() {
        Map<String, BomElement> elements = elements(BillOfMaterials.builder("1")
                .model(ModelEntry.of(TestModels.unknown(), ModelArchitecture.UNKNOWN))
                .build());

        assertThat(elements.get("MDL-01").value()).isEqualTo("mystery");
        assertThat(elements.get("MDL-02").value()).startsWith("sha256:");
        for (String identifier : List.of("MDL-03", "MDL-04", "MDL-05", "MDL-06", "MDL-09", "MDL-10", "MDL-11", "MDL-12", "MDL-13")) {
            assertThat(elements.get(identifier).present()).as(identifier).isFalse();
            assertThat(elements.get(identifier).supplier()).isEqualTo(BomSupplier.PUBLISHER);
        }
        assertThat(elements.get("MD-05").supplier()).isEqualTo(BomSupplier.SIGNER);
        assertThat(elements.get("MD-09").supplier()).isEqualTo(BomSupplier.AUTHOR);
        assertThat(elements.get("SP-04").supplier()).isEqualTo(BomSupplier.APPLICATION);
        assertThat(elements.get("DP-02").supplier()).isEqualTo(BomSupplier.DATA_PUBLISHER);
    }

    @Test
    void all_that_a_folder_and_its_application_can_say() {
        ModelEntry entry = new ModelEntry(
                described(), new ModelArchitecture("bert", "BertModel", Map.of()), Optional.of(Party.named("Acme")), Optional.of(Instant.EPOCH));
        BillOfMaterials bill = BillOfMaterials.builder("1")
                .model(entry)
                .application("assistant", "2")
                .component(BomComponent.of(PartKind.PLATFORM, "Java", "25"))
                .component(BomComponent.of(PartKind.DEVICE, "CPU", ""))
                .author("Ada")
                .createdAt(CLOCK)
                .build();

        List<String> missing = elements(bill).values().stream()
                .filter(element -> !element.present())
                .map(BomElement::identifier)
                .sorted()
                .toList();

        assertThat(missing).containsExactly(
                "DP-05", "KPI-01", "KPI-02", "MD-05", "SLP-03", "SLP-05", "SLP-06", "SLP-07", "SLP-08", "SLP-09", "SP-01", "SP-02",
                "SP-03", "SP-04");
        assertThat(elements(bill).values().stream().filter(BomElement::byCaller).map(BomElement::identifier))
                .containsExactlyInAnyOrder("MD-01", "MD-09", "SLP-01", "SLP-04", "MDL-04", "MDL-05");
        assertThat(BomCompleteness.of(bill).json().toString()).contains("statedByYou");
    }

    @Test
    void of_several_models_each_must_say_it() {
        BomElement version = elements(TestModels.bill(TestModels.known().build(), TestModels.unknown()).build()).get("MDL-03");

        assertThat(version.present()).isFalse();
        assertThat(version.value()).isEqualTo("1 of 2");
    }

    /** Worked out by hand from the program's rules. */
    @Test
    void the_score_of_a_model_of_which_nothing_is_known() {
        AibomScore score = BomCompleteness.of(BillOfMaterials.builder("1")
                        .model(ModelEntry.of(TestModels.unknown(), ModelArchitecture.UNKNOWN))
                        .build())
                .score();

        assertThat(score.fields()).hasSize(37);
        assertThat(score.points(AibomScore.Category.REQUIRED_FIELDS)).isEqualTo(20);
        assertThat(score.points(AibomScore.Category.COMPONENT_BASIC)).isEqualTo(5.7); // 2 of 7 fields
        assertThat(score.penalty()).isEqualTo(0.9 * 0.95); // 3 critical and more than 5 important fields are missing
        assertThat(score.total()).isEqualTo(22.0); // (20 + 5.7) * 0.855 = 21.97
    }

    @Test
    void the_report_as_json() {
        Json.Obj report = BomCompleteness.of(TestModels.bill(described()).build()).json();

        assertThat(report.members()).containsOnlyKeys("minimumElements", "aibomScore");
        Json.Obj minimum = (Json.Obj) report.members().get("minimumElements");
        assertThat(minimum.members().get("total")).isEqualTo(new Json.Num(50));
        assertThat(((Json.Array) minimum.members().get("elements")).items().getFirst().toString())
                .contains("MD-01", "author of the bill", "Whoever makes the bill can say it.");
    }
}
