package dev.openbook.text;

import dev.openbook.text.tokenize.RawTokens;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Makes of what the native tokenizer gives what models and readers of offsets take. Pure functions. */
final class RawReading {
    private static final String UNEVEN = "its post-processor adds to some lists and not to others";

    private RawReading() {}

    /**
     * The tokens of one text.
     *
     * @throws IllegalArgumentException saying what is wrong if the tokens contradict each other
     */
    static Tokenization text(RawTokens raw, String text) {
        requireEven(raw);
        Utf16Offsets.convert(text, raw.starts(), raw.ends());
        return tokens(raw);
    }

    /**
     * The tokens of two texts in one row.
     *
     * @throws IllegalArgumentException saying what is wrong if the tokens contradict each other
     */
    static PairTokenization pair(RawTokens raw, String first, String second) {
        requireEven(raw);
        int[] ofFirst = range(raw, 0);
        int[] ofSecond = range(raw, 1);
        convert(raw, first, ofFirst);
        convert(raw, second, ofSecond);
        return new PairTokenization(tokens(raw), ofFirst[0], ofFirst[1], ofSecond[0], ofSecond[1]);
    }

    /**
     * Whole numbers of 32 bits.
     *
     * @throws IllegalArgumentException saying what is wrong if one has more
     */
    static int[] narrow(long[] values) {
        int[] narrow = new int[values.length];
        for (int i = 0; i < values.length; i++) {
            if (values[i] > Integer.MAX_VALUE) {
                throw new IllegalArgumentException("it numbers a token " + values[i] + ", beyond what any model has");
            }
            narrow[i] = (int) values[i];
        }
        return narrow;
    }

    /** Where the tokens of a text stand; they stand together, or the row could not be read in windows. */
    private static int[] range(RawTokens raw, int text) {
        long[] sequences = raw.sequences();
        int[] places = IntStream.range(0, sequences.length).filter(i -> sequences[i] == text).toArray();
        if (places.length == 0) {
            return new int[] {0, 0};
        }
        int end = places[places.length - 1] + 1;
        if (end - places[0] > places.length) {
            throw new IllegalArgumentException("it mixes the tokens of two texts");
        }
        return new int[] {places[0], end};
    }

    private static void convert(RawTokens raw, String text, int[] range) {
        for (int[] offsets : List.of(raw.starts(), raw.ends())) {
            int[] own = Arrays.copyOfRange(offsets, range[0], range[1]);
            Utf16Offsets.convert(text, own);
            System.arraycopy(own, 0, offsets, range[0], own.length);
        }
    }

    private static Tokenization tokens(RawTokens raw) {
        boolean[] special = new boolean[raw.ids().length];
        for (int i = 0; i < special.length; i++) {
            special[i] = raw.special()[i] != 0;
        }
        return new Tokenization(
                narrow(raw.ids()),
                narrow(raw.typeIds()),
                List.of(raw.texts()),
                raw.starts(),
                raw.ends(),
                narrow(raw.words()),
                special);
    }

    private static void requireEven(RawTokens raw) {
        if (!raw.isEven()) {
            throw new IllegalArgumentException(UNEVEN);
        }
    }
}
