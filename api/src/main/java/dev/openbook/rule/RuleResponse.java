package dev.openbook.rule;

import java.util.List;
import java.util.Optional;

/**
 * An answer on its way out, as rules see it.
 *
 * @param request what was asked
 * @param scope whether this is the whole answer
 * @param text the answer, or one sentence of it
 * @param sentences the text's sentences in order; empty if nobody took it apart, and then they are unknown to rules
 * @param sources what the text cites
 * @param attempt which try this is, from 1
 */
public record RuleResponse(
        RuleRequest request,
        Scope scope,
        String text,
        Optional<List<Sentence>> sentences,
        List<Source> sources,
        int attempt) {
    /** Copies the lists. */
    public RuleResponse {
        sentences = sentences.map(List::copyOf);
        sources = List.copyOf(sources);
    }

    /** How much of an answer is shown to rules. */
    public enum Scope {
        /** All of it: every rule is asked. */
        ANSWER,
        /** One sentence while an answer streams: only rules that declare {@code scope: sentence} are asked. */
        SENTENCE
    }

    /**
     * A sentence.
     *
     * @param text its characters
     * @param factual whether it states something that can be checked
     * @param citations markers of the sources that it cites
     * @param supported whether those sources say so; empty if nobody compared
     */
    public record Sentence(String text, boolean factual, List<Integer> citations, Optional<Boolean> supported) {
        /** Copies the list. */
        public Sentence {
            citations = List.copyOf(citations);
        }
    }

    /**
     * A passage that is cited.
     *
     * @param marker its number in the text
     * @param document path of the document
     * @param page counted from 1; empty if the document has none
     * @param heading headings above it, outermost first, joined; may be empty
     * @param quote the characters that are cited
     */
    public record Source(int marker, String document, Optional<Integer> page, String heading, String quote) {}

    /** A whole answer without sources, at the first try. */
    public static RuleResponse of(RuleRequest request, String text) {
        return new RuleResponse(request, Scope.ANSWER, text, Optional.empty(), List.of(), 1);
    }
}
