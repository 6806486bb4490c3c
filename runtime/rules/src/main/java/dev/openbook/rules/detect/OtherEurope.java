package dev.openbook.rules.detect;

import java.util.List;

/** Numbers of persons in Italy, Spain, Portugal, Poland, Sweden and Finland. */
final class OtherEurope {
    private static final String SPANISH_LETTERS = "TRWAGMYFPDXBNJZSQVHLCKE";
    private static final String FINNISH_CHARACTERS = "0123456789ABCDEFHJKLMNPRSTUVWXY";
    /** Months, from January, and what stands for a digit where two persons would have the same number. */
    private static final String ITALIAN_MONTHS = "ABCDEHLMPRST";

    private static final String ITALIAN_DIGITS = "LMNPQRSTUV";
    /** What characters at odd places count: 0 to 9, then A to Z (Ministerial Decree of 23 December 1976, table). */
    private static final int[] ITALIAN_ODD = {
        1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23
    };

    private OtherEurope() {}

    static List<FormDetector> all() {
        String italian = "[0-9LMNP-V]";
        return List.of(
                FormDetector.of(
                        "it-fiscal-code",
                        "[A-Z]{6}" + italian + "{2}[" + ITALIAN_MONTHS + "]" + italian + "{2}[A-Z]" + italian + "{3}[A-Z]",
                        OtherEurope::isItalianCode),
                FormDetector.of("es-identity-number", "\\d{8}[\\- ]?[A-HJ-NP-TV-Z]", written -> isSpanishNumber(Forms.bare(written))),
                FormDetector.of(
                        "es-foreigner-number", "[XYZ][\\- ]?\\d{7}[\\- ]?[A-HJ-NP-TV-Z]",
                        written -> isSpanishNumber("XYZ".indexOf(written.charAt(0)) + Forms.bare(written).substring(1))),
                FormDetector.near(
                        "pt-tax-number", "NIF|contribuinte(?: n\\.?º)?|n[uú]mero de contribuinte|identifica[cç][aã]o fiscal",
                        "[1-35689]\\d{2} ?\\d{3} ?\\d{3}", written -> isPortugueseNumber(Forms.bare(written))),
                FormDetector.of("pl-national-number", "\\d{11}", OtherEurope::isPolishNumber),
                FormDetector.of("se-personal-number", "(?:\\d{2})?\\d{6}[\\-+]\\d{4}", OtherEurope::isSwedishNumber),
                FormDetector.near(
                        "se-personal-number", "personnummer|personnr|samordningsnummer", "(?:\\d{2})?\\d{10}",
                        OtherEurope::isSwedishNumber),
                FormDetector.of(
                        "fi-personal-code", "\\d{6}[\\-+A-FU-Y]\\d{3}[0-9A-FHJ-NPR-Y]", OtherEurope::isFinnishCode));
    }

    /** Codice fiscale: the sum of what the characters count, by place, gives the last one (Ministerial Decree of 23 December 1976). */
    static boolean isItalianCode(String code) {
        int sum = 0;
        for (int at = 0; at < 15; at++) {
            int value = Character.digit(code.charAt(at), Character.MAX_RADIX);
            sum += at % 2 == 0 ? ITALIAN_ODD[value] : value > 9 ? value - 10 : value;
        }
        int day = 10 * italianDigit(code.charAt(9)) + italianDigit(code.charAt(10));
        boolean born = day >= 1 && day <= 71 && (day <= 31 || day >= 41);
        return born && sum % 26 == code.charAt(15) - 'A';
    }

    private static int italianDigit(char c) {
        return c <= '9' ? c - '0' : ITALIAN_DIGITS.indexOf(c);
    }

    /** DNI and NIE: the letter follows from the number modulo 23 (Royal Decree 1553/2005; NIE with X, Y, Z as 0, 1, 2). */
    static boolean isSpanishNumber(String digitsAndLetter) {
        int last = digitsAndLetter.length() - 1;
        int number = Forms.number(digitsAndLetter, 0, last);
        return SPANISH_LETTERS.charAt(number % SPANISH_LETTERS.length()) == digitsAndLetter.charAt(last);
    }

    /** NIF: weights 9 to 2, 11 less the rest, 10 and 11 as 0 (Decree-Law 14/2013). */
    static boolean isPortugueseNumber(String digits) {
        int check = 11 - Forms.weighted(digits, 9, 8, 7, 6, 5, 4, 3, 2) % 11;
        return (check > 9 ? 0 : check) == Forms.digit(digits, 8);
    }

    /** PESEL: weights 1, 3, 7, 9, and a birthday of which the month tells the century (Act of 24 September 2010, article 15). */
    static boolean isPolishNumber(String digits) {
        int sum = Forms.weighted(digits, 1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1);
        return sum % 10 == 0 && Forms.isDay(Forms.number(digits, 2, 4) % 20, Forms.number(digits, 4, 6));
    }

    /** Personnummer: Luhn's check digit over ten digits; coordination numbers have 60 added to the day (Skatteverket, SKV 704). */
    static boolean isSwedishNumber(String written) {
        String bare = Forms.bare(written);
        String digits = bare.substring(bare.length() - 10);
        int day = Forms.number(digits, 4, 6);
        return Forms.isDay(Forms.number(digits, 2, 4), day > 60 ? day - 60 : day) && CheckDigits.luhn(digits);
    }

    /** Henkilötunnus: the nine digits modulo 31 give the last character (Digital and Population Data Services Agency). */
    static boolean isFinnishCode(String code) {
        int number = Integer.parseInt(code.substring(0, 6) + code.substring(7, 10));
        return Forms.isDay(Forms.number(code, 2, 4), Forms.number(code, 0, 2))
                && FINNISH_CHARACTERS.charAt(number % FINNISH_CHARACTERS.length()) == code.charAt(10);
    }
}
