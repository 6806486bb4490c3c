package dev.openbook.text.internal.detokenize;

import java.util.function.Consumer;

/**
 * One stage of a decoder on its way through one text. It hands on pieces as soon as nothing that follows can change them,
 * and never keeps more than that takes.
 */
interface Stage {

    /** Takes the next token, or the next piece of the one token that an earlier stage joined all tokens to. */
    void accept(String piece, Consumer<String> next);

    /** One that goes on from here, so that it can be ended and this one not; itself if it keeps nothing. */
    default Stage copy() {
        return this;
    }

    /** Hands on what is left: no token follows. */
    default void end(Consumer<String> next) {}
}
