package dev.openbook.gate;

import dev.openbook.model.GeneratedToken;
import dev.openbook.model.TokenListener;
import dev.openbook.rule.Decision;
import java.util.Optional;

/** What is heard of one attempt at writing. Not thread-safe: one thread writes. */
abstract class Hearing implements TokenListener {
    private final TokenListener listener;
    private boolean heard;

    Hearing(TokenListener listener) {
        this.listener = listener;
    }

    /** Passes a piece on. */
    final void say(String piece) {
        if (!piece.isEmpty()) {
            heard = true;
            listener.onText(piece);
        }
    }

    /** Passes a token on. */
    final void say(GeneratedToken token) {
        heard = true;
        listener.onToken(token);
    }

    /** Whether the listener was told anything, so that nothing can be written anew. */
    final boolean heard() {
        return heard;
    }

    /** Says what waited for the end of the text. */
    void end() {}

    /** What held the rest back while it was written; empty if nothing did. */
    Optional<Decision> stopped() {
        return Optional.empty();
    }

    /** Everything, at once. */
    static Hearing atOnce(TokenListener listener) {
        return new Hearing(listener) {
            @Override
            public void onText(String piece) {
                say(piece);
            }

            @Override
            public void onToken(GeneratedToken token) {
                say(token);
            }
        };
    }

    /** Nothing before the whole text was judged. */
    static Hearing later(TokenListener listener) {
        return new Hearing(listener) {
            @Override
            public void onText(String piece) {}
        };
    }
}
