package dev.openbook.text.internal.wordpiece;

/** The ids of a vocabulary by spelling. Thread-safe. */
@FunctionalInterface
public interface PieceIds {

    /** The id of the spelling that lies in these bytes, in UTF-8; -1 if there is none. */
    int idOf(byte[] bytes, int from, int to);
}
