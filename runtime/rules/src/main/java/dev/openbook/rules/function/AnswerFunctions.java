package dev.openbook.rules.function;

import static dev.openbook.rules.function.RuleFunction.ArgumentType.NUMBER;
import static dev.openbook.rules.function.RuleFunction.ArgumentType.SENTENCES;
import static dev.openbook.rules.function.RuleFunction.ArgumentType.SOURCES;
import static dev.openbook.rules.function.RuleFunction.ArgumentType.TEXT;
import static dev.openbook.rules.function.RuleFunction.ArgumentType.TEXTS;
import static dev.openbook.rules.function.RuleFunction.ArgumentType.TRUTH;
import static dev.openbook.rules.function.RuleFunction.ArgumentType.WHOLE;
import static dev.openbook.rules.function.RuleFunction.ArgumentType.WHOLES;

import dev.openbook.rules.function.RuleFunction.Bound;
import dev.openbook.rules.function.RuleFunction.Cost;
import java.util.List;

/** What an answer cites and whether its sources say so. */
final class AnswerFunctions {
    private static final int MAX_TEXT = 4_096;
    /** A look at each sentence and each source, of which none is searched. */
    private static final Cost LOOKING =
            sizes -> new Bound(50 + 50 * (sizes.get(0).length() + sizes.get(1).length()), sizes.get(0).length(), MAX_TEXT);

    private static final Cost SEARCHING = sizes -> new Bound(
            100 + SourceTexts.STEPS * (sizes.get(0).length() + SourceTexts.bounded(sizes.get(1))), 1, 0);
    /** Sentences and quotes are bounded together; a sentence is looked up in up to eight sources. */
    private static final Cost SEARCHING_ALL = sizes -> new Bound(
            100 + SourceTexts.STEPS * (2 * SourceTexts.bounded(sizes.get(0)) + SourceTexts.bounded(sizes.get(1))),
            sizes.get(0).length(), MAX_TEXT);

    private AnswerFunctions() {}

    static List<RuleFunction> all() {
        return List.of(
                new RuleFunction(
                        "cites", List.of(SENTENCES, SOURCES, WHOLE), TRUTH, LOOKING,
                        given -> Citations.cites((List<?>) given[0], (List<?>) given[1], (Long) given[2]),
                        "Whether an answer cites the source with a number, and there is one.", "cites(answer, 1) = true"),
                new RuleFunction(
                        "uncited", List.of(SENTENCES, SOURCES), TEXTS, LOOKING,
                        given -> Citations.uncited((List<?>) given[0], (List<?>) given[1]),
                        "The factual sentences of an answer that cite no source there is.", "uncited(answer) = []"),
                new RuleFunction(
                        "unsourced", List.of(SENTENCES, SOURCES), WHOLES, LOOKING,
                        given -> Citations.unsourced((List<?>) given[0], (List<?>) given[1]),
                        "The numbers that an answer cites and no source has.", "unsourced(answer) = []"),
                new RuleFunction(
                        "ungrounded", List.of(SENTENCES, SOURCES, NUMBER), TEXTS, SEARCHING_ALL,
                        given -> Citations.ungrounded((List<?>) given[0], (List<?>) given[1], (Double) given[2]),
                        "The factual sentences of which less than a share (see groundedIn) stands in a source that they cite.",
                        "ungrounded(answer, 0.6) = []"),
                new RuleFunction(
                        "groundedIn", List.of(TEXT, TEXT), NUMBER, SEARCHING,
                        given -> Grounding.of((String) given[0], List.of((String) given[1])),
                        "How much of a sentence stands in a text, from 0 to 1: its share of content words, or 0 if one of its numbers does"
                                + " not stand there.",
                        "groundedIn('Applicants need 12 letters.', 'Each applicant sends 12 letters.') > 0.6 = true"),
                new RuleFunction(
                        "groundedIn", List.of(TEXT, TEXTS), NUMBER, SEARCHING,
                        given -> Grounding.of((String) given[0], SourceTexts.of((List<?>) given[1])),
                        "Likewise in several texts together.", "groundedIn('2 letters.', ['one letter', '2 more']) = 1.0"));
    }
}
