package dev.openbook.inspect;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;

/** Orders texts by code point, as OpenSSF Model Signing sorts paths; Java's own order differs beyond U+FFFF. */
final class CodePointOrder implements Comparator<String> {
    @Override
    public int compare(String left, String right) {
        // UTF-8 keeps the order of code points.
        return Arrays.compareUnsigned(left.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8));
    }
}
