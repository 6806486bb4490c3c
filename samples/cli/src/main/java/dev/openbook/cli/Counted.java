package dev.openbook.cli;

import java.util.Locale;

/** Numbers of things in words. */
final class Counted {
    private Counted() {}

    /** Such as {@code 1 test}, {@code 1,200 tests}. */
    static String of(long count, String one) {
        return String.format(Locale.ROOT, "%,d %s%s", count, one, count == 1 ? "" : "s");
    }
}
