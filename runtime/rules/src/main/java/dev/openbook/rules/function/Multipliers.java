package dev.openbook.rules.function;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Words after a number that multiply it, in English, German, French, Spanish and Italian. A billion is a thousand million, as in
 * English.
 */
final class Multipliers {
    private static final Map<String, BigDecimal> WORDS = words();

    private Multipliers() {}

    private static Map<String, BigDecimal> words() {
        Map<String, BigDecimal> words = new HashMap<>();
        put(words, 3, "thousand", "thousands", "k", "tsd", "tausend", "mille", "mil", "mila", "teur");
        put(words, 6, "million", "millions", "m", "mm", "mn", "mln", "mio", "millionen", "millón", "millones", "milione", "milioni");
        put(words, 9, "billion", "billions", "bn", "b", "mrd", "milliarde", "milliarden", "milliard", "milliards", "md", "mds", "miliardo",
                "miliardi");
        put(words, 12, "trillion", "trillions");
        return Map.copyOf(words);
    }

    private static void put(Map<String, BigDecimal> words, int zeros, String... names) {
        for (String name : names) {
            words.put(name, BigDecimal.ONE.scaleByPowerOfTen(zeros));
        }
    }

    /** What a word multiplies by, if it does. A point at its end is no part of it. */
    static Optional<BigDecimal> of(String word) {
        String bare = word.endsWith(".") ? word.substring(0, word.length() - 1) : word;
        return Optional.ofNullable(WORDS.get(bare.toLowerCase(Locale.ROOT)));
    }

    /** Likewise, unless it is a single letter that would mean a unit, such as m for metres. */
    static Optional<BigDecimal> ofWord(String word) {
        return word.length() < 2 || word.equalsIgnoreCase("mm") || word.equalsIgnoreCase("mil") || word.equalsIgnoreCase("md")
                ? Optional.empty()
                : of(word);
    }
}
