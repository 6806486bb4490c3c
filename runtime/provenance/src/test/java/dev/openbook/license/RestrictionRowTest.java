package dev.openbook.license;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.openbook.license.RestrictionRow.Confirmation;
import dev.openbook.license.text.LicenseTitles;
import dev.openbook.provenance.License;
import dev.openbook.provenance.Restriction;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RestrictionRowTest {
    /** Licences whose texts we could not read. The README says so too. */
    private static final Set<String> UNCONFIRMED =
            Set.of("LicenseRef-HF-h-research", "LicenseRef-falcon-llm-license", "LicenseRef-jamba-open-model-license");

    private final List<RestrictionRow> rows = LicenseTable.restrictions();
    private final LicenseTable table = LicenseTable.standard();

    @Test
    void what_is_confirmed_says_by_what_and_the_rest_is_listed() {
        assertThat(rows).allSatisfy(row -> {
            if (row.confirmation() == Confirmation.NO) {
                assertThat(row.source()).as(row.identifier()).isEmpty();
            } else {
                assertThat(row.source()).as(row.identifier()).matches("https://[a-z0-9.]+/\\S+");
            }
        });
        assertThat(rows.stream().filter(row -> row.confirmation() == Confirmation.NO).map(RestrictionRow::identifier))
                .containsExactlyInAnyOrderElementsOf(UNCONFIRMED);
    }

    /** Rows of the Model Openness Tool's tables are SPDX's licences, whose texts are here; a family of licences has no text. */
    @Test
    void every_restriction_of_a_licence_that_spdx_lacks_is_confirmed_or_listed() {
        Set<String> known = rows.stream().map(RestrictionRow::identifier).collect(Collectors.toSet());

        assertThat(LicenseTableTest.resource("licenses.csv").lines().map(LicenseRow::fields))
                .filteredOn(fields -> fields.get(2).equals("hf") || fields.get(2).equals("ours"))
                .filteredOn(fields -> !fields.getFirst().startsWith("hf:"))
                .filteredOn(fields -> !Set.of("", "none", "not in MOT tables").contains(fields.getLast()))
                .hasSizeGreaterThan(30)
                .allSatisfy(fields -> assertThat(known).contains(fields.getFirst()));
        assertThat(LicenseTitles.standard().all()).allSatisfy(title -> assertThat(known).contains(title.identifier()));
    }

    @Test
    void every_licence_stands_once_is_not_open_and_is_told_in_plain_words() {
        assertThat(rows).extracting(RestrictionRow::identifier).doesNotHaveDuplicates();
        assertThat(rows.stream().flatMap(row -> row.cardNames().stream())).doesNotHaveDuplicates();
        assertThat(rows).allSatisfy(row -> {
            License license = table.listed(row.identifier()).orElseThrow();
            assertThat(license.open()).as(row.identifier()).isFalse();
            assertThat(license.restriction()).contains(row.restriction());
            assertThat(Restriction.inPlainWords(row.restriction())).doesNotContain("restricts use: ");
            assertThat(row.cardNames()).allSatisfy(
                    name -> assertThat(table.findOther(name).spdx()).as(name).contains(row.identifier()));
        });
    }

    @Test
    void what_the_hub_calls_a_licence_leads_to_what_was_read_of_it() {
        assertThat(table.find("apple-ascl").restriction()).contains("no patent rights");
        assertThat(table.find("llama3").restriction()).hasValueSatisfying(words -> assertThat(words).endsWith("no training of others"));
    }

    @Test
    void another_table_is_refused() {
        String header = "id,restriction,confirmed,edition,source,card_names\n";

        assertThat(RestrictionRow.parse(header + "LicenseRef-a,\"x, y\",part,,https://example.org/a,b|c").getFirst())
                .isEqualTo(new RestrictionRow("LicenseRef-a", "x, y", Confirmation.PART, "", "https://example.org/a", List.of("b", "c")));
        assertThatIllegalStateException().isThrownBy(() -> RestrictionRow.parse("id,restriction\n"));
        assertThatIllegalStateException().isThrownBy(() -> RestrictionRow.parse(header + "a,b,text,,\n"));
        assertThatIllegalStateException().isThrownBy(() -> RestrictionRow.parse(header + "a,b,perhaps,,,\n"));
    }
}
