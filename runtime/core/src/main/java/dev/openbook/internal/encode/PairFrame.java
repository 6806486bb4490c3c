package dev.openbook.internal.encode;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.text.PairTokenization;
import dev.openbook.text.Tokenizer;
import java.util.Arrays;

/**
 * Rows of two texts of which one is known, and the other is put in as tokens: so each text is split once, however many it is
 * paired with, and nothing but its ids is kept. Tokenizers split the texts of a pair each by itself, so the rows are the same.
 * Thread-safe.
 */
public final class PairFrame {
    private static final String STAND_IN = "a";

    private final PairTokenization.Row frame;
    private final int place;
    private final int type;
    private final int tokens;

    private PairFrame(PairTokenization.Row frame, int place, int type, int tokens) {
        this.frame = frame;
        this.place = place;
        this.type = type;
        this.tokens = tokens;
    }

    /** Rows in which the first text is known. */
    public static PairFrame ofFirst(Tokenizer tokenizer, String first) {
        PairTokenization pair = tokenizer.encodePair(first, STAND_IN);
        int place = pair.secondStart();
        return new PairFrame(pair.secondWindow(0, 0), place, type(pair, place, pair.secondCount()), pair.firstCount());
    }

    /** Rows in which the second text is known. */
    public static PairFrame ofSecond(Tokenizer tokenizer, String second) {
        PairTokenization pair = tokenizer.encodePair(STAND_IN, second);
        int place = pair.firstStart();
        return new PairFrame(pair.firstWindow(0, 0), place, type(pair, place, pair.firstCount()), pair.secondCount());
    }

    /** How many tokens the known text has. */
    public int tokens() {
        return tokens;
    }

    /**
     * A row.
     *
     * @param ids the other text's tokens, special ones left out
     * @param range those that are put in
     * @throws OpenbookException with {@code ARGUMENT_INVALID} if the row would be empty
     */
    public EncoderInput with(int[] ids, TokenRange range) {
        if (frame.ids().length + range.length() == 0) {
            throw new OpenbookException(
                    FailureCode.ARGUMENT_INVALID,
                    "Two empty texts were given, and this model adds no special tokens, so there is nothing to read. Leave empty"
                            + " texts out.");
        }
        int[] types = new int[range.length()];
        Arrays.fill(types, type);
        return new EncoderInput(
                put(frame.ids(), Arrays.copyOfRange(ids, range.from(), range.to())), put(frame.typeIds(), types));
    }

    private int[] put(int[] row, int[] between) {
        int[] whole = Arrays.copyOf(row, row.length + between.length);
        System.arraycopy(between, 0, whole, place, between.length);
        System.arraycopy(row, place, whole, place + between.length, row.length - place);
        return whole;
    }

    private static int type(PairTokenization pair, int place, int standIns) {
        if (standIns == 0) {
            throw new OpenbookException(
                    FailureCode.MODEL_UNSUPPORTED,
                    "The model's tokenizer makes nothing of the letter \"" + STAND_IN + "\", so it does not show where a text stands"
                            + " beside another. Choose another model.");
        }
        return pair.tokens().typeIds()[place];
    }
}
