package dev.openbook.text;

import dev.openbook.model.Prompt;
import java.util.function.Function;

/**
 * Keeps text from outside from steering the model: what spells a special token there reaches the model as ordinary text. So
 * no message can end its turn, and no document can begin another.
 *
 * <pre>{@code
 * SpecialTokenGuard guard = tokenizer.guard(endOfTurnIds);
 * PromptText prompt = guard.prompt(chat, template::render);
 * int[] ids = guard.ids(prompt, false);
 * }</pre>
 *
 * <p>Guarded are the added tokens with {@code special} set and those whose ids were named when the guard was made. Any other
 * token is ordinary vocabulary, which text may use; ids named that are no added tokens cannot be guarded and are left alone.
 *
 * <p>Thread-safe. It belongs to its tokenizer and is closed with it. The first text with such a spelling costs as much
 * as opening the tokenizer again, in time and native memory; texts without one cost one {@link Tokenizer#encode}.
 */
public interface SpecialTokenGuard {

    /**
     * Renders a chat and tells what comes from the template and what from the messages, tools and documents.
     *
     * <p>The text is always what the template gives for the chat as it is. If a string of the chat could take part in
     * spelling a guarded token, the chat is rendered a second time with marks (noncharacters) round the characters that it
     * would do it with: the first of a whole spelling; the first of what begins one and the last of what ends one, since the
     * template or the next string may supply the rest ({@code "<|im_"} and {@code "end|>"} in two parts of one message); and one
     * of a string that is itself a piece of one. Spellings are compared without case, accents, widths and invisible characters,
     * so that a normaliser cannot mend a spelling in disguise. Marks stay with their character through all that templates
     * do (trim, split, slice, join, {@code tojson}), so a spelling in the result that holds a marked character is not the
     * template's. The two renderings must be equal but for the marks, and no mark may be without its fellow; where
     * it is not so, because the template looks for such parts, it is tried with fewer marks (none within
     * strings or on names, only at ends and on whole spellings), and if that fails too, the chat is refused rather than guessed at.
     *
     * <p>Taken on trust: the template and its variables; roles and names (letters, digits, {@code _}, {@code -}) of which a template
     * builds tokens on purpose, as {@code '<|' + role + '|>'}. Not seen: a spelling that the template puts together from single
     * characters of a string, or, where only the second attempt succeeds, from pieces out of its middle; none is known to.
     *
     * @param chat what to render
     * @param template the model's chat template; called once or more, always with the same answer for the same chat
     * @throws dev.openbook.failure.OpenbookException as the template throws; with {@code TEMPLATE_REFUSED} if the two cannot
     *     be told apart
     */
    PromptText prompt(Prompt.Chat chat, Function<Prompt.Chat, String> template);

    /**
     * The ids of a prompt.
     *
     * <p>Without a guarded spelling in what is not trusted they are those of {@link Tokenizer#ids}. With one, the text is
     * encoded by a second tokenizer of the same file in which every guarded token has a private spelling that nobody can
     * guess; trusted spellings are replaced by it first. So they become their tokens with all that goes with it (white space
     * taken along, words begun), while untrusted ones meet no token of that name, neither among the added tokens nor in the
     * vocabulary. Should a trusted spelling not come out as its token, the text is refused.
     *
     * @param prompt the text; half surrogates are read as U+FFFD
     * @param specialTokens whether to put the model's special tokens round it
     * @throws dev.openbook.failure.OpenbookException with {@code MODEL_UNSUPPORTED} if the tokenizer cannot be respelled, or
     *     a trusted spelling cannot be kept; otherwise as {@link Tokenizer#ids}
     */
    int[] ids(PromptText prompt, boolean specialTokens);
}
