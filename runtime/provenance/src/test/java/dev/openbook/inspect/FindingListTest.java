package dev.openbook.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openbook.provenance.Finding;
import dev.openbook.provenance.Finding.Severity;
import org.junit.jupiter.api.Test;

class FindingListTest {
    private final FindingList findings = new FindingList();

    private void add(Severity severity, String message) {
        findings.add(new Finding("CODE", severity, "place", message, "remedy"));
    }

    @Test
    void many_warnings_do_not_hide_an_error_of_the_same_code() {
        for (int i = 0; i < 50; i++) {
            add(Severity.WARNING, "w" + i);
        }
        add(Severity.ERROR, "the one that counts");

        assertThat(findings.toList()).hasSize(22).anyMatch(finding -> finding.severity() == Severity.ERROR);
        assertThat(findings.toList()).as("asking twice gives the same").isEqualTo(findings.toList());
        assertThat(findings.toList().getLast().message()).isEqualTo("30 more findings of this kind.");
    }

    @Test
    void long_texts_are_shortened_between_characters() {
        add(Severity.INFO, "\uD83D\uDE00".repeat(600));

        assertThat(findings.toList().getFirst().message()).isEqualTo("\uD83D\uDE00".repeat(500) + "…");
    }
}
