package dev.openbook.classify;

import dev.openbook.internal.encode.TrimmedSpan;
import dev.openbook.model.Entity;
import java.util.ArrayList;
import java.util.List;

/** Joins neighbouring tokens or words to entities, as transformers' token-classification pipeline does. A pure function. */
final class Entities {
    private Entities() {}

    /**
     * Joins.
     *
     * @param words in the order of the text
     */
    static List<Entity> of(String text, List<LabelledWord> words, LabelScheme scheme) {
        List<Entity> entities = new ArrayList<>();
        for (int from = 0; from < words.size(); ) {
            int to = from + 1;
            while (to < words.size() && scheme.continues(words.get(to - 1).label(), words.get(to).label())) {
                to++;
            }
            String kind = scheme.kind(words.get(from).label());
            TrimmedSpan span = TrimmedSpan.of(text, words.get(from).start(), words.get(to - 1).end());
            if (!kind.equals(LabelScheme.OUTSIDE) && !span.isEmpty()) {
                double score = words.subList(from, to).stream().mapToDouble(LabelledWord::score).average().orElseThrow();
                entities.add(new Entity(kind, span.start(), span.end(), span.text(), score));
            }
            from = to;
        }
        return entities;
    }
}
