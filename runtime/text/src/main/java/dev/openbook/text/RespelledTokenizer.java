package dev.openbook.text;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import java.util.List;

/**
 * A tokenizer in which the guarded tokens have private spellings, so that only who knows them can write one. Thread-safe.
 */
final class RespelledTokenizer implements AutoCloseable {
    private final ModelTokenizer tokenizer;
    private final Respelling respelling;

    RespelledTokenizer(ModelTokenizer tokenizer, Respelling respelling) {
        this.tokenizer = tokenizer;
        this.respelling = respelling;
    }

    /**
     * The ids of a text in which only the given spellings are guarded tokens.
     *
     * @throws OpenbookException with {@code MODEL_UNSUPPORTED} if one of them did not come out as its token
     */
    int[] ids(String text, List<GuardedReading.Spelling> trusted, boolean specialTokens) {
        StringBuilder respelled = new StringBuilder(text.length() + trusted.size() * 40);
        int[] places = new int[trusted.size()];
        int copied = 0;
        for (int i = 0; i < places.length; i++) {
            GuardedReading.Spelling spelling = trusted.get(i);
            if (spelling.start() < copied) {
                throw lost(); // two spellings share characters
            }
            respelled.append(text, copied, spelling.start());
            places[i] = respelled.length();
            respelled.append(respelling.apply(spelling.token().content()));
            copied = spelling.end();
        }
        respelled.append(text, copied, text.length());
        Tokenization tokens = tokenizer.encode(respelled.toString(), specialTokens);
        requireAll(trusted, places, tokens);
        return tokens.ids();
    }

    @Override
    public void close() {
        tokenizer.close();
    }

    private void requireAll(List<GuardedReading.Spelling> trusted, int[] places, Tokenization tokens) {
        int found = 0;
        for (int i = 0; i < tokens.ids().length && found < places.length; i++) {
            AddedToken token = trusted.get(found).token();
            int end = places[found] + respelling.apply(token.content()).length();
            if (tokens.ids()[i] == token.id() && tokens.starts()[i] <= places[found] && tokens.ends()[i] >= end) {
                found++;
            }
        }
        if (found < places.length) {
            throw lost();
        }
    }

    private static OpenbookException lost() {
        return new OpenbookException(
                FailureCode.MODEL_UNSUPPORTED,
                "The prompt holds spellings of the model's control tokens in text from outside, and this tokenizer cannot keep"
                        + " them apart from those of the chat template. Take them out of the text.");
    }
}
