package dev.openbook.text.template;

import java.util.Locale;

/** Reads the escapes of string literals as Python's {@code unicode-escape} does; unknown ones stay as they are. */
final class StringEscapes {
    private final String text;
    private final int offset;
    private final StringBuilder out = new StringBuilder();
    private int index;

    private StringEscapes(String text, int offset) {
        this.text = text;
        this.offset = offset;
    }

    static String decode(String text, int offset) {
        return text.indexOf('\\') < 0 ? text : new StringEscapes(text, offset).run();
    }

    private String run() {
        while (index < text.length()) {
            char c = text.charAt(index++);
            if (c == '\\') {
                escape(text.codePointAt(index));
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    private void escape(int c) {
        index += Character.charCount(c);
        switch (c) {
            case '\n' -> {}
            case '\\', '\'', '"' -> out.append((char) c);
            case 'a' -> out.append('\u0007');
            case 'b' -> out.append('\b');
            case 'f' -> out.append('\f');
            case 'n' -> out.append('\n');
            case 'r' -> out.append('\r');
            case 't' -> out.append('\t');
            case 'v' -> out.append('\u000B');
            case 'x' -> hexadecimal(2);
            case 'u' -> hexadecimal(4);
            case 'U' -> hexadecimal(8);
            case 'N' -> named();
            default -> other(c);
        }
    }

    private void other(int c) {
        if (c >= '0' && c <= '7') {
            int value = c - '0';
            for (int digits = 1; digits < 3 && index < text.length() && Character.digit(text.charAt(index), 8) >= 0; digits++) {
                value = value * 8 + text.charAt(index++) - '0';
            }
            out.append((char) value);
        } else if (c < 0x80) {
            out.append('\\').append((char) c);
        } else {
            // Jinja spells what is not ASCII as an escape before it reads escapes, so a backslash in front of it meets another.
            out.append('\\').append(String.format(Locale.ROOT, c < 0x100 ? "x%02x" : c < 0x10000 ? "u%04x" : "U%08x", c));
        }
    }

    private void hexadecimal(int digits) {
        int value = 0;
        for (int i = 0; i < digits; i++) {
            int digit = index < text.length() ? Character.digit(text.charAt(index), 16) : -1;
            if (digit < 0 || value > 0x10FFFF >> 4 || text.charAt(index) > 'f') {
                throw TemplateFailure.unknown("a string holds a damaged \\x, \\u or \\U").at(offset);
            }
            value = value * 16 + digit;
            index++;
        }
        if ((value >= 0xD800 && value <= 0xDFFF) || value > 0x10FFFF) {
            throw TemplateFailure.unknown("a string spells half a character, which no text can hold").at(offset);
        }
        out.appendCodePoint(value);
    }

    private void named() {
        int end = text.indexOf('}', index);
        if (index < text.length() && text.charAt(index) == '{' && end > 0) {
            try {
                out.appendCodePoint(Character.codePointOf(text.substring(index + 1, end)));
                index = end + 1;
                return;
            } catch (IllegalArgumentException e) {
                throw TemplateFailure.unknown("a string names a character that is not known").at(offset);
            }
        }
        throw TemplateFailure.unknown("a string holds a damaged \\N").at(offset);
    }
}
