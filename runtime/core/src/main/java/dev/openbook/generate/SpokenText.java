package dev.openbook.generate;

import dev.openbook.model.TokenListener;
import dev.openbook.text.IncrementalDetokenizer;
import java.util.List;

/**
 * The text of one generation as it comes to be: tokens become characters, stop strings are watched for, and a listener hears
 * each piece once nothing can change it. One thread.
 */
final class SpokenText {
    private final IncrementalDetokenizer decoder;
    private final StopStrings stops;
    private final TokenListener listener;
    private final StringBuilder text = new StringBuilder();

    SpokenText(IncrementalDetokenizer decoder, List<String> stops, TokenListener listener) {
        this.decoder = decoder;
        this.stops = new StopStrings(stops);
        this.listener = listener;
    }

    /** The next token of the output. */
    void accept(int token) {
        say(stops.accept(decoder.add(token)));
    }

    /**
     * Whether a stop string has come, also in text that is not certain yet: as nothing need follow it, it is what the decoder
     * would end with. So a line break that is a token of one byte stops at once, and not only behind the next token.
     */
    boolean stopped() {
        return stops.any() && (stops.found() || stops.comeWith(decoder.pending()));
    }

    /** Says what was held back, now that nothing more comes, and gives the whole text. */
    String finish() {
        say(stops.accept(decoder.finish()));
        say(stops.rest());
        return text.toString();
    }

    private void say(String piece) {
        if (!piece.isEmpty()) {
            text.append(piece);
            listener.onText(piece);
        }
    }
}
