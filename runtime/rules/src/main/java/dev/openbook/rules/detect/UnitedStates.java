package dev.openbook.rules.detect;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Numbers of persons, employers and banks in the United States. */
final class UnitedStates {
    private static final String SOCIAL_SECURITY_NUMBER = "us-social-security-number";
    /** Groups of three, two and four digits, parted twice in the same way. */
    private static final String THREE_TWO_FOUR = "\\d{3}(?<gap>" + Forms.GAP + ")\\d{2}\\k<gap>\\d{4}";
    /** Codes of the campuses that issue numbers (IRS, Internal Revenue Manual 21.7.13.3.1.1). */
    private static final Set<Integer> EMPLOYER_PREFIXES = IntStream.of(
                    1, 2, 3, 4, 5, 6, 10, 11, 12, 13, 14, 15, 16, 20, 21, 22, 23, 24, 25, 26, 27, 30, 31, 32, 33, 34, 35, 36, 37, 38,
                    39, 40, 41, 42, 43, 44, 45, 46, 47, 48, 50, 51, 52, 53, 54, 55, 56, 57, 58, 59, 60, 61, 62, 63, 64, 65, 66, 67,
                    68, 71, 72, 73, 74, 75, 76, 77, 80, 81, 82, 83, 84, 85, 86, 87, 88, 90, 91, 92, 93, 94, 95, 98, 99)
            .boxed()
            .collect(Collectors.toUnmodifiableSet());
    /** Letters of Medicare numbers: not S, L, O, I, B, Z. */
    private static final String MEDICARE_LETTER = "[AC-HJKMNP-RT-Y]";

    private UnitedStates() {}

    static List<Detector> socialSecurityNumbers() {
        return List.of(
                FormDetector.of(SOCIAL_SECURITY_NUMBER, THREE_TWO_FOUR, UnitedStates::isSocialSecurityNumber),
                FormDetector.near(
                        SOCIAL_SECURITY_NUMBER, "SSNs?|social security(?: (?:number|no|nr))?", "\\d{9}",
                        UnitedStates::isSocialSecurityNumber));
    }

    /** Area 000, 666 and 900 to 999, group 00 and serial 0000 are never issued (Social Security Administration, since 2011). */
    static boolean isSocialSecurityNumber(String written) {
        String digits = Forms.bare(written);
        int area = Forms.number(digits, 0, 3);
        return area > 0 && area != 666 && area < 900 && Forms.number(digits, 3, 5) > 0 && Forms.number(digits, 5, 9) > 0;
    }

    static List<Detector> taxpayerNumbers() {
        return List.of(
                FormDetector.of("us-taxpayer-number", THREE_TWO_FOUR, UnitedStates::isTaxpayerNumber),
                FormDetector.near(
                        "us-taxpayer-number", "ITINs?|individual taxpayer identification(?: number)?", "\\d{9}",
                        UnitedStates::isTaxpayerNumber));
    }

    /** Individual taxpayer identification numbers: 9xx, then 50 to 65, 70 to 88, 90 to 92 or 94 to 99 (IRS Publication 4757). */
    static boolean isTaxpayerNumber(String written) {
        String digits = Forms.bare(written);
        int group = Forms.number(digits, 3, 5);
        boolean issued = (group >= 50 && group <= 65) || (group >= 70 && group <= 88) || (group >= 90 && group != 93);
        return digits.charAt(0) == '9' && issued;
    }

    /** Employer identification numbers: known prefixes. Those of organisations are public, so no group of detectors holds this. */
    static Detector employerNumbers() {
        return FormDetector.of(
                "us-employer-number", "\\d{2}[\\-\\u2010-\\u2013]\\d{7}",
                written -> EMPLOYER_PREFIXES.contains(Forms.number(written, 0, 2)));
    }

    /** Routing numbers: prefixes and check digit of the American Bankers Association (weights 3, 7, 1). */
    static Detector routingNumbers() {
        return FormDetector.near(
                "us-routing-number", "routing(?: transit)?(?: (?:number|no|nr|code))?|ABA(?: (?:number|no|nr))?|RTN", "\\d{9}",
                UnitedStates::isRoutingNumber);
    }

    static boolean isRoutingNumber(String digits) {
        int prefix = Forms.number(digits, 0, 2);
        boolean assigned = (prefix >= 1 && prefix <= 12) || (prefix >= 21 && prefix <= 32) || (prefix >= 61 && prefix <= 72)
                || prefix == 80;
        return assigned && Forms.weighted(digits, 3, 7, 1, 3, 7, 1, 3, 7, 1) % 10 == 0;
    }

    /** Passports: nine digits, or a letter and eight digits (Department of State, since 2021). */
    static Detector passports() {
        return FormDetector.near(
                "us-passport-number", "passport(?: (?:number|no|nr|card))?", "(?:[A-Z]\\d{8}|\\d{9})",
                written -> !Forms.isOneDigit(written));
    }

    /** Medicare beneficiary identifiers (Centers for Medicare and Medicaid Services, format of the MBI). No check digit. */
    static Detector medicareNumbers() {
        String letterOrDigit = "(?:" + MEDICARE_LETTER + "|\\d)";
        String form = "[1-9]" + MEDICARE_LETTER + letterOrDigit + "\\d-?" + MEDICARE_LETTER + letterOrDigit + "\\d-?"
                + MEDICARE_LETTER + "{2}\\d{2}";
        return FormDetector.of("us-medicare-number", form, written -> true);
    }

    /**
     * A house number, words with capitals, a kind of street (Publication 28 of the Postal Service, the usual ones); or a post
     * office box. It cannot tell a person's address from an office's, so no group of detectors holds it.
     */
    static Detector streetAddresses() {
        String kind = "(?:Street|St|Avenue|Ave|Boulevard|Blvd|Road|Rd|Drive|Dr|Lane|Ln|Court|Ct|Place|Pl|Terrace|Ter|Highway|Hwy"
                + "|Parkway|Pkwy|Circle|Cir|Square|Sq|Trail|Trl|Way)";
        String direction = "(?:(?:N|S|E|W|NE|NW|SE|SW)\\.?|North|South|East|West)";
        String street = "\\d{1,6} (?:" + direction + " )?(?:(?:\\p{Lu}[\\p{L}'’]{1,20}|\\d{1,3}(?:st|nd|rd|th)) ){1,4}" + kind
                + "(?![\\p{L}])\\.?(?: " + direction + ")?(?:,? (?:Apt|Apartment|Suite|Ste|Unit|Room|Rm|Floor|#)\\.? ?\\w{1,6})?";
        return FormDetector.of("us-street-address", "(?:" + street + "|P\\.? ?O\\.? Box \\d{1,6})", written -> true);
    }
}
