package dev.openbook.quote;

import dev.openbook.answer.Citation;
import dev.openbook.rule.Redaction;
import java.util.ArrayList;
import java.util.List;

/** The text of an answer made of quotations, a line each with its marker. */
final class QuotedText {
    private QuotedText() {}

    static String of(List<Citation> citations) {
        StringBuilder text = new StringBuilder();
        for (Citation citation : citations) {
            text.append(text.isEmpty() ? "" : "\n")
                    .append(citation.quote())
                    .append(" [")
                    .append(citation.marker())
                    .append(']');
        }
        return text.toString();
    }

    /** The citations with what is blacked out of the text made of them blacked out of their quotes as well. */
    static List<Citation> blackedOut(List<Citation> citations, List<Redaction> redactions) {
        List<Citation> result = new ArrayList<>();
        int start = 0;
        for (Citation citation : citations) {
            int from = start;
            int length = citation.quote().length();
            List<Redaction> within = redactions.stream()
                    .filter(each -> each.start() < from + length && each.end() > from)
                    .map(each -> new Redaction(
                            Math.max(0, each.start() - from), Math.min(length, each.end() - from), each.replacement(), each.what()))
                    .toList();
            result.add(quoting(citation, Redaction.apply(citation.quote(), within)));
            start += of(List.of(citation)).length() + 1;
        }
        return result;
    }

    private static Citation quoting(Citation citation, String quote) {
        return new Citation(
                citation.marker(), citation.document(), citation.page(), citation.headings(), quote, citation.start(), citation.end());
    }
}
