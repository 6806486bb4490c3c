package dev.openbook.rules.function;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersInTextTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            We ask for $1,250,000.50.                | USD 1250000.5
            Up to USD 1.25 million                   | USD 1250000
            $5M over 3 years                         | USD 5000000; 3
            $1.2bn in all                            | USD 1200000000
            350 thousand people                      | 350000
            Bis zu 1.250.000,50 € sind da            | EUR 1250000.5
            Die Summe von 1.250 Euro                 | EUR 1250
            Es sind 1.250 Kinder und die Eltern      | 1250
            It is 1.250 times the rate of the others | 1.25
            Mit 2,5 Mio. Euro wird das Haus gebaut   | EUR 2500000
            Das sind 3 Mrd. €                        | EUR 3000000000
            Le budget est de 1 250 000,50 €          | EUR 1250000.5
            une aide de 2 millions d'euros           | EUR 2000000
            CHF 1'250.50                             | CHF 1250.5
            £20                                      | GBP 20
            12% of them                              | 12%
            12.5 percent and 7,5 %                   | 12.5%; 7.5%
            between 10-20 people                     | 10; 20
            at −5 degrees                            | -5
            due January 31, 2026 at the latest       | 2026-01-31
            due 31 January 2026                      | 2026-01-31
            am 31. Januar 2026 ist Schluss           | 2026-01-31
            le 31 janvier 2026                       | 2026-01-31
            on 2026-01-31                            | 2026-01-31
            on 01/31/2026                            | 2026-01-31
            the first of 02/03/2026 is the day       | 2026-02-03
            le premier est le 02/03/2026 pour les    | 2026-03-02
            in January 2026                          | 2026
            12 million 2026                          | 12000000; 2026
            as the law [1] says, 7 days [2, 3]       | 7
            section 4.2.1 of 501(c)(3)               | 4; 2; 1; 501; 3
            H2O and COVID-19                         | 19
            5 m of cloth for 3 k                     | 5; 3
            1.50 and 1.5 and 1.500,0                 | 1.5; 1.5; 1500
            """)
    void normalises(String text, String expected) {
        assertThat(NumbersInText.of(text)).extracting(Object::toString).as(text).containsExactly(expected.split("; "));
    }

    @Test
    void noNumbersInWords() {
        assertThat(NumbersInText.of("Twelve angry men")).isEmpty();
        assertThat(NumbersInText.of("")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            We ask for $1,250.         | the award is 1.250 USD, und das ist     | ''
            We ask for 1,250.          | up to $1,250.00                          | ''
            It ends in 2026.           | It ends on January 31, 2026.             | ''
            It is 12%.                 | It is 12 percent.                        | ''
            It is 12%.                 | It is 12.                                | 12%
            It takes 3 letters.        | It takes three letters.                  | ''
            It takes 4 letters.        | It takes three letters.                  | 4
            EUR 500                    | USD 500                                  | EUR 500
            7 and 8 and 7              | 8                                        | 7
            on 2026-01-31              | on 2026-01-30                            | 2026-01-31
            """)
    void comparesWithSources(String text, String source, String missing) {
        assertThat(String.join("; ", new Grounding(List.of(source)).numbersNotIn(text))).isEqualTo(missing);
    }

    @Test
    void groundingIsTheShareOfContentWordsUnlessANumberIsMissing() {
        String source = "Eligible applicants are nonprofit organizations with budgets below $1,000,000.";
        assertThat(Grounding.of("Nonprofit organizations are eligible.", List.of(source))).isEqualTo(1);
        assertThat(Grounding.of("Nonprofit hospitals are eligible.", List.of(source))).isBetween(0.6, 0.7);
        assertThat(Grounding.of("Nonprofit organizations with budgets below $2,000,000.", List.of(source))).isZero();
        assertThat(Grounding.of("Schools, museums, libraries!", List.of(source))).isZero();
        assertThat(Grounding.of("Is it?", List.of(source))).isEqualTo(1);
        assertThat(Grounding.of("Förderung", List.of("forderung"))).isEqualTo(1);
    }
}
