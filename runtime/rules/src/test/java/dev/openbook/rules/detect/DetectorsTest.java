package dev.openbook.rules.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openbook.rules.detect.Detector.Found;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every number here is one that an authority or a network publishes as an example, or is made for tests. */
class DetectorsTest {
    /** Kind, a text, what is found in it. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            us-social-security-number | His number is 078-05-1120.            | 078-05-1120
            us-social-security-number | (219-09-9999)                         | 219-09-9999
            us-social-security-number | number 219 09 9999, given             | 219 09 9999
            us-social-security-number | number 219–09–9999                    | 219–09–9999
            us-social-security-number | SSN: 078051120                        | 078051120
            us-social-security-number | social security number is 078051120   | 078051120
            us-taxpayer-number        | ITIN 900-70-0000                      | 900-70-0000
            us-taxpayer-number        | ITIN: 900700000                       | 900700000
            us-employer-number        | EIN 12-3456789.                       | 12-3456789
            us-routing-number         | Routing number: 021000021             | 021000021
            us-routing-number         | ABA 011000015                         | 011000015
            us-passport-number        | Passport No. C01234567                | C01234567
            us-medicare-number        | MBI 1EG4-TE5-MK73                     | 1EG4-TE5-MK73
            us-street-address         | at 1600 Pennsylvania Avenue NW, Suite 4 | 1600 Pennsylvania Avenue NW, Suite 4
            us-street-address         | 742 W. 5th St., Springfield           | 742 W. 5th St.
            us-street-address         | Mail to P.O. Box 123 only             | P.O. Box 123
            us-phone-number           | Call (555) 555-0100.                  | (555) 555-0100
            us-phone-number           | 202-555-0143                          | 202-555-0143
            us-phone-number           | +1 202.555.0143                       | +1 202.555.0143
            us-phone-number           | 1-800-555-0199 toll free              | 1-800-555-0199
            us-phone-number           | phone: 2025550143                     | 2025550143
            phone-number              | +44 20 7946 0958                      | +44 20 7946 0958
            phone-number              | +49 (0)30 23125 000                   | +49 (0)30 23125 000
            phone-number              | +33 1 99 00 12 34, le matin           | +33 1 99 00 12 34
            phone-number              | 0033 199001234                        | 0033 199001234
            phone-number              | Tel.: 030 23125 000                   | 030 23125 000
            phone-number              | Téléphone 01 99 00 12 34              | 01 99 00 12 34
            email-address             | write to jane.doe+x@mail.example.org. | jane.doe+x@mail.example.org
            email-address             | <o'neil@example.co.uk>                | o'neil@example.co.uk
            payment-card-number       | 4111 1111 1111 1111                   | 4111 1111 1111 1111
            payment-card-number       | 4111-1111-1111-1111                   | 4111-1111-1111-1111
            payment-card-number       | card 5555555555554444, Mastercard     | 5555555555554444
            payment-card-number       | 2223003122003222                      | 2223003122003222
            payment-card-number       | 378282246310005                       | 378282246310005
            payment-card-number       | 3782 822463 10005                     | 3782 822463 10005
            payment-card-number       | 6011111111111117                      | 6011111111111117
            payment-card-number       | 30569309025904                        | 30569309025904
            payment-card-number       | 3530111333300000                      | 3530111333300000
            date-of-birth             | born on January 31, 1980 in Ohio      | January 31, 1980
            date-of-birth             | DOB: 01/31/1980                       | 01/31/1980
            date-of-birth             | geboren am 31. Januar 1980            | 31. Januar 1980
            date-of-birth             | Geburtsdatum: 31.01.1980              | 31.01.1980
            date-of-birth             | née le 1er février 1980               | 1er février 1980
            date-of-birth             | né(e) le 31/01/1980                   | 31/01/1980
            date-of-birth             | fecha de nacimiento: 31 de enero de 1980 | 31 de enero de 1980
            date-of-birth             | data di nascita 31-01-1980            | 31-01-1980
            date-of-birth             | Date of birth 1980-01-31              | 1980-01-31
            ip-address                | from 192.0.2.17, yesterday            | 192.0.2.17
            ip-address                | IP address 8.8.8.8                    | 8.8.8.8
            ip-address                | at 2001:db8::8a2e:370:7334            | 2001:db8::8a2e:370:7334
            ip-address                | 2001:0db8:85a3:0000:0000:8a2e:0370:7334 | 2001:0db8:85a3:0000:0000:8a2e:0370:7334
            iban                      | DE89 3704 0044 0532 0130 00 and more  | DE89 3704 0044 0532 0130 00
            iban                      | DE89 3704 0044 0532 0130 00 EUR       | DE89 3704 0044 0532 0130 00
            iban                      | GB29NWBK60161331926819                | GB29NWBK60161331926819
            iban                      | FR14 2004 1010 0505 0001 3M02 606.    | FR14 2004 1010 0505 0001 3M02 606
            iban                      | NO93 8601 1117 947                    | NO93 8601 1117 947
            iban                      | MT84MALT011000012345MTLCAST001S       | MT84MALT011000012345MTLCAST001S
            de-tax-number             | IdNr. 86095742719                     | 86095742719
            de-tax-number             | 86 095 742 719                        | 86 095 742 719
            de-tax-number             | 65929970489                           | 65929970489
            at-social-insurance-number | 1237 010180                          | 1237 010180
            at-social-insurance-number | SVNR 1237010180                      | 1237010180
            fr-social-security-number | 2 55 08 14 168 025 38                 | 2 55 08 14 168 025 38
            fr-social-security-number | 255081416802538                       | 255081416802538
            be-national-number        | 85.07.30-033.28                       | 85.07.30-033.28
            nl-citizen-service-number | BSN 111222333                         | 111222333
            nl-citizen-service-number | burgerservicenummer: 1234.56.782      | 1234.56.782
            uk-national-insurance-number | AA 00 00 01 B is given             | AA 00 00 01 B
            uk-national-insurance-number | AA000003D                          | AA000003D
            it-fiscal-code            | RSSMRA85T10A562S                      | RSSMRA85T10A562S
            es-identity-number        | DNI 12345678Z                         | 12345678Z
            es-identity-number        | 12345678-Z                            | 12345678-Z
            es-foreigner-number       | X1234567L                             | X1234567L
            pt-tax-number             | NIF 123 456 789                       | 123 456 789
            pl-national-number        | PESEL 44051401359                     | 44051401359
            se-personal-number        | 811218-9876                           | 811218-9876
            se-personal-number        | 19640823-3234                         | 19640823-3234
            se-personal-number        | personnummer 8112189876               | 8112189876
            fi-personal-code          | 131052-308T                           | 131052-308T
            """)
    void findsWhatIsOne(String kind, String text, String found) {
        assertThat(found(kind, text)).as(text).containsExactly(found);
        assertThat(Detectors.named(kind).orElseThrow().find(text)).extracting(Found::what).containsOnly(kind);
    }

    /** Of each kind: wrong check digits, ranges that are never given out, parts of longer numbers, and what stands without its word. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            us-social-security-number | 000-12-3456
            us-social-security-number | 666-12-3456
            us-social-security-number | 900-12-3456
            us-social-security-number | 123-00-4567
            us-social-security-number | 123-45-0000
            us-social-security-number | 123-45 6789
            us-social-security-number | 078051120
            us-social-security-number | 1078-05-1120
            us-social-security-number | 078-05-11201
            us-social-security-number | 12-078-05-1120
            us-taxpayer-number        | 900-49-0000
            us-taxpayer-number        | 900-93-0000
            us-employer-number        | 07-3456789
            us-routing-number         | Routing number: 021000022
            us-routing-number         | 021000021
            us-passport-number        | C01234567
            us-medicare-number        | 1SG4-TE5-MK73
            us-street-address         | the 5 members of the Street Team
            us-phone-number           | 123-456-7890
            us-phone-number           | 202-155-0143
            us-phone-number           | 211-555-0143
            us-phone-number           | 2025550143
            phone-number              | 1 000 000 000
            phone-number              | +5 points
            email-address             | jane@localhost
            email-address             | @example.org
            payment-card-number       | 4111 1111 1111 1112
            payment-card-number       | 1234567890123456
            payment-card-number       | 9111111111111111
            date-of-birth             | signed on January 31, 1980
            ip-address                | section 4.2.1.3 says
            ip-address                | 300.0.2.17
            ip-address                | 192.0.2.17.5
            ip-address                | at 10:30:45
            iban                      | DE88 3704 0044 0532 0130 00
            iban                      | DE89 3704 0044 0532 0130
            iban                      | XX89 3704 0044 0532 0130 00
            de-tax-number             | 86095742718
            de-tax-number             | 11111111111
            de-tax-number             | 01234567890
            at-social-insurance-number | 1238 010180
            fr-social-security-number | 2 55 08 14 168 025 39
            be-national-number        | 85.07.30-033.29
            nl-citizen-service-number | BSN 111222334
            nl-citizen-service-number | 111222333
            uk-national-insurance-number | QQ 12 34 56 C
            uk-national-insurance-number | GB123456A
            it-fiscal-code            | RSSMRA85T10A562T
            es-identity-number        | 12345678A
            es-foreigner-number       | X1234567A
            pt-tax-number             | NIF 123 456 788
            pt-tax-number             | 123 456 789
            pl-national-number        | 44051401358
            pl-national-number        | 44991401359
            se-personal-number        | 811218-9875
            fi-personal-code          | 131052-308U
            """)
    void findsNothingElse(String kind, String text) {
        assertThat(found(kind, text)).as(text).isEmpty();
    }

    @Test
    void groupsHoldKindsAndKindsArePartOfTheAnswer() {
        String text = "Ada, born on 12/10/1815, SSN 078-05-1120, IBAN DE89 3704 0044 0532 0130 00, ada@example.org, EIN 12-3456789";
        assertThat(kinds("us-pii", text)).containsExactly("date-of-birth", "email-address", "us-social-security-number");
        assertThat(kinds("eu-pii", text)).containsExactly("date-of-birth", "email-address", "iban");
        assertThat(kinds("pii", text)).containsExactly("date-of-birth", "email-address", "iban", "us-social-security-number");
    }

    @Test
    void everyKindIsFoundSomewhereInTheTable() throws NoSuchMethodException {
        String table = getClass().getDeclaredMethod("findsWhatIsOne", String.class, String.class, String.class)
                .getAnnotation(CsvSource.class).textBlock();
        assertThat(Detectors.kindNames()).allSatisfy(kind -> assertThat(table).contains(kind));
        assertThat(Detectors.names()).contains("pii", "us-pii", "eu-pii").containsAll(Detectors.kindNames());
    }

    @Test
    void overlappingRangesBecomeOne() {
        Detector both = new Together(List.of(
                FormDetector.of("left", "ab cd", found -> true), FormDetector.of("right", "cd ef gh", found -> true)));
        assertThat(both.find("ab cd ef gh")).containsExactly(new Found(0, 11, "left"));
    }

    private static List<String> found(String kind, String text) {
        return Detectors.named(kind).orElseThrow().find(text).stream()
                .map(found -> text.substring(found.start(), found.end()))
                .toList();
    }

    private static Set<String> kinds(String group, String text) {
        Set<String> kinds = new TreeSet<>();
        Detectors.named(group).orElseThrow().find(text).forEach(found -> kinds.add(found.what()));
        return kinds;
    }
}
