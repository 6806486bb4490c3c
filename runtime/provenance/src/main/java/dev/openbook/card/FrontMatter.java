package dev.openbook.card;

import java.util.List;
import java.util.Optional;

/**
 * A card split in two.
 *
 * @param yaml the lines between the marks; one line break a line
 * @param body what follows; everything if the front matter does not end
 * @param closed whether the second mark was found
 */
record FrontMatter(String yaml, String body, boolean closed) {
    private static final String MARK = "---";

    /** Splits a card; empty if it does not begin with the mark. */
    static Optional<FrontMatter> of(String card) {
        List<String> lines = card.lines().toList();
        if (lines.isEmpty() || !lines.getFirst().stripTrailing().equals(MARK)) {
            return Optional.empty();
        }
        for (int i = 1; i < lines.size(); i++) {
            if (lines.get(i).stripTrailing().equals(MARK)) {
                String yaml = String.join("\n", lines.subList(1, i)) + "\n";
                String body = String.join("\n", lines.subList(i + 1, lines.size()));
                return Optional.of(new FrontMatter(yaml, body, true));
            }
        }
        return Optional.of(new FrontMatter("", card, false));
    }
}
