package dev.openbook.cli;

import dev.openbook.document.Passage;
import dev.openbook.retrieve.RetrievedPassage;
import java.util.List;
import java.util.Locale;

/** Found passages for people. */
final class HitText {
    private static final int SHOWN = 320;

    private final Terminal terminal;

    HitText(Terminal terminal) {
        this.terminal = terminal;
    }

    void print(List<RetrievedPassage> hits) {
        if (hits.isEmpty()) {
            terminal.out().println("Nothing found.");
        }
        for (RetrievedPassage hit : hits) {
            Passage passage = hit.passage();
            String place = Place.words(
                    passage.document().path(), passage.span().firstPage(), passage.span().headings());
            String score = String.format(Locale.ROOT, "%.3f", hit.score());
            terminal.out().println(terminal.bold(hit.rank() + ". " + place) + terminal.faint("  " + score));
            String text = passage.text().replaceAll("\\s+", " ");
            int end = Math.min(text.length(), SHOWN);
            end -= end < text.length() && Character.isHighSurrogate(text.charAt(end - 1)) ? 1 : 0;
            String shown = text.substring(0, end) + (end < text.length() ? " …" : "");
            terminal.out().println(terminal.wrapped(shown, "   "));
        }
    }
}
