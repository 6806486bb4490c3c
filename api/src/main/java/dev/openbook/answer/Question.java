package dev.openbook.answer;

import dev.openbook.document.SearchFilter;
import dev.openbook.retrieve.Query;
import dev.openbook.retrieve.SearchMode;
import dev.openbook.rule.Caller;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A question to a library.
 *
 * @param text the question, in words; half a surrogate pair becomes U+FFFD, since no receipt could write it down
 * @param mode how passages are searched
 * @param passages how many passages may be read, 1 to 1,000
 * @param filter narrows what may be read
 * @param caller who asks; empty if nobody says, and then everything about them is unknown to rules
 */
public record Question(String text, SearchMode mode, int passages, SearchFilter filter, Optional<Caller> caller) {
    /** Longest question, in UTF-16 units. */
    public static final int MAX_LENGTH = 10_000;

    /** Checks the text and the number of passages. */
    public Question {
        if (text.isBlank() || text.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("A question has 1 to " + MAX_LENGTH + " characters, not "
                    + (text.isBlank() ? "none" : text.length()) + ".");
        }
        if (passages < 1 || passages > Query.MAX_LIMIT) {
            throw new IllegalArgumentException(
                    "A question reads 1 to " + Query.MAX_LIMIT + " passages, not " + passages + ".");
        }
        // Encoding replaces what is malformed, and nothing else.
        text = new String(text.getBytes(StandardCharsets.UTF_16BE), StandardCharsets.UTF_16BE);
    }

    /** Asked by nobody in particular. */
    public Question(String text, SearchMode mode, int passages, SearchFilter filter) {
        this(text, mode, passages, filter, Optional.empty());
    }

    /** The same, asked by somebody. */
    public Question by(Caller who) {
        return new Question(text, mode, passages, filter, Optional.of(who));
    }

    /** Asked of everything, by words and by meaning, over ten passages. */
    public static Question of(String text) {
        return new Question(text, SearchMode.HYBRID, 10, SearchFilter.none());
    }
}
