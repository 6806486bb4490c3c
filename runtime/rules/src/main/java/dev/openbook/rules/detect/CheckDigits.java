package dev.openbook.rules.detect;

import java.math.BigInteger;

/** Check digits that several kinds of numbers share. All take bare digits. */
final class CheckDigits {
    private static final BigInteger NINETY_SEVEN = BigInteger.valueOf(97);

    private CheckDigits() {}

    /** The formula of H. P. Luhn (ISO/IEC 7812-1, annex B): every second digit from the right doubled, the sum of digits ends in 0. */
    static boolean luhn(String digits) {
        int sum = 0;
        for (int at = 0; at < digits.length(); at++) {
            int digit = Forms.digit(digits, digits.length() - 1 - at);
            int weighed = at % 2 == 1 ? 2 * digit : digit;
            sum += weighed > 9 ? weighed - 9 : weighed;
        }
        return sum % 10 == 0;
    }

    /** ISO 7064, MOD 11,10. */
    static boolean mod11And10(String digits) {
        int product = 10;
        for (int at = 0; at < digits.length() - 1; at++) {
            int sum = (Forms.digit(digits, at) + product) % 10;
            product = (sum == 0 ? 10 : sum) * 2 % 11;
        }
        int check = (11 - product) % 10;
        return check == Forms.digit(digits, digits.length() - 1);
    }

    /** ISO 7064, MOD 97-10, with A to Z as 10 to 35. */
    static boolean mod97(String characters) {
        int rest = 0;
        for (int at = 0; at < characters.length(); at++) {
            int value = Character.digit(characters.charAt(at), Character.MAX_RADIX);
            rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
        }
        return rest == 1;
    }

    /** What a number leaves when it is divided by 97. */
    static int restOf97(String digits) {
        return new BigInteger(digits).mod(NINETY_SEVEN).intValue();
    }
}
