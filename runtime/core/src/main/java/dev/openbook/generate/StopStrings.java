package dev.openbook.generate;

import java.util.List;

/**
 * Watches text as it is written for texts that end it, also where they span pieces. The one that is complete first counts; of
 * several that end with the same character, the one that begins first. So it does not matter how the text is cut into pieces.
 * What may be the beginning of one is held back until it is known not to be. One generation each; one thread.
 */
final class StopStrings {
    private final List<String> stops;
    private final StringBuilder held = new StringBuilder();
    private boolean found;

    StopStrings(List<String> stops) {
        this.stops = stops;
    }

    /** Whether one of them came. */
    boolean found() {
        return found;
    }

    /** Whether there is anything to watch for. */
    boolean any() {
        return !stops.isEmpty();
    }

    /** Whether one of them would come with this piece, which is not taken. */
    boolean comeWith(String piece) {
        return found || (!piece.isEmpty() && beginningOfFirst(held + piece) >= 0);
    }

    /**
     * Takes the next piece.
     *
     * @return the text that is certain by now, empty if none is; after a stop string has come, nothing more
     */
    String accept(String piece) {
        if (found || piece.isEmpty()) {
            return "";
        }
        if (stops.isEmpty()) {
            return piece;
        }
        held.append(piece);
        int end = beginningOfFirst(held.toString());
        found = end >= 0;
        if (!found) {
            end = held.length() - longestBeginningAtEnd();
        }
        String certain = held.substring(0, end);
        held.delete(0, end);
        return certain;
    }

    /** What was held back, once nothing more comes; empty if a stop string came. */
    String rest() {
        String rest = found ? "" : held.toString();
        held.setLength(0);
        return rest;
    }

    /** Where the stop string begins that is complete first, or -1. */
    private int beginningOfFirst(String text) {
        int first = -1;
        int firstEnd = Integer.MAX_VALUE;
        for (String stop : stops) {
            int at = text.indexOf(stop);
            int end = at + stop.length();
            if (at >= 0 && (end < firstEnd || (end == firstEnd && at < first))) {
                first = at;
                firstEnd = end;
            }
        }
        return first;
    }

    /** How many characters at the end could still become a stop string. */
    private int longestBeginningAtEnd() {
        int longest = 0;
        for (String stop : stops) {
            int most = Math.min(stop.length() - 1, held.length());
            for (int length = most; length > longest; length--) {
                if (endsWithBeginningOf(stop, length)) {
                    longest = length;
                }
            }
        }
        return longest;
    }

    private boolean endsWithBeginningOf(String stop, int length) {
        int from = held.length() - length;
        for (int i = 0; i < length; i++) {
            if (held.charAt(from + i) != stop.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
