package dev.openbook.generate;

import java.util.List;

/**
 * Watches text as it is written for texts that end it, also where they span pieces. What may be the beginning of one is
 * held back until it is known not to be. One generation each; one thread.
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
        int end = firstStop();
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

    /** Where the earliest stop string begins, or -1. */
    private int firstStop() {
        int first = -1;
        for (String stop : stops) {
            int at = held.indexOf(stop);
            if (at >= 0 && (first < 0 || at < first)) {
                first = at;
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
