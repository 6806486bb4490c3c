package dev.openbook.lineage;

import static dev.openbook.lineage.ModelsOnDisk.card;
import static dev.openbook.lineage.ModelsOnDisk.files;
import static org.assertj.core.api.Assertions.assertThat;

import dev.openbook.card.CardLimits;
import dev.openbook.card.CardReader;
import dev.openbook.layout.FolderContent;
import dev.openbook.license.LicenseTable;
import dev.openbook.provenance.Certainty;
import dev.openbook.provenance.Fact;
import dev.openbook.provenance.Finding;
import dev.openbook.provenance.License;
import dev.openbook.provenance.LineageStep;
import dev.openbook.provenance.Restriction;
import dev.openbook.value.Digest;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DescentReaderTest {
    static final String ISC = """
            Copyright (c) 2030, A. Person

            Permission to use, copy, modify, and/or distribute this software for any purpose with or without fee is hereby
            granted, provided that the above copyright notice and this permission notice appear in all copies.

            THE SOFTWARE IS PROVIDED "AS IS" AND THE AUTHOR DISCLAIMS ALL WARRANTIES WITH REGARD TO THIS SOFTWARE INCLUDING
            ALL IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS. IN NO EVENT SHALL THE AUTHOR BE LIABLE FOR ANY SPECIAL,
            DIRECT, INDIRECT, OR CONSEQUENTIAL DAMAGES OR ANY DAMAGES WHATSOEVER RESULTING FROM LOSS OF USE, DATA OR PROFITS,
            WHETHER IN AN ACTION OF CONTRACT, NEGLIGENCE OR OTHER TORTIOUS ACTION, ARISING OUT OF OR IN CONNECTION WITH THE USE
            OR PERFORMANCE OF THIS SOFTWARE.
            """;
    private static final String LLAMA = "# LLAMA 3.1 COMMUNITY LICENSE AGREEMENT\n\nThe terms follow.\n";
    private static final ModelsOnDisk NONE = ModelsOnDisk.none();

    static Descent read(ModelsOnDisk ancestors, FolderContent model) {
        return read("", ancestors, model);
    }

    static Descent read(String repository, ModelsOnDisk ancestors, FolderContent model) {
        CardReader cards = new CardReader(CardLimits.standard());
        return new DescentReader(LicenseTable.standard(), cards, ancestors).read(ModelRecord.atHand(
                Optional.of(repository),
                Optional.of(model).filter(files -> files.paths().contains("README.md")).map(files ->
                        cards.read("README.md", files.bytes("README.md"), Digest.of(files.bytes("README.md")))),
                model,
                Optional.empty()));
    }

    static List<String> codes(Descent descent) {
        return descent.findings().stream().map(Finding::code).toList();
    }

    static String front(String... lines) {
        return "---\n" + String.join("\n", lines) + "\n---\n";
    }

    @Test
    void a_licence_that_is_only_in_a_file_is_concluded_from_it() {
        Descent descent = read(NONE, files("LICENSE", ISC));

        assertThat(descent.license().certainty()).isEqualTo(Certainty.INFERRED);
        assertThat(descent.license().value().spdx()).contains("ISC");
        assertThat(descent.license().evidence().source()).isEqualTo("LICENSE");
        assertThat(descent.license().evidence().reason()).contains("no model card").contains("It is the published text of ISC, word for word.");
        assertThat(descent.license().evidence().digest()).isPresent();
        assertThat(descent.licenseTexts()).hasSize(1);
        assertThat(codes(descent)).isEmpty();
    }

    @Test
    void a_text_that_differs_from_the_card_is_a_finding() {
        assertThat(codes(read(NONE, files("README.md", front("license: mit"), "LICENSE", ISC)))).containsExactly("LICENSE_TEXT_DIFFERS");
        assertThat(codes(read(NONE, files("README.md", front("license: isc"), "LICENSE.txt", ISC)))).isEmpty();
        assertThat(codes(read(NONE, files("README.md", front("license: mit"), "LICENSES/ISC.txt", ISC))))
                .as("a file for a part of the whole").isEmpty();
    }

    @Test
    void other_is_what_the_linked_file_holds() {
        Descent descent = read(NONE, files(
                "README.md", front("license: other", "license_name: house", "license_link: LICENSE.md"), "LICENSE.md", LLAMA));

        assertThat(descent.license().value().spdx()).contains("LicenseRef-HF-llama3.1");
        assertThat(descent.license().value().declared()).isEqualTo("other (house)");
        assertThat(descent.license().certainty()).isEqualTo(Certainty.INFERRED);
        assertThat(codes(descent)).containsExactly("LICENSE_NOT_OPEN");
        assertThat(descent.findings().getFirst().message()).contains("700 million monthly users");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "LLAMA 2 COMMUNITY LICENSE AGREEMENT|LicenseRef-HF-llama2",
        "META LLAMA 3 COMMUNITY LICENSE AGREEMENT|LicenseRef-HF-llama3",
        "**Llama 3.2 Community License Agreement**|LicenseRef-HF-llama3.2",
        "Gemma Terms of Use|LicenseRef-HF-gemma",
        "CreativeML Open RAIL++-M License|LicenseRef-HF-openrail++",
        "CreativeML Open RAIL-M|LicenseRef-CreativeML-OpenRAIL-M",
        "BigScience RAIL License v1.0|BigScience-BLOOM-RAIL-1.0",
        "Mistral AI Non-Production License|LicenseRef-mistral-mnpl",
        "Tongyi Qianwen RESEARCH LICENSE AGREEMENT|LicenseRef-tongyi-qianwen-research",
        "NVIDIA Open Model License Agreement|LicenseRef-nvidia-open-model-license",
        "FLUX.1 [dev] Non-Commercial License|LicenseRef-flux-1-dev-non-commercial-license"
    })
    void licences_of_open_weight_models_are_known_by_their_titles(String title, String identifier) {
        Descent descent = read(NONE, files("LICENSE", title + "\nVersion of some day\n"));

        assertThat(descent.license().value().spdx()).contains(identifier);
        assertThat(descent.license().value().open()).isFalse();
        assertThat(codes(descent)).containsExactly("LICENSE_NOT_OPEN");
    }

    @Test
    void an_open_text_with_a_reservation_is_not_taken_to_be_open() {
        Descent descent = read(NONE, files("LICENSE", ISC + "\nThis software is for research purposes and non-commercial use.\n"));

        assertThat(descent.license().certainty()).isEqualTo(Certainty.UNKNOWN);
        assertThat(codes(descent)).containsExactly("LICENSE_TEXT_UNKNOWN");
    }

    @Test
    void a_policy_of_use_is_no_licence_and_a_notice_is_neither() {
        Descent descent = read(NONE, files("USE_POLICY.md", "Do no harm.", "NOTICE", ISC, "license.py", ISC));

        assertThat(codes(descent)).containsExactly("USE_POLICY");
        assertThat(descent.licenseTexts()).isEmpty();
        assertThat(descent.license().certainty()).isEqualTo(Certainty.UNKNOWN);
    }

    @Test
    void terms_that_do_not_fit_those_of_an_ancestor_are_a_finding_that_accuses_nobody() {
        ModelsOnDisk cache = NONE.with("refiner/chat", card("license: apache-2.0", "base_model: trainer/base"))
                .with("trainer/base", card("license: llama3.1"));
        Descent descent = read(cache, card("license: apache-2.0", "base_model: refiner/chat"));

        assertThat(codes(descent)).containsExactly("LICENSE_LAUNDERING_SUSPECTED");
        assertThat(descent.findings().getFirst().message())
                .startsWith("This model is declared to be under Apache-2.0 and to descend from trainer/base, which is declared to be"
                        + " under LicenseRef-HF-llama3.1 (trainer/base/README.md:2).");
        assertThat(codes(read(cache, card("license: llama3.1", "base_model: trainer/base")))).containsExactly("LICENSE_NOT_OPEN");
    }

    @ParameterizedTest
    @CsvSource({
        "gpl-3.0, mit, true", "gpl-3.0, gpl-3.0, false", "cc-by-sa-4.0, apache-2.0, true", "cc-by-nc-4.0, mit, true",
        "mit, apache-2.0, false", "apache-2.0, cc-by-nc-4.0, false"
    })
    void what_a_licence_asks_of_descendants(String theirs, String mine, boolean suspected) {
        Descent descent = read(NONE.with("a/b", card("license: " + theirs)), card("license: " + mine, "base_model: a/b"));

        assertThat(codes(descent).contains("LICENSE_LAUNDERING_SUSPECTED")).isEqualTo(suspected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"meta-llama/Llama-3.2-1B-Instruct", "google/gemma-2-2b-it", "Qwen/Qwen2.5-3B-Instruct"})
    void where_only_the_name_is_known_the_publisher_s_usual_terms_are_a_conclusion(String base) {
        Descent descent = read(NONE, card("license: mit", "base_model: " + base));

        assertThat(descent.lineage().links().getFirst().license())
                .returns(Certainty.INFERRED, fact -> fact.certainty())
                .returns(false, fact -> fact.value().open());
        assertThat(codes(descent)).containsExactly("LICENSE_LAUNDERING_SUSPECTED");
        assertThat(descent.findings().getFirst().message()).contains("by what is known here");
    }

    @Test
    void every_licence_of_the_lists_is_in_the_table_and_every_restriction_has_plain_words() {
        LicenseTable table = LicenseTable.standard();

        assertThat(KnownFamilies.standard(table).licenses()).allSatisfy(id ->
                assertThat(table.listed(id)).as(id).hasValueSatisfying(license -> {
                    assertThat(license.open()).isFalse();
                    assertThat(Restriction.inPlainWords(license.restriction().orElseThrow())).doesNotContain("restricts use: ");
                }));
        assertThat(LicenseTable.sources()).hasSize(4).allSatisfy(source -> assertThat(source.date()).isNotNull());
        assertThat(table.listed("gpl-3.0-ONLY").map(License::open)).contains(true);
    }

    @Test
    void adapters_merges_and_configurations_name_parents_too() {
        assertThat(read(NONE, files("adapter_config.json", "{\"base_model_name_or_path\":\"a/b\"}")).lineage().links().getFirst())
                .returns("this <- a/b (adapter)", ModelsOnDisk::words);
        assertThat(read(NONE, files("mergekit_config.yml",
                "merge_method: ties\nbase_model: c/d\nslices:\n- sources:\n  - model: a/b\n  - model: e/f\n")).lineage().links())
                .extracting(ModelsOnDisk::words).startsWith("this <- a/b (merge)", "this <- e/f (merge)", "this <- c/d (merge)");
        assertThat(read(NONE, files("config.json", "{\"_name_or_path\":\"a/b\",\"transformers_version\":\"4.40.1\"}")).lineage().links().getFirst())
                .returns("this <- a/b (?)", ModelsOnDisk::words)
                .returns(Certainty.INFERRED, link -> link.model().certainty());
        assertThat(read(NONE, files("config.json", "{\"_name_or_path\":\"/home/me/run7\"}")).lineage().ancestors()).isEmpty();
        assertThat(read(NONE, files("mergekit_config.yml", "base_model: \"\\UFFFFFFFF\"\n")).lineage().ancestors()).isEmpty();
        assertThat(read(NONE, files("mergekit_config.yml", "models: [{model: a/one+lora/thing}]\n")).lineage().links())
                .extracting(ModelsOnDisk::words).startsWith("this <- a/one (merge)", "this <- lora/thing (merge)");
    }

    @Test
    void what_a_configuration_was_loaded_from_is_no_ancestor_of_the_parent_that_the_card_names() {
        Descent descent = read(NONE, files(
                "README.md", front("license: apache-2.0", "base_model: mistralai/Mistral-7B-v0.1"),
                "config.json", "{\"_name_or_path\":\"meta-llama/Llama-2-7b-hf\"}"));

        assertThat(descent.lineage().links()).extracting(ModelsOnDisk::words)
                .containsExactly("this <- mistralai/Mistral-7B-v0.1 (?)", "mistralai/Mistral-7B-v0.1 <- ? (?)");
        assertThat(descent.lineage().links().getFirst().steps()).singleElement()
                .returns(new LineageStep("loaded", "", "from meta-llama/Llama-2-7b-hf"), Fact::value)
                .returns("config.json", fact -> fact.evidence().source());
        assertThat(codes(descent)).isEmpty();
        assertThat(read(NONE, files("README.md", front("base_model: a/b"), "config.json", "{\"_name_or_path\":\"a/b\"}"))
                .lineage().links().getFirst().steps()).isEmpty();
    }

    @Test
    void files_that_state_the_relation_count_where_the_card_names_the_parent_only() {
        FolderContent adapter = files("README.md", front("base_model: a/b"), "adapter_config.json", "{\"base_model_name_or_path\":\"A/b\"}");
        assertThat(read(NONE, adapter).lineage().links().getFirst().relation())
                .isEqualTo(Fact.stated("adapter", "adapter_config.json", "The file is that of an adapter."));
        FolderContent copy = files("README.md", front("base_model: a/b"), "adapter_config.json", "{\"base_model_name_or_path\":\"c/b-4bit\"}");
        assertThat(read(NONE, copy).lineage().links().getFirst())
                .returns("this <- a/b (adapter)", ModelsOnDisk::words)
                .returns(Certainty.INFERRED, link -> link.relation().certainty());
        FolderContent merge = files("README.md", front("base_model: [a/b, c/d]"), "mergekit_config.yml", "models: [{model: a/b}, {model: c/d}]");
        assertThat(read(NONE, merge).lineage().links().stream().limit(2)).extracting(link -> link.relation().evidence().source())
                .containsExactly("mergekit_config.yml", "mergekit_config.yml");
        FolderContent tuned = files("README.md", front("base_model: e/f"), "mergekit_config.yml", "models: [{model: a/b}, {model: c/d}]");
        assertThat(read(NONE, tuned).lineage().links().getFirst()).as("the recipe came along").returns("this <- e/f (?)", ModelsOnDisk::words);
        FolderContent stated = files("README.md", front("base_model: a/b", "base_model_relation: Quantized"),
                "adapter_config.json", "{\"base_model_name_or_path\":\"a/b\"}");
        assertThat(read(NONE, stated).lineage().links().getFirst()).returns("this <- a/b (quantized)", ModelsOnDisk::words);
    }
}
