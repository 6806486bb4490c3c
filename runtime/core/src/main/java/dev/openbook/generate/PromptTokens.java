package dev.openbook.generate;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.model.Prompt;
import dev.openbook.text.PromptText;
import dev.openbook.text.SpecialTokenGuard;
import dev.openbook.text.Tokenizer;
import dev.openbook.text.Tokenizers;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Turns prompts into tokens. Thread-safe. */
final class PromptTokens {
    private final Tokenizer tokenizer;
    private final SpecialTokenGuard guard;
    private final ChatPrompts chats;
    private final int vocabulary;

    /**
     * For one model.
     *
     * @param endOfTurnIds tokens that no message may spell, besides those marked special
     * @param vocabulary how many tokens the model knows
     */
    PromptTokens(Tokenizer tokenizer, Set<Integer> endOfTurnIds, ChatPrompts chats, int vocabulary) {
        this.tokenizer = tokenizer;
        this.guard = tokenizer.guard(endOfTurnIds);
        this.chats = chats;
        this.vocabulary = vocabulary;
    }

    /**
     * The tokens of a prompt; nothing is added that the prompt or its template does not hold.
     *
     * @throws OpenbookException {@code ARGUMENT_INVALID} for an empty prompt, half a surrogate pair, a token that the model
     *     does not have or a role that nobody knows; {@code TEMPLATE_INVALID}, {@code TEMPLATE_REFUSED}
     */
    int[] of(Prompt prompt) {
        return of(prompt, "");
    }

    /** The tokens of a prompt and a text that follows it, read as one text where the prompt is one. */
    int[] of(Prompt prompt, String following) {
        int[] ids = switch (prompt) {
            case Prompt.Text text -> tokenizer.ids(wellFormed(text.text() + following), false);
            case Prompt.Chat chat -> ofChat(chat, following);
            case Prompt.Tokens tokens -> ofTokens(tokens.ids(), following);
        };
        if (ids.length == 0) {
            throw invalid("The prompt is empty, so there is nothing to continue. Give at least one word, message or token.");
        }
        return ids;
    }

    private int[] ofChat(Prompt.Chat chat, String following) {
        PromptText arranged = chats.arrange(chat, guard);
        return guard.ids(new PromptText(wellFormed(arranged.text() + following), arranged.untrusted()), false);
    }

    private int[] ofTokens(List<Integer> tokens, String following) {
        for (int id : tokens) {
            if (id < 0 || id >= vocabulary) {
                throw invalid("The prompt holds the token " + id + "; this model has tokens 0 to " + (vocabulary - 1) + ".");
            }
        }
        IntStream text = IntStream.of(following.isEmpty() ? new int[0] : tokenizer.ids(wellFormed(following), false));
        return IntStream.concat(tokens.stream().mapToInt(Integer::intValue), text).toArray();
    }

    private static String wellFormed(String text) {
        Tokenizers.halfSurrogate(text).ifPresent(index -> {
            throw invalid("The prompt is not valid text: at character " + index
                    + " there is one half of a surrogate pair, as when a text is cut within an emoji. Cut it elsewhere.");
        });
        return text;
    }

    private static OpenbookException invalid(String message) {
        return new OpenbookException(FailureCode.ARGUMENT_INVALID, message);
    }
}
