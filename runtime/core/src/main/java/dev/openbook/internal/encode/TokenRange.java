package dev.openbook.internal.encode;

/**
 * Some tokens of a text that follow each other.
 *
 * @param from the first, counted from 0
 * @param to behind the last
 */
public record TokenRange(int from, int to) {

    /** How many. */
    public int length() {
        return to - from;
    }
}
