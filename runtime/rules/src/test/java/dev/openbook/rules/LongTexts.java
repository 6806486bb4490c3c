package dev.openbook.rules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/** Texts that are hard on those who search them: rows of what patterns begin with, are made of, or stumble over. */
public final class LongTexts {
    private static final int SHORT = 1 << 11;
    private static final int LONG = 1 << 14;

    private static final List<String> PIECES = List.of(
            "0", "1", "7 ", "0-", "1.", "1,", "123456789 ", "123-45-6789 ", "123-45-678", "1 000 ", "12/", "1/1/", "4111 1111 1111 111 ",
            "-", "- ", "--1", "@", "a@", "a.", "a@a.", "!", "!.", "!@", "a.b@c", "x@y.z ", "@a.bc.de.fg.hi.jk.1 ",
            "a", "A", "Aa ", "aé", "Σ", "ΣΑ ", "\u0301", "\u0316\u0301", "a\u0316\u0301", "漢", "\uD83D\uDE00", "_", "'", "’a",
            " ", "\n", "\n ", "\t", "\u00A0", "\u202F", ". ", ".", "...", "?!", "1. ", "A. ", "etc. ", "1. A", "Dr. A", "• ", "。", ".\")",
            "+", "+1 ", "+1", "(", "(212) ", "(212", "00 ", "001", "1-800-", ":", "::", "1:", "fe80:", "1.1.1.1 ", "1.1.1.", "address 1.1.1.1 ",
            "DE89 ", "DE89370400440532013", "GB82WEST", "AA11", "[", "[1]", "[1,", "[1, 2", "$", "$1", "USD ", "USD 1 ", "1 000,", "1'000",
            "Jan ", "1 Jan ", "January 1", "1st ", "1 de ", "1 de a de ", "31.12.", "%", "1%", "1 per cent", "1 million ", "1 m", "5 Main ",
            "5 Main Main Main Main ", "5 N N ", "1 Aaaaaaaaaaaaaaaaaaaa ", "P.O. Box ", "P. O. ", "born ", "born on ", "SSN ", "ssn 1", "SSN 123456789 ",
            "passport passport ", "tax", "ABCDEF12A34B567", "X1234567", "12345678", "123456-123", "123456-123A ", "1EG4-TE5-MK7", "née le ", "{", "#1",
            "word ", "two ", "deux 2 ", "aeiou", "eye ", "of the and ");

    private LongTexts() {}

    /** Each of them, by what it repeats. */
    public static Map<String, String> of(int length) {
        Map<String, String> texts = new LinkedHashMap<>();
        PIECES.forEach(piece -> texts.put(piece, piece.repeat(length / piece.length())));
        return texts;
    }

    /**
     * The texts of which a search looks at each character too often: more than a bound, or, the longer the text, the more.
     *
     * @param search looks through a text
     * @param most looks at each character
     */
    public static List<String> tooManyLooks(ToLongFunction<String> search, long most) {
        List<String> faults = new ArrayList<>();
        for (String piece : PIECES) {
            long few = search.applyAsLong(piece.repeat(SHORT / piece.length()));
            long many = search.applyAsLong(piece.repeat(LONG / piece.length()));
            if (many > most * LONG || many > few * (LONG / SHORT) * 5 / 4 + 100L * SHORT) {
                faults.add("'" + piece + "': " + few / SHORT + " looks at each of " + SHORT + " characters, " + many / LONG + " at each of " + LONG);
            }
        }
        return faults;
    }
}
