package dev.openbook.rules.function;

import static dev.openbook.rules.function.RuleFunction.ArgumentType.NUMBER;
import static dev.openbook.rules.function.RuleFunction.ArgumentType.TEXT;
import static dev.openbook.rules.function.RuleFunction.ArgumentType.TEXTS;
import static dev.openbook.rules.function.RuleFunction.ArgumentType.TRUTH;
import static dev.openbook.rules.function.RuleFunction.ArgumentType.WHOLE;

import dev.openbook.rules.detect.Detector;
import dev.openbook.rules.detect.Detector.Found;
import dev.openbook.rules.detect.Detectors;
import dev.openbook.rules.function.RuleFunction.Bound;
import dev.openbook.rules.function.RuleFunction.Cost;
import java.util.List;
import java.util.stream.Stream;

/** Lengths, readability, personal data and paths. */
final class TextFunctions {
    /** Every form of every detector is tried at every character. */
    private static final double DETECTING = 30;

    private TextFunctions() {}

    static List<RuleFunction> all() {
        return Stream.concat(measures().stream(), contents().stream()).toList();
    }

    private static List<RuleFunction> measures() {
        return List.of(
                new RuleFunction(
                        "words", List.of(TEXT), WHOLE, Cost.perCharacter(0.5), given -> TextMeasures.words((String) given[0]),
                        "Words, counted as word processors do: what stands between white space.", "words('Who may apply?') = 3"),
                new RuleFunction(
                        "characters", List.of(TEXT), WHOLE, Cost.perCharacter(0.5), given -> TextMeasures.characters((String) given[0]),
                        "Characters with spaces, without line breaks.", "characters('Who may apply?') = 14"),
                new RuleFunction(
                        "charactersWithoutSpaces", List.of(TEXT), WHOLE, Cost.perCharacter(0.5),
                        given -> TextMeasures.charactersWithoutSpaces((String) given[0]),
                        "Characters without white space.", "charactersWithoutSpaces('Who may apply?') = 12"),
                new RuleFunction(
                        "sentences", List.of(TEXT), WHOLE, Cost.perCharacter(6), given -> Sentences.count((String) given[0]),
                        "Sentences.", "sentences('Dr. Lee applied. Who else?') = 2"),
                new RuleFunction(
                        "pages", List.of(TEXT, WHOLE), WHOLE, Cost.perCharacter(0.5),
                        given -> TextMeasures.pages((String) given[0], (Long) given[1]),
                        "Pages of so many characters with spaces, the last one counted as a whole.", "pages('Who may apply?', 10) = 2"),
                new RuleFunction(
                        "readingEase", List.of(TEXT), NUMBER, Cost.perCharacter(20), given -> ReadingEase.of((String) given[0], "en"),
                        "Flesch reading ease of an English text: 60 and more is plain language, under 30 hard to read.",
                        "readingEase('The cat sat on the mat.') > 100.0 = true"),
                new RuleFunction(
                        "readingEase", List.of(TEXT, TEXT), NUMBER, Cost.perCharacter(20),
                        given -> ReadingEase.of((String) given[0], (String) given[1]),
                        "The same by the formula of a language: de, en, es, fr, it or nl.",
                        "readingEase('Das ist ein Satz.', 'de') > 100.0 = true"));
    }

    private static List<RuleFunction> contents() {
        return List.of(
                new RuleFunction(
                        "hasPersonalData", List.of(TEXT, TEXT), TRUTH, Cost.perCharacter(DETECTING),
                        given -> !found((String) given[0], (String) given[1]).isEmpty(),
                        "Whether a detector finds something: us-pii, eu-pii, pii, or one kind, such as iban.",
                        "hasPersonalData('SSN 078-05-1120', 'us-pii') = true"),
                new RuleFunction(
                        "personalData", List.of(TEXT, TEXT), TEXTS,
                        sizes -> new Bound(20 + DETECTING * (sizes.get(0).length() + sizes.get(1).length()), Detectors.names().size(), 64),
                        given -> found((String) given[0], (String) given[1]).stream().map(Found::what).distinct().sorted().toList(),
                        "The kinds of what a detector finds, never the characters themselves.",
                        "personalData('SSN 078-05-1120', 'pii') = ['us-social-security-number']"),
                new RuleFunction(
                        "glob", List.of(TEXT, TEXT), TRUTH,
                        sizes -> new Bound(20 + sizes.get(0).length() * (1 + Math.min(256, sizes.get(1).length()) / 4), 1, 0),
                        given -> Glob.matches((String) given[0], (String) given[1]),
                        "Whether a path is of a form: * stands for a part of one name, ** for any folders, ? for one character.",
                        "glob('board/2025/minutes.pdf', 'board/**') = true"));
    }

    private static List<Found> found(String text, String kind) {
        Detector detector = Detectors.named(kind).orElseThrow(() -> new FunctionFailure("There is no detector "
                + FunctionFailure.shown(kind) + ". There are: " + String.join(", ", Detectors.names()) + "."));
        return detector.find(text);
    }
}
