package dev.openbook.lineage;

import static dev.openbook.lineage.DescentReaderTest.ISC;
import static dev.openbook.lineage.DescentReaderTest.codes;
import static dev.openbook.lineage.DescentReaderTest.front;
import static dev.openbook.lineage.DescentReaderTest.read;
import static dev.openbook.lineage.ModelsOnDisk.card;
import static dev.openbook.lineage.ModelsOnDisk.files;
import static org.assertj.core.api.Assertions.assertThat;

import dev.openbook.layout.FolderContent;
import dev.openbook.provenance.Certainty;
import dev.openbook.provenance.Fact;
import dev.openbook.provenance.License;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What looks like an open licence, or like a breach of one, and need not be. */
class DoubtfulTermsTest {
    private static final ModelsOnDisk NONE = ModelsOnDisk.none();
    private static final String HOUSE = IntStream.range(0, 3000).mapToObj(i -> "term" + i).collect(Collectors.joining(" "));

    private static Fact<License> license(FolderContent model) {
        return read(NONE, model).license();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "ACME licence, no redistribution.\nSPDX-License-Identifier: MIT\n",
        "ACME licence: you owe us a fee for each day on which you use any part of this model or of what it writes.\n"
            + "SPDX-License-Identifier: MIT\n",
        "SPDX-License-Identifier: MIT\nSPDX-License-Identifier: LicenseRef-ACME OR ISC\n",
        "Copyright 2024 ACME. Non-commercial use only.\nSPDX-License-Identifier: MIT\n"
    })
    void an_identifier_among_other_words_names_no_licence(String text) {
        assertThat(license(files("LICENSE", text)).certainty()).isEqualTo(Certainty.UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "SPDX-License-Identifier: MIT", "# SPDX-FileCopyrightText: 2024 ACME and contributors\n# SPDX-License-Identifier: MIT\n"
    })
    void an_identifier_alone_names_the_licence(String text) {
        assertThat(license(files("LICENSE", text)).value().spdx()).contains("MIT");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "Copyright 2024 ACME. Non-commercial use only.", "(c) ACME; research only", "Kommerzielle Nutzung ist untersagt.",
        "禁止商业使用", "Usage commercial interdit sauf accord."
    })
    void a_reservation_counts_in_copyright_lines_and_in_other_languages_too(String reservation) {
        Descent descent = read(NONE, files("LICENSE", reservation + "\n\n" + ISC));

        assertThat(descent.license().certainty()).isEqualTo(Certainty.UNKNOWN);
        assertThat(codes(descent)).containsExactly("LICENSE_TEXT_UNKNOWN");
    }

    @Test
    void a_licence_with_much_else_around_it_is_another_one() {
        assertThat(license(files("LICENSE", HOUSE + "\n\n" + ISC)))
                .returns(Certainty.UNKNOWN, Fact::certainty)
                .satisfies(fact -> assertThat(fact.evidence().reason()).contains("which nobody here can judge"));
        assertThat(license(files("LICENSE", ISC + "\nYou must name us.")).certainty()).as("a term of its own").isEqualTo(Certainty.UNKNOWN);
        assertThat(license(files("LICENSE", "This product holds parts of others; see NOTICE.\n\n" + ISC)).value().spdx()).contains("ISC");
    }

    @ParameterizedTest
    @ValueSource(strings = {"third_party/tokenizers/LICENSE", "THIRD_PARTY_LICENSE.txt", "third-party-license.md"})
    void the_licence_of_a_part_does_not_speak_for_the_model(String path) {
        Descent descent = read(NONE, files(path, ISC));

        assertThat(descent.license().certainty()).isEqualTo(Certainty.UNKNOWN);
        assertThat(descent.license().evidence().reason()).isEqualTo(
                "There is no model card, and no licence file for the whole of it.");
        assertThat(descent.licenseTexts()).hasSize(1);
        assertThat(license(files("LICENSES/ISC.txt", ISC, path, ISC)).value().spdx()).as("as REUSE has it").contains("ISC");
    }

    @ParameterizedTest
    @CsvSource({
        "LICENSE, true", "./LICENSE, true", "https://huggingface.co/acme/tiny/blob/main/LICENSE, true",
        "https://huggingface.co/Qwen/Qwen2.5-72B/blob/main/LICENSE, false", "https://example.org/LICENSE, false",
        "docs/LICENSE, false", "../LICENSE, false"
    })
    void a_link_is_followed_to_the_model_s_own_files_only(String link, boolean own) {
        FolderContent model = files(
                "README.md", front("license: other", "license_name: house", "license_link: " + link), "LICENSE", ISC);

        assertThat(read("acme/tiny", NONE, model).license().value().spdx().filter("ISC"::equals).isPresent()).isEqualTo(own);
        assertThat(read("", NONE, model).license().value().open()).isEqualTo(own && !link.startsWith("https"));
    }

    @ParameterizedTest
    @CsvSource({"bsd, bsd-3-clause", "unknown, mit", "gpl, gpl-3.0", "Apache 2.0, mit", "other, mit"})
    void what_is_not_known_of_an_ancestor_is_no_suspicion(String theirs, String mine) {
        Descent descent = read(NONE.with("a/b", card("license: " + theirs)), card("license: " + mine, "base_model: a/b"));

        assertThat(codes(descent)).doesNotContain("LICENSE_LAUNDERING_SUSPECTED");
    }

    @Test
    void descent_that_is_only_concluded_is_not_called_declared() {
        ModelsOnDisk cache = NONE.with("a/b", card("license: cc-by-nc-4.0"));
        Descent descent = read(cache, files(
                "README.md", front("license: mit"), "config.json", "{\"_name_or_path\":\"a/b\"}"));

        assertThat(descent.findings().getFirst().message()).startsWith(
                "This model is declared to be under MIT and seems to descend from a/b, which is declared to be under CC-BY-NC-4.0");
    }

    @Test
    void an_ancestor_s_licence_file_is_named_with_its_owner() {
        Descent descent = read(NONE.with("a/b", files("LICENSE", ISC)), card("license: mit", "base_model: a/b"));

        assertThat(descent.lineage().links().getFirst().license().evidence().source()).isEqualTo("a/b/LICENSE");
    }

    @Test
    void a_family_is_concluded_from_a_name_with_or_without_a_card() {
        String name = "meta-llama/Llama-3.2-1B-Instruct";
        FolderContent model = card("license: mit", "base_model: " + name);

        assertThat(read(NONE, model).lineage().links().getFirst().license().evidence().reason())
                .startsWith("Its card is not on this machine; its publisher puts out models named");
        assertThat(read(NONE.with(name, card("language: en")), model).lineage().links().getFirst().license().evidence().reason())
                .startsWith("Its card does not name a licence; its publisher puts out models named");
    }

    @ParameterizedTest
    @ValueSource(strings = {"results/checkpoint-500", "output/final", "Outputs/run", "mine/checkpoint-12", "models/bert", "tmp/x"})
    void a_folder_that_training_leaves_is_no_ancestor(String path) {
        FolderContent model = files("config.json", "{\"_name_or_path\":\"" + path + "\"}");

        assertThat(read(NONE, model).lineage().ancestors()).isEmpty();
    }
}
