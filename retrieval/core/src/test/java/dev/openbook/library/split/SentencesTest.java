package dev.openbook.library.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SentencesTest {
    private static List<String> of(String text) {
        return Sentences.of(text).stream().map(range -> range.of(text)).toList();
    }

    /** A bar marks each place at which a sentence must end; nowhere else may one. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Who may apply?| Nonprofits may.| Call now!| It is free.",
                "Dr. Smith met Prof. Jones.| They agreed.",
                "The award is $3.5 million.| It covers 12.25 percent.",
                "See Sec. 3 and No. 12 of Fig. B.| The answer is No.| Applicants wait.",
                "It is a U.S. Government program.| Offices are in the U.S.| The budget is small.",
                "Acme Inc. Boston won.| It was paid by Acme Inc.| This is final.",
                "Use forms, e.g. SF-424, i.e. Standard Form 424.| Send them.",
                "Mail to J. R. Smith.| He reads it.",
                "1. Submit the form.| 2. Wait.",
                "Awards are small.| $5 is due.| 2025 funds are here.| (See below.)| \"Yes.\"| • Next",
                "Up to 3.5 percent. of it",
                "Rural areas wait.[1]| However, towns do not.[2][13]| They never did.",
                "Register at Grants.gov.| Then go to SAM.gov!| See 42 U.S.C. § 293k(a)(1)(F)).| Apply.",
                "(iv) The budget.| (v). The plan.",
                "It closes at 5 p.m. Eastern Time.| It opens at 9 a.m.| The office waits.",
                "Under 42 U.S.C. 290aa the rule holds.| See 45 C.F.R. Part 75.",
                "He said \"Apply now.\"| She did (quickly).| They won.",
                "Wait... then go on.| Yahoo! offers more.",
                "Send it by Jan. 31.| Reports follow.",
                "申请者必须注册。|截止日期是五月。",
                "no full stop at the end",
                "Contact us at grants@example.org or www.example.org.| We answer."
            })
    void endsWhereSentencesEnd(String marked) {
        String text = marked.replace("|", "");
        assertThat(of(text)).containsExactly(Arrays.stream(marked.split("\\|")).map(String::strip).toArray(String[]::new));
    }

    @Test
    void linesAreNeverJoined() {
        assertThat(of("Eligibility\n\nName: Ohio | Award: $5\nschools and\n\ttowns. All"))
                .containsExactly("Eligibility", "Name: Ohio | Award: $5", "schools and", "towns.", "All");
    }

    @Test
    void blankTextHasNone() {
        assertThat(Sentences.of("")).isEmpty();
        assertThat(Sentences.of(" \n\u00A0\n\t")).isEmpty();
    }

    /** Files that nobody wrote: each of these once took minutes or exhausted the stack. */
    @ParameterizedTest
    @ValueSource(strings = {"!", "?.", "\"", "[1]", "No. 5 ", "A?", "etc. and ", ". ", ") ", "a.) "})
    void aLineWithoutEndTakesNoLongerThanText(String part) {
        String line = "Start. Go." + part.repeat(400_000) + "End.";
        List<TextRange> sentences = assertTimeoutPreemptively(Duration.ofMinutes(1), () -> Sentences.of(line));
        assertThat(sentences.getFirst().of(line)).isEqualTo("Start.");
        assertThat(sentences.getLast().end()).isEqualTo(line.length());
    }
}
