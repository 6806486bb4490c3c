package dev.openbook.quote;

import dev.openbook.answer.Citation;
import dev.openbook.document.Passage;

/** Turns a chosen candidate into a citation. */
final class Citations {
    private Citations() {}

    static Citation of(int marker, Candidate candidate) {
        Passage passage = candidate.source().passage();
        return new Citation(
                marker,
                passage.document(),
                candidate.page(),
                passage.span().headings(),
                candidate.text(),
                candidate.start(),
                candidate.end());
    }
}
