package dev.openbook.embed;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.internal.encode.OpenedEncoder;
import dev.openbook.internal.encode.TextRows;
import dev.openbook.internal.encode.TokenWindows;
import dev.openbook.model.LongText;
import dev.openbook.model.TextRole;
import dev.openbook.text.Tokenization;
import dev.openbook.text.Tokenizer;
import java.util.Locale;

/**
 * Splits texts into windows that fit the model. A text that does not fit is split at token boundaries into as few windows
 * as possible, of equal length give or take a token; each gets the prompt and the special tokens of its own. Nothing is
 * left out, unless the caller asked for that. Thread-safe.
 */
final class Windows {
    /** A text that every tokenizer makes a token of. */
    static final String PROBE = "a";

    private final EmbeddingSettings settings;
    private final Tokenizer tokenizer;
    private final LongText longText;
    private final TextRows rows;
    private final int capacity;

    Windows(EmbeddingSettings settings, LongText longText, OpenedEncoder encoder) {
        this.settings = settings;
        this.longText = longText;
        this.tokenizer = encoder.tokenizer();
        this.rows = new TextRows(encoder);
        int prompt = 0;
        for (TextRole role : TextRole.values()) {
            prompt = Math.max(prompt, tokens(PROBE, role).prompt());
        }
        if (prompt >= rows.capacity()) {
            throw new OpenbookException(
                    FailureCode.MODEL_DAMAGED,
                    "The model takes " + encoder.maxSequence() + " tokens at once, but its prompt and special tokens alone are "
                            + (encoder.maxSequence() - rows.capacity() + prompt)
                            + ". Check max_seq_length and the prompts in its files.");
        }
        this.capacity = rows.capacity() - prompt;
    }

    /** Tokens of text that fit into one window, whatever the role. */
    int capacity() {
        return capacity;
    }

    /** How many tokens a text has of its own. */
    int count(String text) {
        return tokenizer.count(prepared(text));
    }

    /**
     * The windows of a text; at least one, also for an empty text unless the model would then read nothing at all.
     *
     * @throws OpenbookException with {@code CONTEXT_OVERFLOW} if the text is too long and the caller wants such refused
     */
    WindowedText of(String text, TextRole role) {
        PromptedTokens tokens = tokens(text, role);
        int length = tokens.ids().length - tokens.prompt();
        int fitting = Math.max(1, rows.capacity() - tokens.prompt());
        TokenWindows windows = TokenWindows.even(longText, length, fitting, "text");
        return new WindowedText(
                windows,
                windows.ranges().stream()
                        .map(range -> rows.of(tokens.ids(), tokens.prompt(), range))
                        .toList());
    }

    /**
     * Tokens of a prompted text.
     *
     * @param ids all of them, special ones left out
     * @param prompt how many of them, at the beginning, are the prompt's
     */
    @SuppressWarnings("ArrayRecordComponent") // read here, never compared
    private record PromptedTokens(int[] ids, int prompt) {}

    /** Prompt and text are tokenized as one, as in training: the space between them may belong to the text's first token. */
    private PromptedTokens tokens(String text, TextRole role) {
        String prompt = settings.prompt(role);
        if (prompt.isEmpty()) {
            return new PromptedTokens(tokenizer.ids(prepared(text), false), 0);
        }
        int promptEnd = cased(prompt.stripLeading()).length();
        Tokenization tokens = tokenizer.encode(prepared(prompt + text), false);
        int promptTokens = 0;
        while (promptTokens < tokens.ids().length && tokens.ends()[promptTokens] <= promptEnd) {
            promptTokens++;
        }
        return new PromptedTokens(tokens.ids(), promptTokens);
    }

    /** As sentence-transformers 2 to 5 do before they tokenize; version 6 leaves white space at the ends. */
    private String prepared(String text) {
        return cased(text.strip());
    }

    private String cased(String text) {
        return settings.lowerCase() ? text.toLowerCase(Locale.ROOT) : text;
    }
}
