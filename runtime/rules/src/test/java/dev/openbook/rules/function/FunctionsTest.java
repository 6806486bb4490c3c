package dev.openbook.rules.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FunctionsTest {
    @Test
    void wordsAndCharactersAsWordProcessorsCount() {
        assertThat(TextMeasures.words("")).isZero();
        assertThat(TextMeasures.words("  one\ttwo\n\nthree-four  – five's (six) ")).isEqualTo(6);
        assertThat(TextMeasures.words("no\u00A0break soft\u00ADhyphen")).isEqualTo(2);
        assertThat(TextMeasures.words("助成金 ok 申請")).isEqualTo(6);
        assertThat(TextMeasures.characters("a b\r\nc\u00A0😀")).isEqualTo(6);
        assertThat(TextMeasures.charactersWithoutSpaces("a b\r\nc\u00A0😀")).isEqualTo(4);
        assertThat(TextMeasures.pages("x".repeat(1801), 1800)).isEqualTo(2);
        assertThat(TextMeasures.pages("", 1800)).isZero();
        assertThatThrownBy(() -> TextMeasures.pages("x", 0)).isInstanceOf(FunctionFailure.class).hasMessageContaining("at least 1");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            One. Two! Three?                                        | 3
            Dr. Lee of St. Paul met Mr. J. Smith. He left.          | 2
            We pay, e.g. for rent. Also food etc. and more.         | 2
            It costs 1.5 million. "Really?" she asked. Yes.         | 3
            Wait... what? No!                                       | 2
            Der Antrag ist bis zum 31. Januar 2026 fällig. Danach nicht. | 2
            Das gilt z.B. für Vereine. Auch für Dr. Meier.          | 2
            No end                                                  | 1
            1. First item. 2. Second item.                          | 2
            ¿Quién puede? Los de aquí.                              | 2
            12.                                                     | 0
            He works for Acme Inc. She does not.                    | 2
            It is in Sec. 4 of the U.S. Code.                       | 2
            """)
    void sentences(String text, long count) {
        assertThat(Sentences.of(text)).as(Sentences.of(text).toString()).hasSize((int) count);
    }

    @Test
    void aHeadingIsASentenceOfItsOwn() {
        assertThat(Sentences.of("Who may apply\n\nNonprofits may apply.")).containsExactly("Who may apply", "Nonprofits may apply.");
    }

    @Test
    void readingEaseFollowsTheFormula() {
        // Six words of one syllable in one sentence: 206.835 - 1.015 * 6 - 84.6 * 1.
        assertThat(ReadingEase.of("The cat sat on the mat.", "en")).isCloseTo(116.145, within(0.001));
        assertThat(ReadingEase.of("Das ist ein Satz.", "de")).isCloseTo(180 - 4 - 58.5, within(0.001));
        assertThat(ReadingEase.of("Organizational sustainability necessitates interdisciplinary collaboration.", "en")).isNegative();
        assertThatThrownBy(() -> ReadingEase.of("Det är bra.", "sv")).isInstanceOf(FunctionFailure.class).hasMessageContaining("de, en");
        assertThatThrownBy(() -> ReadingEase.of("123", "en")).isInstanceOf(FunctionFailure.class).hasMessageContaining("none");
    }

    @ParameterizedTest
    @CsvSource({"cat,1", "table,2", "needed,2", "walked,1", "places,2", "makes,1", "organization,5", "the,1", "be,1", "free,1", "idea,2"})
    void syllables(String word, long count) {
        assertThat(ReadingEase.syllables(word, true)).isEqualTo(count);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2026-01-31            | 2026-01-31
            2026-01-31T10:00:00Z  | 2026-01-31
            January 31, 2026      | 2026-01-31
            Jan. 31 2026          | 2026-01-31
            31 January 2026       | 2026-01-31
            31. Januar 2026       | 2026-01-31
            1er février 2026      | 2026-02-01
            31 de enero de 2026   | 2026-01-31
            31.1.2026             | 2026-01-31
            01/31/2026            | 2026-01-31
            31/01/2026            | 2026-01-31
            02/02/2026            | 2026-02-02
            """)
    void readsDays(String text, String day) {
        assertThat(Dates.day(text)).hasToString(day);
    }

    @ParameterizedTest
    @CsvSource({"01/02/2026", "2026-02-30", "soon", "2026", "31 Foo 2026", "0000-01-01", "''", "2026-1-31"})
    void readsNoDayThatIsNoneOrTwo(String text) {
        assertThatThrownBy(() -> Dates.day(text)).isInstanceOf(FunctionFailure.class).hasMessageContaining("2026-01-31");
    }

    @Test
    void daysMonthsAndYears() {
        assertThat(Dates.daysBetween("2026-03-01", "2026-02-01")).isEqualTo(-28);
        assertThat(Dates.monthsBetween("2026-01-31", "2026-02-28")).isZero();
        assertThat(Dates.yearsBetween("2020-02-29", "2021-02-28")).isZero();
        assertThat(Dates.plusMonths("2026-01-31", 1)).isEqualTo("2026-02-28");
        assertThat(Dates.weekday("2026-01-31")).isEqualTo("Saturday");
        assertThatThrownBy(() -> Dates.plusDays("2026-01-31", Long.MAX_VALUE)).isInstanceOf(FunctionFailure.class);
        assertThatThrownBy(() -> Dates.plusDays("9999-12-31", 1)).isInstanceOf(FunctionFailure.class);
    }

    @Test
    void businessDaysLeaveOutWeekendsAndHolidays() {
        BusinessDays none = new BusinessDays(List.of());
        LocalDate friday = LocalDate.of(2026, 1, 30);
        assertThat(none.between(friday, friday.plusDays(3))).isEqualTo(1);
        assertThat(none.between(friday.plusDays(3), friday)).isEqualTo(-1);
        assertThat(none.between(friday, friday.plusDays(2))).isZero();
        assertThat(none.add(friday, 1)).isEqualTo(friday.plusDays(3));
        assertThat(none.add(friday.plusDays(1), 1)).isEqualTo(friday.plusDays(3));
        assertThat(none.add(friday.plusDays(1), -1)).isEqualTo(friday);
        assertThat(none.add(friday, 5)).isEqualTo(friday.plusDays(7));
        assertThat(none.add(friday, 0)).isEqualTo(friday);
        BusinessDays king = new BusinessDays(List.of("2026-01-19", "2026-01-17", "2026-01-19"));
        assertThat(king.between(LocalDate.of(2026, 1, 16), LocalDate.of(2026, 1, 20))).isEqualTo(1);
        assertThat(king.add(LocalDate.of(2026, 1, 16), 1)).isEqualTo(LocalDate.of(2026, 1, 20));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            USD 1,250.00     | USD 1250.00
            $1,250           | USD 1250.00
            1.250,00 EUR     | EUR 1250.00
            1.250 €          | EUR 1250.00
            1 250,5 €        | EUR 1250.50
            CHF 1'250.505    | CHF 1250.505
            $1.2 million     | USD 1200000.00
            2,5 Mio. Euro    | EUR 2500000.00
            -USD 5           | ''
            USD -5           | USD -5.00
            £0.10            | GBP 0.10
            1,250            | ''
            USD 1,2,3        | ''
            USD EUR 5        | ''
            USD              | ''
            ABC 5            | ''
            """)
    void readsMoney(String text, String amount) {
        if (amount.isEmpty()) {
            assertThatThrownBy(() -> Money.of(text)).isInstanceOf(FunctionFailure.class).hasMessageContaining("USD 1,250.00");
        } else {
            assertThat(Money.of(text)).hasToString(amount);
        }
    }

    @Test
    void moneyIsExactAndKeepsToItsCurrency() {
        assertThat(Money.of("USD 0.1").plus(Money.of("USD 0.2"))).isEqualTo(Money.of("USD 0.30"));
        assertThat(Money.sum(List.of("USD 0.10", "$0.20"))).hasToString("USD 0.30");
        assertThat(Money.of("USD 2").compare(Money.of("USD 10"))).isNegative();
        assertThatThrownBy(() -> Money.of("USD 2").compare(Money.of("EUR 2"))).isInstanceOf(FunctionFailure.class)
                .hasMessageContaining("USD and EUR");
        assertThatThrownBy(() -> Money.sum(List.of())).isInstanceOf(FunctionFailure.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            MIT                                         | true
            mit                                         | true
            GPL-2.0-only                                | false
            MIT OR GPL-2.0-only                         | true
            MIT AND GPL-2.0-only                        | false
            MIT AND (Apache-2.0 OR GPL-2.0-only)        | true
            (MIT AND GPL-2.0-only) OR Apache-2.0        | true
            Apache-2.0 WITH LLVM-exception              | true
            GPL-2.0-only WITH Classpath-exception-2.0   | true
            GPL-3.0-only WITH Classpath-exception-2.0   | false
            LGPL-2.1-or-later                           | true
            LGPL-2.1+                                   | true
            LGPL-2.0-only                               | false
            LGPL-3.0                                    | true
            NOASSERTION                                 | false
            LicenseRef-own                              | false
            """)
    void licencesSuffice(String expression, boolean suffices) {
        List<String> list = List.of("Apache-2.0", "MIT", "LGPL-3.0-only", "GPL-2.0-only with Classpath-exception-2.0");
        assertThat(LicenseExpression.isIn(expression, list)).isEqualTo(suffices);
    }

    @ParameterizedTest
    @CsvSource({"''", "MIT OR", "OR MIT", "(MIT", "MIT)", "MIT Apache-2.0", "MIT / X11", "MIT WITH"})
    void whatIsNoExpressionFails(String text) {
        assertThatThrownBy(() -> LicenseExpression.isIn(text, List.of("MIT"))).isInstanceOf(FunctionFailure.class)
                .hasMessageContaining("SPDX");
        assertThatThrownBy(() -> LicenseExpression.isIn("(".repeat(1_000), List.of())).isInstanceOf(FunctionFailure.class);
    }

    @ParameterizedTest
    @CsvSource({"1,III,true", "3,III,true", "3,II,false", "0,III,false", "2,Class II,true", "1,1,true"})
    void classesOfOpenness(long modelClass, String needed, boolean atLeast) {
        assertThat(OpennessClass.isAtLeast(modelClass, needed)).isEqualTo(atLeast);
        assertThat(OpennessClass.number("Class II - Open Tooling Model")).isEqualTo(2);
        assertThat(OpennessClass.number("Unclassified")).isZero();
        assertThatThrownBy(() -> OpennessClass.isAtLeast(1, "IV")).isInstanceOf(FunctionFailure.class);
    }

    @ParameterizedTest
    @CsvSource({
        "board/a.pdf,board/**,true", "board/2025/a.pdf,board/**,true", "boards/a.pdf,board/**,false", "board,board/**,false",
        "a/board/b,board/**,false", "a/board/b,**/board/**,true", "board/b,**/board/**,true", "aboard/b,**/board/**,false",
        "a.pdf,*.pdf,true", "a/b.pdf,*.pdf,false", "a/b.pdf,**/*.pdf,true", "b.pdf,**/*.pdf,true", "fox,**/x,false",
        "a1,a?,true", "a/,a?,false", "a\\b,a/*,true", "A,a,false", "a/b/c/d,a/**/d,true", "a/d,a/**/d,true", "ad,a/**/d,false",
        "anything/at/all,**,true", "'','',true", "a,'',false", "a/x/y/b,a/**/**/b,true"
    })
    void globs(String path, String form, boolean matches) {
        assertThat(Glob.matches(path, form)).isEqualTo(matches);
    }

    @Test
    void citationsAreThoseOfSourcesThereAre() {
        List<?> sources = List.of(
                Map.of("marker", 1L, "quote", "The award is $500 for 3 months."), Map.of("marker", 2L, "quote", "Museums may apply."));
        List<?> sentences = List.of(
                Map.of("text", "The award is $500.", "factual", true, "citations", List.of(1L)),
                Map.of("text", "The award is $600.", "factual", true, "citations", List.of(1L, 7L)),
                Map.of("text", "Museums may apply.", "factual", true, "citations", List.of(9L)),
                Map.of("text", "Good luck!", "factual", false, "citations", List.of()));
        assertThat(Citations.cites(sentences, sources, 1)).isTrue();
        assertThat(Citations.cites(sentences, sources, 2)).isFalse();
        assertThat(Citations.cites(sentences, sources, 9)).isFalse();
        assertThat(Citations.uncited(sentences, sources)).containsExactly("Museums may apply.");
        assertThat(Citations.unsourced(sentences, sources)).containsExactly(7L, 9L);
        assertThat(Citations.ungrounded(sentences, sources, 0.6)).containsExactly("The award is $600.", "Museums may apply.");
        assertThatThrownBy(() -> Citations.ungrounded(sentences, sources, 2)).isInstanceOf(FunctionFailure.class);
    }
}
