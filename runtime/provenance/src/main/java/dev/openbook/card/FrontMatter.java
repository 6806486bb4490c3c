package dev.openbook.card;

import java.util.List;
import java.util.Optional;

/**
 * A card split in two.
 *
 * @param yaml the lines between the marks; one line break a line
 * @param body the lines that follow; all of them if there is no front matter
 * @param line of the first line of the body, counted from 1
 * @param open whether the front matter begins and does not end
 */
record FrontMatter(Optional<String> yaml, List<String> body, int line, boolean open) {
    /** The mark at the beginning of a card is its line 1. */
    static final int LINES_BEFORE_YAML = 1;

    private static final String MARK = "---";

    /** Splits a card. What does not begin with the mark has no front matter. */
    static FrontMatter of(String card) {
        List<String> lines = card.lines().toList();
        if (lines.isEmpty() || !lines.getFirst().stripTrailing().equals(MARK)) {
            return new FrontMatter(Optional.empty(), lines, 1, false);
        }
        for (int i = 1; i < lines.size(); i++) {
            if (lines.get(i).stripTrailing().equals(MARK)) {
                String yaml = String.join("\n", lines.subList(1, i)) + "\n";
                return new FrontMatter(Optional.of(yaml), lines.subList(i + 1, lines.size()), i + 2, false);
            }
        }
        return new FrontMatter(Optional.empty(), lines, 1, true);
    }
}
