package dev.openbook.model;

/**
 * Hears a text while it is written, on the thread that asked for it. Writing goes on when the method returns: whoever listens
 * slowly is written to slowly, and nothing piles up. An exception ends the writing and reaches the caller.
 */
@FunctionalInterface
public interface TokenListener {

    /**
     * The next piece of text. Joined, the pieces are exactly {@link Generation#text()}. A piece comes as soon as nothing can
     * change it: never half a character, never the beginning of a stop string.
     *
     * <p>Under rules, a piece comes once they let it pass, blacked out where they say so. A text that they send to a person is
     * not heard at all.
     */
    void onText(String piece);

    /** A token was chosen; its text may be heard later, or never if it ends the turn. */
    default void onToken(GeneratedToken token) {}

    /** Nobody listens: always the same listener. */
    static TokenListener none() {
        return Nobody.LISTENS;
    }
}
