package dev.openbook.text.template;

/** White space as Python's {@code str.isspace} and {@code \s} know it; Java's notions leave out the no-break spaces. */
final class Whitespace {
    private Whitespace() {}

    static boolean is(int c) {
        return switch (c) {
            case ' ', '\t', '\n', 0x0B, '\f', '\r', 0x1C, 0x1D, 0x1E, 0x1F -> true;
            case 0x85, 0xA0, 0x1680, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000 -> true;
            default -> c >= 0x2000 && c <= 0x200A;
        };
    }

    /** Whether Python's {@code splitlines} ends a line here. */
    static boolean endsLine(int c) {
        return switch (c) {
            case '\n', '\r', 0x0B, '\f', 0x1C, 0x1D, 0x1E, 0x85, 0x2028, 0x2029 -> true;
            default -> false;
        };
    }

    /** The first index from here that is not white space. */
    static int skip(String text, int from) {
        int index = from;
        while (index < text.length() && is(text.charAt(index))) {
            index++;
        }
        return index;
    }

    static String stripTrailing(String text) {
        int end = text.length();
        while (end > 0 && is(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(0, end);
    }
}
