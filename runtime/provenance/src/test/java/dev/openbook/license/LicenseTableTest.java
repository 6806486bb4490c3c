package dev.openbook.license;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openbook.provenance.Certainty;
import dev.openbook.provenance.Fact;
import dev.openbook.provenance.License;
import dev.openbook.value.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LicenseTableTest {
    static String resource(String name) {
        try (InputStream stream = LicenseTable.class.getResourceAsStream(name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private final LicenseTable table = LicenseTable.standard();
    private final CardLicense cards = new CardLicense(table);

    @Test
    void holds_the_whole_table() {
        assertThat(LicenseRow.parse(resource("licenses.csv"))).hasSize(706);
        assertThat(table.size()).isEqualTo(706 + 20);
    }

    @ParameterizedTest
    @CsvSource({
        "apache-2.0,Apache-2.0,true,true",
        "Apache-2.0,Apache-2.0,true,true",
        "mit,MIT,true,true",
        "bsl-1.0,BSL-1.0,true,true",
        "gpl-3.0,GPL-3.0-only,true,true",
        "agpl-3.0,AGPL-3.0-only,true,true",
        "cc-by-4.0,CC-BY-4.0,false,true",
        "cc-by-nc-4.0,CC-BY-NC-4.0,false,false",
        "odc-by,ODC-By-1.0,false,true",
        "odbl,ODbL-1.0,false,true",
        "pddl,PDDL-1.0,false,true",
        "c-uda,C-UDA-1.0,false,false",
        "lgpl-lr,LGPLLR,false,false",
        "llama3.1,LicenseRef-HF-llama3.1,false,false",
        "gemma,LicenseRef-HF-gemma,false,false",
        "creativeml-openrail-m,LicenseRef-CreativeML-OpenRAIL-M,false,false"
    })
    void knows_the_words_of_the_hub(String word, String spdx, boolean osiApproved, boolean open) {
        assertThat(table.find(word))
                .returns(word, License::declared)
                .returns(Optional.of(spdx), License::spdx)
                .returns(osiApproved, License::osiApproved)
                .returns(open, License::open);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bsd", "cc", "gfdl", "gpl", "lgpl", "openrail", "unknown", "other", "GPL"})
    void a_family_is_no_licence(String family) {
        assertThat(table.find(family)).returns(Optional.empty(), License::spdx).returns(false, License::open);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Apache 2.0", "my-own-license", "MIT AND Apache-2.0", "", "apache_2.0", "mit?"})
    void what_is_not_in_the_table_is_not_open(String word) {
        assertThat(table.find(word)).returns(false, License::open).returns(false, License::osiApproved);
    }

    @Test
    void only_words_that_can_be_part_of_an_identifier_get_one() {
        assertThat(table.find("my-own-license").spdx()).contains("LicenseRef-HF-my-own-license");
        assertThat(table.find("MIT AND Apache-2.0").spdx()).isEmpty();
    }

    @Test
    void tells_what_a_licence_restricts() {
        assertThat(table.find("cc-by-nc-4.0").restriction()).contains("non-commercial");
        assertThat(table.find("llama2").restriction()).contains("acceptable use policy; 700M MAU; no training of others");
        assertThat(table.find("mit").restriction()).isEmpty();
    }

    @Test
    void reads_a_licence_off_a_card() {
        Fact<License> fact = cards.read(Json.object().with("license", "apache-2.0"), "README.md:3");

        assertThat(fact.certainty()).isEqualTo(Certainty.STATED);
        assertThat(fact.evidence().source()).isEqualTo("README.md:3");
        assertThat(fact.value().spdx()).contains("Apache-2.0");
    }

    @Test
    void says_that_later_versions_were_not_assumed() {
        assertThat(cards.read(Json.object().with("license", "gpl-3.0"), "README.md").evidence().reason())
                .contains("or any later version");
    }

    @Test
    void other_is_looked_up_by_its_name() {
        Json.Obj card = Json.object().with("license", "other");

        assertThat(cards.read(card.with("license_name", "qwen-research"), "README.md").value())
                .isEqualTo(new License(
                        "other (qwen-research)", Optional.of("LicenseRef-qwen-research"), false, false, Optional.of("research only; notice of origin")));
        assertThat(cards.read(card.with("license_name", "mrl"), "README.md").value())
                .as("what cards of this publisher call it")
                .returns(Optional.of("LicenseRef-mistral-mrl"), License::spdx);
        assertThat(cards.read(card.with("license_name", "house-rules-2"), "README.md").value())
                .returns(Optional.of("LicenseRef-HF-house-rules-2"), License::spdx)
                .returns(false, License::open);
        assertThat(cards.read(card.with("license_name", "mit"), "README.md").value())
                .as("other that calls itself mit is not the MIT licence")
                .returns(false, License::open);
        assertThat(cards.read(card, "README.md").value()).returns(Optional.empty(), License::spdx);
    }

    @Test
    void several_licences_have_no_single_identifier_and_are_open_only_together() {
        Fact<License> open = cards.read(Json.object().with("license", Json.texts(List.of("mit", "cc-by-4.0"))), "README.md");
        Fact<License> mixed = cards.read(Json.object().with("license", Json.texts(List.of("mit", "llama2"))), "README.md");
        Fact<License> single = cards.read(Json.object().with("license", Json.texts(List.of("mit"))), "README.md");

        assertThat(open.value()).returns("mit, cc-by-4.0", License::declared).returns(true, License::open);
        assertThat(open.value()).returns(Optional.empty(), License::spdx).returns(false, License::osiApproved);
        assertThat(mixed.value().open()).isFalse();
        assertThat(single.value().spdx()).contains("MIT");
    }

    @Test
    void a_card_without_a_usable_word_leaves_the_licence_unknown() {
        assertThat(cards.read(Json.object(), "README.md").certainty()).isEqualTo(Certainty.UNKNOWN);
        assertThat(cards.read(Json.object().with("license", 7), "README.md").certainty()).isEqualTo(Certainty.UNKNOWN);
        assertThat(cards.read(Json.object().with("license", " "), "README.md").certainty()).isEqualTo(Certainty.UNKNOWN);
    }
}
