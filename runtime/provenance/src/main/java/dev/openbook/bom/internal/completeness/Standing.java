package dev.openbook.bom.internal.completeness;

import dev.openbook.bom.internal.part.Part;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Whether a bill says something.
 *
 * @param present whether it does, of every part concerned
 * @param words what it says, or of how many
 * @param byCaller whether all of it is the word of whoever makes the bill
 */
record Standing(boolean present, String words, boolean byCaller) {
    static final Standing ABSENT = new Standing(false, "", false);

    /** What is always there. */
    static Standing of(String words) {
        return words.isEmpty() ? ABSENT : new Standing(true, words, false);
    }

    static Standing of(Optional<?> words) {
        return of(words.map(Object::toString).orElse(""));
    }

    /** Of each of these parts; absent if there are none. */
    static Standing each(List<Part> parts, Function<Part, String> look) {
        List<String> known = parts.stream().map(look).filter(words -> !words.isEmpty()).toList();
        if (known.isEmpty()) {
            return ABSENT;
        }
        boolean all = known.size() == parts.size();
        return new Standing(all, all && parts.size() == 1 ? known.getFirst() : known.size() + " of " + parts.size(), false);
    }

    /** The same, as the word of whoever makes the bill if that is so and something is said at all. */
    Standing fromCaller(boolean so) {
        return new Standing(present, words, so && !words.isEmpty());
    }
}
