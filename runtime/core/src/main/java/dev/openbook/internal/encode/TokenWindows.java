package dev.openbook.internal.encode;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.model.Coverage;
import dev.openbook.model.LongText;
import java.util.ArrayList;
import java.util.List;

/**
 * Which tokens of a text are read together. Pure functions.
 *
 * @param tokens how many the text has
 * @param ranges in order, without gaps from its first token on; at least one, empty only for an empty text
 */
public record TokenWindows(int tokens, List<TokenRange> ranges) {
    /** Copies the list. */
    public TokenWindows {
        ranges = List.copyOf(ranges);
    }

    /**
     * As few windows as possible, of equal length give or take a token, none of which share a token.
     *
     * @param room how many tokens fit into one, at least 1 unless there are none
     * @param noun what the text is, for messages
     * @throws OpenbookException with {@code CONTEXT_OVERFLOW} if it is too long and to be refused
     */
    public static TokenWindows even(LongText choice, int tokens, int room, String noun) {
        if (!needsWindows(choice, tokens, room, noun)) {
            return one(tokens, room);
        }
        int count = Math.ceilDiv(tokens, room);
        List<TokenRange> ranges = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            ranges.add(new TokenRange((int) ((long) tokens * i / count), (int) ((long) tokens * (i + 1) / count)));
        }
        return new TokenWindows(tokens, ranges);
    }

    /**
     * Full windows, each of which begins with the last tokens of the one before; the last may be shorter. The same as
     * transformers makes with {@code return_overflowing_tokens} and a {@code stride}.
     *
     * @param overlap how many tokens neighbours share; at most half a window is shared
     */
    public static TokenWindows overlapping(LongText choice, int tokens, int room, int overlap, String noun) {
        if (!needsWindows(choice, tokens, room, noun)) {
            return one(tokens, room);
        }
        int step = room - Math.min(overlap, room / 2);
        List<TokenRange> ranges = new ArrayList<>();
        for (long from = 0; ; from += step) {
            int to = (int) Math.min(tokens, from + room);
            ranges.add(new TokenRange((int) from, to));
            if (to == tokens) {
                return new TokenWindows(tokens, ranges);
            }
        }
    }

    /** How much is read. */
    public Coverage coverage() {
        return new Coverage(tokens, ranges.getLast().to(), ranges.size());
    }

    private static TokenWindows one(int tokens, int room) {
        return new TokenWindows(tokens, List.of(new TokenRange(0, Math.min(tokens, room))));
    }

    private static boolean needsWindows(LongText choice, int tokens, int room, String noun) {
        if (tokens <= room) {
            return false;
        }
        return switch (choice) {
            case WINDOWS -> true;
            case TRUNCATE -> false;
            case REFUSE -> throw new OpenbookException(
                    FailureCode.CONTEXT_OVERFLOW,
                    "The " + noun + " has " + tokens + " tokens; " + room + " fit into the model at once. Shorten it, or let it be"
                            + " read in windows or cut.");
        };
    }
}
