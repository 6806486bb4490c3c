package dev.openbook.model;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;

/**
 * How a reader looks for answers.
 *
 * @param maxAnswers how many answers at most, 1 to 100
 * @param maxAnswerTokens how many tokens an answer has at most, 1 to 1,000
 * @param overlapTokens how many tokens the windows of a long context share with their neighbours (the field's {@code
 *     doc_stride}); at least 0, and never more than half of a window is shared
 * @param noAnswer whether no answer is one: then answers that are less likely than none are left out
 * @param wholeWords whether answers are widened to whole words
 * @param longContexts what becomes of contexts that do not fit beside the question. With {@link LongText#WINDOWS} answers of
 *     all windows compete by their scores
 */
public record ReadingOptions(
        int maxAnswers,
        int maxAnswerTokens,
        int overlapTokens,
        boolean noAnswer,
        boolean wholeWords,
        LongText longContexts) {
    private static final ReadingOptions STANDARD = new ReadingOptions(1, 30, 128, false, false, LongText.WINDOWS);

    /** Checks ranges. */
    public ReadingOptions {
        requireInRange("answers", maxAnswers, 1, 100);
        requireInRange("tokens of an answer", maxAnswerTokens, 1, 1_000);
        requireInRange("tokens that windows share", overlapTokens, 0, 100_000);
    }

    /** One answer of up to 30 tokens, as the model marks it; windows of long contexts share 128 tokens. */
    public static ReadingOptions standard() {
        return STANDARD;
    }

    /** The same with another number of answers. */
    public ReadingOptions withMaxAnswers(int maxAnswers) {
        return new ReadingOptions(maxAnswers, maxAnswerTokens, overlapTokens, noAnswer, wholeWords, longContexts);
    }

    /** The same with answers of another length. */
    public ReadingOptions withMaxAnswerTokens(int maxAnswerTokens) {
        return new ReadingOptions(maxAnswers, maxAnswerTokens, overlapTokens, noAnswer, wholeWords, longContexts);
    }

    /** The same with windows that share more or less. */
    public ReadingOptions withOverlapTokens(int overlapTokens) {
        return new ReadingOptions(maxAnswers, maxAnswerTokens, overlapTokens, noAnswer, wholeWords, longContexts);
    }

    /** The same where no answer is one, or is none. */
    public ReadingOptions withNoAnswer(boolean noAnswer) {
        return new ReadingOptions(maxAnswers, maxAnswerTokens, overlapTokens, noAnswer, wholeWords, longContexts);
    }

    /** The same with answers of whole words, or as the model marks them. */
    public ReadingOptions withWholeWords(boolean wholeWords) {
        return new ReadingOptions(maxAnswers, maxAnswerTokens, overlapTokens, noAnswer, wholeWords, longContexts);
    }

    /** The same with another treatment of long contexts. */
    public ReadingOptions withLongContexts(LongText longContexts) {
        return new ReadingOptions(maxAnswers, maxAnswerTokens, overlapTokens, noAnswer, wholeWords, longContexts);
    }

    private static void requireInRange(String what, int value, int least, int most) {
        if (value < least || value > most) {
            throw new OpenbookException(
                    FailureCode.ARGUMENT_INVALID,
                    value + " " + what + " were asked for; allowed are " + least + " to " + most + ".");
        }
    }
}
