package dev.openbook.rules.detect;

import java.util.List;

/** Where a person can be reached, what they pay with, and when they were born. */
final class Contacts {
    private static final String PHONE = "phone-number";
    private static final String US_PHONE = "us-phone-number";
    private static final String PHONE_WORDS = "tel|t[eé]l[eé]phone|tel[eé]fono?"
            + "|telefone|telefon|telefax|telefoon|fax|phone|mobile?|mobil|cell"
            + "|handy|call|text|ph|rufnummer|portable|m[oó]vil|cellulare";
    private static final String BIRTH_WORDS = "born(?: on)?|birth ?dates?|birthday"
            + "|date of birth|dates? of birth|d\\.?o\\.?b|geboren(?: am)?|geb"
            + "|geburtsdatum|geburtstag|n[eé]e?\\(?e?\\)? le|date de naissance|fecha de nacimiento|nacid[oa](?: el)?|nat[oa](?: il)?"
            + "|data di nascita|geboortedatum|geboren op|f[oö]dd|f[oö]delsedatum|data urodzenia|urodzon[ya]|nascid[oa](?: em)?"
            + "|data de nascimento";

    private Contacts() {}

    /** Numbers of the North American plan: area and exchange begin with 2 to 9, neither is N11 (NANPA). */
    static List<Detector> usPhones() {
        String gap = "[ \\u00A0\\u202F.\\-\\u2010-\\u2013/]";
        String country = "(?:\\+?1" + gap + "?)?";
        String parted = country + "(?:\\([2-9]\\d{2}\\)" + gap + "?|[2-9]\\d{2}" + gap + ")[2-9]\\d{2}" + gap + "\\d{4}";
        // A bracket or a plus may stand at its start, where a word boundary says nothing.
        return List.of(
                FormDetector.of(US_PHONE, parted, Contacts::isUsPhone),
                FormDetector.near(US_PHONE, PHONE_WORDS, "(?:\\+?1)?[2-9]\\d{9}", Contacts::isUsPhone));
    }

    static boolean isUsPhone(String written) {
        String bare = Forms.bare(written);
        String digits = bare.length() == 11 ? bare.substring(1) : bare;
        return digits.length() == 10 && !digits.startsWith("11", 1) && !digits.startsWith("11", 4) && !Forms.isOneDigit(digits);
    }

    /** International numbers: a plus and up to fifteen digits (ITU-T E.164); others that begin with 0, near a word for them. */
    static List<Detector> phones() {
        // Possessive: a long row of digits could be parted in millions of ways.
        String group = "(?:[ \\u00A0\\u202F.\\-\\u2010-\\u2013/]?(?:\\(0?\\d{0,5}+\\)|\\d{1,14}+))";
        return List.of(
                FormDetector.of(PHONE, "(?:\\+|00 ?(?=[1-9]))[1-9]\\d{0,2}+" + group + "{1,6}+", Contacts::isPhone),
                FormDetector.near(PHONE, PHONE_WORDS, "\\(?0\\d{1,5}+\\)?" + group + "{1,6}+", Contacts::isPhone));
    }

    static boolean isPhone(String written) {
        int digits = Forms.bare(written).length();
        return digits >= 8 && digits <= 15;
    }

    /** Payment cards: lengths and first digits of the networks, and Luhn's check digit (ISO/IEC 7812-1). */
    static Detector paymentCards() {
        String form = "(?:\\d{13,19}|\\d{4}(?<gap>" + Forms.GAP + ")\\d{4}\\k<gap>\\d{4}\\k<gap>\\d{1,4}(?:\\k<gap>\\d{1,3})?"
                + "|3\\d{3}(?<blank>" + Forms.GAP + ")\\d{6}\\k<blank>\\d{4,5})";
        return FormDetector.of("payment-card-number", form, written -> isPaymentCard(Forms.bare(written)));
    }

    static boolean isPaymentCard(String digits) {
        int length = digits.length();
        int two = Forms.number(digits, 0, 2);
        int four = Forms.number(digits, 0, 4);
        boolean issued = switch (digits.charAt(0)) {
            case '4' -> length == 13 || length == 16 || length == 19;
            case '5' -> (two >= 51 && two <= 55 && length == 16) || (isMaestro(two) && length >= 13);
            case '2' -> four >= 2221 && four <= 2720 && length == 16;
            case '3' -> ((two == 34 || two == 37) && length == 15)
                    || ((two == 36 || two == 38 || two == 39 || (four >= 3000 && four <= 3059)) && length >= 14)
                    || (four >= 3528 && four <= 3589 && length >= 16);
            case '6' -> length >= 13;
            default -> false;
        };
        return issued && !Forms.isOneDigit(digits) && CheckDigits.luhn(digits);
    }

    private static boolean isMaestro(int two) {
        return two == 50 || two >= 56;
    }

    /** A date shortly after a word that says somebody was born on it. */
    static Detector birthDates() {
        return FormDetector.near("date-of-birth", BIRTH_WORDS, Forms.DATE, written -> true);
    }
}
