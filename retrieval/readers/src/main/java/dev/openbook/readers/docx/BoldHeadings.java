package dev.openbook.readers.docx;

import dev.openbook.document.Block.Kind;
import java.util.List;

/** Finds the headings of authors who do not use styles: short paragraphs, bold throughout, that are no sentences. */
final class BoldHeadings {
    private static final int LONGEST = 100;

    private BoldHeadings() {}

    /** The drafts unchanged if one of them is a heading already, or if nothing but such paragraphs would remain. */
    static List<Draft> in(List<Draft> drafts) {
        boolean styled = drafts.stream().anyMatch(draft -> draft.kind() == Kind.HEADING && !draft.isTitle());
        boolean allAlike = drafts.stream().allMatch(BoldHeadings::looksLikeOne);
        if (styled || allAlike) {
            return drafts;
        }
        return drafts.stream().map(draft -> looksLikeOne(draft) ? draft.asHeading() : draft).toList();
    }

    private static boolean looksLikeOne(Draft draft) {
        String text = draft.text().strip();
        return draft.kind() == Kind.PARAGRAPH
                && draft.bold()
                && !text.isEmpty()
                && text.length() <= LONGEST
                && text.indexOf('\n') < 0
                && ".;,".indexOf(text.charAt(text.length() - 1)) < 0;
    }
}
