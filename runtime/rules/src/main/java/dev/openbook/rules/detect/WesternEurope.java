package dev.openbook.rules.detect;

import java.util.List;
import java.util.Set;

/** Numbers of persons in Germany, Austria, France, Belgium, the Netherlands and the United Kingdom. */
final class WesternEurope {
    private static final String BLANK = Forms.BLANK + "?";

    private WesternEurope() {}

    static List<FormDetector> all() {
        return List.of(
                FormDetector.of(
                        "de-tax-number", "[1-9]\\d" + BLANK + "\\d{3}" + BLANK + "\\d{3}" + BLANK + "\\d{3}",
                        written -> isGermanTaxNumber(Forms.bare(written))),
                FormDetector.of(
                        "at-social-insurance-number", "[1-9]\\d{3}(?:" + Forms.GAP + "|/)\\d{6}",
                        written -> isAustrianNumber(Forms.bare(written))),
                FormDetector.near(
                        "at-social-insurance-number", "SVNR|SV-?Nr|SV-Nummer|Sozialversicherungsnummer|VSNR", "[1-9]\\d{9}",
                        written -> isAustrianNumber(Forms.bare(written))),
                FormDetector.of(
                        "fr-social-security-number",
                        "[1-478]" + BLANK + "\\d{2}" + BLANK + "\\d{2}" + BLANK + "(?:\\d{2}|2[ABab])" + BLANK + "\\d{3}" + BLANK + "\\d{3}"
                                + BLANK + "\\d{2}",
                        written -> isFrenchNumber(Forms.bare(written))),
                FormDetector.of(
                        "be-national-number", "\\d{2}[. ]?\\d{2}[. ]?\\d{2}[\\- ]?\\d{3}[. ]?\\d{2}",
                        written -> isBelgianNumber(Forms.bare(written))),
                FormDetector.near(
                        "nl-citizen-service-number", "BSN|burgerservicenummer|sofi-?nummer|citizen service number",
                        "\\d{4}[. ]?\\d{2}[. ]?\\d{3}", written -> isDutchNumber(Forms.bare(written))),
                FormDetector.of(
                        "uk-national-insurance-number",
                        "[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]" + BLANK + "\\d{2}" + BLANK + "\\d{2}" + BLANK + "\\d{2}" + BLANK + "[A-D]",
                        WesternEurope::isBritishNumber));
    }

    /**
     * Steuerliche Identifikationsnummer: of its first ten digits one occurs twice or three times and no other more than once (so
     * one or two digits are missing); the last is the check digit of ISO 7064 MOD 11,10 (Bundeszentralamt für Steuern; § 139b AO).
     */
    static boolean isGermanTaxNumber(String digits) {
        int[] counts = new int[10];
        digits.chars().limit(10).forEach(digit -> counts[digit - '0']++);
        int repeated = 0;
        int most = 0;
        for (int count : counts) {
            repeated += count > 1 ? 1 : 0;
            most = Math.max(most, count);
        }
        return repeated == 1 && most <= 3 && CheckDigits.mod11And10(digits);
    }

    /** Versicherungsnummer: weights 3, 7, 9, 5, 8, 4, 2, 1, 6 without the check digit, its fourth; then a birthday (§ 31 ASVG). */
    static boolean isAustrianNumber(String digits) {
        int check = Forms.weighted(digits, 3, 7, 9, 0, 5, 8, 4, 2, 1, 6) % 11;
        // Where more are born on a day than there are numbers, months from 13 on stand for none.
        boolean born = Forms.number(digits, 6, 8) >= 1 && Forms.number(digits, 6, 8) <= 15 && Forms.number(digits, 4, 6) >= 1
                && Forms.number(digits, 4, 6) <= 31;
        return born && check == Forms.digit(digits, 3);
    }

    /** NIR: the key is 97 less what the first thirteen leave when divided by 97; Corsica's 2A counts as 19, 2B as 18 (INSEE). */
    static boolean isFrenchNumber(String bare) {
        int month = Forms.number(bare, 3, 5);
        boolean known = (month >= 1 && month <= 12) || (month >= 20 && month <= 42) || month >= 50;
        String digits = bare.replace("2A", "19").replace("2B", "18");
        return known && 97 - CheckDigits.restOf97(digits.substring(0, 13)) == Forms.number(digits, 13, 15);
    }

    /** Rijksregisternummer: 97 less what the first nine leave, after a 2 for those born since 2000 (Royal Decree of 3 April 1984). */
    static boolean isBelgianNumber(String digits) {
        int month = Forms.number(digits, 2, 4) % 20;
        int day = Forms.number(digits, 4, 6);
        int check = Forms.number(digits, 9, 11);
        String first = digits.substring(0, 9);
        boolean born = month <= 12 && Forms.number(digits, 2, 4) <= 52 && day <= 31;
        return born && Forms.number(digits, 6, 9) > 0
                && (97 - CheckDigits.restOf97(first) == check || 97 - CheckDigits.restOf97("2" + first) == check);
    }

    /** Burgerservicenummer: weights 9 to 2 and −1, the sum divisible by 11 (Regeling burgerservicenummer, "elfproef"). */
    static boolean isDutchNumber(String digits) {
        return !Forms.isOneDigit(digits) && Forms.weighted(digits, 9, 8, 7, 6, 5, 4, 3, 2, -1) % 11 == 0;
    }

    /** National insurance number: letters that HMRC gives out (National Insurance Manual NIM39110). No check digit. */
    static boolean isBritishNumber(String written) {
        return !Set.of("BG", "GB", "KN", "NK", "NT", "TN", "ZZ").contains(written.substring(0, 2));
    }
}
