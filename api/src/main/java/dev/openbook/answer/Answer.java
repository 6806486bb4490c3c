package dev.openbook.answer;

import dev.openbook.rule.Decision;
import java.util.List;

/**
 * An answer that shows its sources.
 *
 * @param found whether the library answers the question; if not, the text says so and nothing is cited
 * @param text the answer, with markers such as {@code [1]}
 * @param citations what the markers stand for, by marker
 * @param decision what the rules said
 * @param receipt how it came about
 */
public record Answer(boolean found, String text, List<Citation> citations, Decision decision, Receipt receipt) {
    /** Copies the list. */
    public Answer {
        citations = List.copyOf(citations);
    }
}
