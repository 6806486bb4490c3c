package dev.openbook.text;

import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Turns text into the tokens of a model, and back. No text is ever cut or padded.
 *
 * <p>Half a surrogate pair, which is no character, is read as U+FFFD (the replacement character); offsets are not moved
 * by that. Texts are limited to {@link Tokenizers#MAX_CHARACTERS} UTF-16 units: longer ones are refused with
 * {@code ARGUMENT_INVALID}. A tokenizer that cannot split a text, because its file contradicts itself, fails with
 * {@code TOKENIZER_INVALID}.
 *
 * <p>Thread-safe; calls run side by side. A call costs about half a microsecond per byte of text, and native memory that is
 * free again when the call returns. Whoever opened it closes it; closing waits for calls that are running, closing again
 * does nothing, and use after closing is {@code CLOSED}.
 */
public interface Tokenizer extends AutoCloseable {

    /**
     * A text's tokens with all there is to know of them.
     *
     * @param text any text
     * @param specialTokens whether to put the model's special tokens round it; strings in the text that spell a special
     *     token are recognised either way
     */
    Tokenization encode(String text, boolean specialTokens);

    /**
     * Two texts in one row, with the special tokens that the tokenizer puts round pairs.
     *
     * @param first any text, such as a query
     * @param second any text, such as a passage
     */
    PairTokenization encodePair(String first, String second);

    /**
     * The ids of {@link #encode} alone, for half the cost. Tokenizers of BERT's kind find most of them in Java, for a tenth, and
     * read the vocabulary for that at the first call.
     */
    int[] ids(String text, boolean specialTokens);

    /** How many tokens a text has, special ones left out. */
    default int count(String text) {
        return ids(text, false).length;
    }

    /**
     * The text of some tokens. Decoding token by token and joining is not the same: spaces and characters that span tokens
     * are lost; {@link #detokenizer} is for that. It is the tokenizer's own decoder and nothing more: the clean-up of spaces
     * that {@code clean_up_tokenization_spaces} asks of Python's transformers on top of it is not applied.
     *
     * @param ids numbers in the vocabulary; those outside it are left out
     * @param skipSpecialTokens whether to leave special tokens out
     */
    String decode(int[] ids, boolean skipSpecialTokens);

    /**
     * Text from tokens that arrive one at a time.
     *
     * @param skipSpecialTokens whether to leave special tokens out
     */
    IncrementalDetokenizer detokenizer(boolean skipSpecialTokens);

    /**
     * One more than the largest id. There may be ids below that stand for nothing, and models often give a few more
     * probabilities than there are tokens.
     *
     * <p>This and the next four methods read the file's vocabulary when one of them is first called: about a
     * millisecond for a thousand tokens, and 20 bytes for each.
     */
    int vocabularySize();

    /**
     * The id of a token.
     *
     * @param token the vocabulary's own spelling, such as {@code ##ing}, {@code Ġgrant} or {@code <|im_end|>}
     */
    OptionalInt idOf(String token);

    /** The vocabulary's own spelling of a token; empty if the id stands for nothing. */
    String tokenOf(int id);

    /** The tokens that stand beside the vocabulary proper, special ones and others, in the order of the file. */
    List<AddedToken> addedTokens();

    /**
     * A guard against text from outside that spells special tokens.
     *
     * @param furtherIds added tokens to guard although they are not marked special, such as those that end a turn
     */
    SpecialTokenGuard guard(Set<Integer> furtherIds);

    /**
     * What {@link #encode} puts round any text.
     *
     * @throws dev.openbook.failure.OpenbookException with {@code MODEL_UNSUPPORTED} if that is not a fixed frame with
     *     segment 0 throughout
     */
    SpecialTokens specialTokens();

    @Override
    void close();
}
