package dev.openbook.internal.encode;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import java.util.ArrayList;
import java.util.Iterator;
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
        int place = 0;
        for (String text : texts) {
            place++;
            require(text, noun + " " + place + " of " + texts.size());
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
        Iterator<String> rest = texts.iterator(); // lists may be slow to find a text by its place
        while (rest.hasNext()) {
            List<String> chunk = new ArrayList<>();
            for (long characters = 0; rest.hasNext() && chunk.size() < mostTexts && characters < CHUNK_CHARACTERS; ) {
                String text = rest.next();
                characters += text.length();
                chunk.add(text);
            }
            results.addAll(work.apply(chunk));
        }
        return results;
    }
}
