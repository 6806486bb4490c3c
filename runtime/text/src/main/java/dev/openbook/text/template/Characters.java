package dev.openbook.text.template;

/** Properties of characters as Python's {@code str} methods know them. */
final class Characters {
    /** Numerals among the ideographs and letters, which Unicode gives a numeric value. */
    private static final String NUMERAL_LETTERS = "\u3405\u3483\u382a\u3b4d\u4e00\u4e03\u4e07\u4e09\u4e5d\u4e8c\u4e94\u4e96"
            + "\u4ebf\u4ec0\u4edf\u4ee8\u4f0d\u4f70\u5104\u5146\u5169\u516b\u516d\u5341\u5343\u5344\u5345\u534c\u53c1\u53c2"
            + "\u53c3\u53c4\u56db\u58f1\u58f9\u5e7a\u5efe\u5eff\u5f0c\u5f0d\u5f0e\u5f10\u62fe\u634c\u67d2\u6f06\u7396\u767e"
            + "\u8086\u842c\u8cae\u8cb3\u8d30\u9621\u9646\u964c\u9678\u96f6"
            + "\uf96b\uf973\uf978\uf9b2\uf9d1\uf9d3\uf9fd\ud840\udc01\ud840\udc64\ud840\udce2\ud840\udd21\ud842\udd2a\ud842"
            + "\udd83\ud842\udd8c\ud842\udd9c\ud842\udeea\ud842\udefd\ud842\udf19\ud848\udf90\ud84a\udd98\ud84e\udf1b\ud858"
            + "\ude6d\ud87e\udc90";

    private Characters() {}

    /** Whether {@code repr} shows it as it is. */
    static boolean isPrintable(int c) {
        if (c == ' ') {
            return true;
        }
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED -> false;
            case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SPACE_SEPARATOR -> false;
            default -> true;
        };
    }

    static boolean isDecimal(int c) {
        return Character.getType(c) == Character.DECIMAL_DIGIT_NUMBER;
    }

    /** Decimal digits and those that stand raised, lowered or in circles. */
    static boolean isDigit(int c) {
        return isDecimal(c)
                || c == 0xB2 || c == 0xB3 || c == 0xB9 || c == 0x19DA || c == 0x2070
                || within(c, 0x1369, 0x1371) || within(c, 0x2074, 0x2079) || within(c, 0x2080, 0x2089)
                || within(c, 0x2460, 0x2468) || within(c, 0x2474, 0x247C) || within(c, 0x2488, 0x2490)
                || c == 0x24EA || within(c, 0x24F5, 0x24FD) || c == 0x24FF || within(c, 0x2776, 0x277E)
                || within(c, 0x2780, 0x2788) || within(c, 0x278A, 0x2792) || within(c, 0x10A40, 0x10A43)
                || within(c, 0x10E60, 0x10E68) || within(c, 0x11052, 0x1105A) || within(c, 0x1F100, 0x1F10A);
    }

    static boolean isNumeric(int c) {
        return switch (Character.getType(c)) {
            case Character.DECIMAL_DIGIT_NUMBER, Character.LETTER_NUMBER, Character.OTHER_NUMBER -> true;
            default -> NUMERAL_LETTERS.indexOf(c) >= 0;
        };
    }

    /** Letters and whatever stands for a number. */
    static boolean isAlphanumeric(int c) {
        return Character.isLetter(c) || isDigit(c) || isNumeric(c);
    }

    static boolean isCased(int c) {
        return Character.isLowerCase(c) || Character.isUpperCase(c) || Character.isTitleCase(c);
    }

    private static boolean within(int c, int from, int to) {
        return c >= from && c <= to;
    }
}
