package dev.openbook.text.internal.detokenize;

/**
 * Bytes into text as they come. What is not UTF-8 becomes U+FFFD, one for each maximal part of a well-formed sequence, as
 * the Unicode Standard advises (chapter 3, "U+FFFD Substitution of Maximal Subparts") and Rust's lossy conversion does.
 */
final class Utf8Text {
    private static final char REPLACEMENT = '\uFFFD';

    private int codePoint;
    private int missing;
    private int lowest = 0x80;
    private int highest = 0xBF;

    /** Takes a byte (0 to 255) and appends what became certain. */
    void append(int value, StringBuilder out) {
        if (missing > 0) {
            if (value >= lowest && value <= highest) {
                continueWith(value, out);
                return;
            }
            out.append(REPLACEMENT);
            reset();
        }
        begin(value, out);
    }

    /** Lets another one go on from where this one is. */
    void copyTo(Utf8Text other) {
        other.codePoint = codePoint;
        other.missing = missing;
        other.lowest = lowest;
        other.highest = highest;
    }

    /** Appends U+FFFD if a character was left incomplete. */
    void end(StringBuilder out) {
        if (missing > 0) {
            out.append(REPLACEMENT);
            reset();
        }
    }

    private void begin(int value, StringBuilder out) {
        if (value < 0x80) {
            out.append((char) value);
        } else if (value >= 0xC2 && value <= 0xDF) {
            expect(1, value & 0x1F);
        } else if (value >= 0xE0 && value <= 0xEF) {
            expect(2, value & 0x0F);
            lowest = value == 0xE0 ? 0xA0 : 0x80; // no overlong forms
            highest = value == 0xED ? 0x9F : 0xBF; // no surrogates
        } else if (value >= 0xF0 && value <= 0xF4) {
            expect(3, value & 0x07);
            lowest = value == 0xF0 ? 0x90 : 0x80;
            highest = value == 0xF4 ? 0x8F : 0xBF; // nothing beyond U+10FFFF
        } else {
            out.append(REPLACEMENT);
        }
    }

    private void expect(int bytes, int bits) {
        missing = bytes;
        codePoint = bits;
    }

    private void continueWith(int value, StringBuilder out) {
        codePoint = (codePoint << 6) | (value & 0x3F);
        lowest = 0x80;
        highest = 0xBF;
        missing--;
        if (missing == 0) {
            out.appendCodePoint(codePoint);
        }
    }

    private void reset() {
        missing = 0;
        lowest = 0x80;
        highest = 0xBF;
    }
}
