package dev.openbook.card;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads sizes such as {@code 12345 B} and {@code 12345}. */
final class DataSize {
    /** Ten terabytes at most, so that sums stay exact. */
    private static final Pattern SIZE = Pattern.compile("(\\d{1,13})(?:\\.0)? ?(?:b|bytes?)?");

    private DataSize() {}

    /** Bytes; empty if the size is rounded, as what is given in megabytes is, or none. */
    static Optional<Long> bytes(String size) {
        Matcher matcher = SIZE.matcher(size.strip().toLowerCase(Locale.ROOT));
        return matcher.matches() ? Optional.of(Long.valueOf(matcher.group(1))) : Optional.empty();
    }
}
