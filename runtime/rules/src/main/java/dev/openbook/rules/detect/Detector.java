package dev.openbook.rules.detect;

import java.util.List;

/** Finds something in texts that answers must not show. Thread-safe; costs in proportion to the text's length. */
public interface Detector {

    /** What is found, in order, without overlaps. */
    List<Found> find(CharSequence text);

    /**
     * A range of a text.
     *
     * @param start UTF-16 index of the first character
     * @param end UTF-16 index after the last one
     * @param what kind of thing it is, such as {@code us-social-security-number}
     */
    record Found(int start, int end, String what) {}
}
