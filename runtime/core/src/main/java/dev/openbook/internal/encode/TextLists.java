package dev.openbook.internal.encode;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Lists of texts from outside: checked, and worked off in chunks so that memory does not grow with them. */
public final class TextLists {
    private static final int CHUNK_CHARACTERS = 1 << 20;

    private TextLists() {}

    /**
     * Checks that no text is missing.
     *
     * @param noun what a text is, such as {@code passage}
     */
    public static void require(List<String> texts, String noun) {
        for (int i = 0; i < texts.size(); i++) {
            require(texts.get(i), noun + " " + (i + 1) + " of " + texts.size());
        }
    }

    /** Checks that a text is not missing. */
    public static void require(@Nullable String text, String noun) {
        if (text == null) {
            throw new OpenbookException(
                    FailureCode.ARGUMENT_INVALID,
                    "The " + noun + " is missing (null). Give a text, or leave it out.");
        }
    }

    /**
     * Works a list off, and joins the results.
     *
     * @param mostTexts in one chunk
     * @param work takes a chunk, gives one result for each of its texts
     */
    public static <R> List<R> inChunks(List<String> texts, int mostTexts, Function<List<String>, List<R>> work) {
        List<R> results = new ArrayList<>(texts.size());
        for (int from = 0; from < texts.size(); ) {
            int to = from;
            long characters = 0;
            while (to < texts.size() && to - from < mostTexts && characters < CHUNK_CHARACTERS) {
                characters += texts.get(to).length();
                to++;
            }
            results.addAll(work.apply(List.copyOf(texts.subList(from, to))));
            from = to;
        }
        return results;
    }
}
