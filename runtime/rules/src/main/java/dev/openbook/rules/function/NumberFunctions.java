package dev.openbook.rules.function;

import static dev.openbook.rules.function.RuleFunction.ArgumentType.SOURCES;
import static dev.openbook.rules.function.RuleFunction.ArgumentType.TEXT;
import static dev.openbook.rules.function.RuleFunction.ArgumentType.TEXTS;

import dev.openbook.rules.function.RuleFunction.Cost;
import java.util.List;

/** Numbers that stand in texts. */
final class NumberFunctions {
    private static final int MOST = 10_000;
    private static final Cost EACH = sizes -> new RuleFunction.Bound(
            100 + SourceTexts.STEPS * (sizes.get(0).length() + SourceTexts.bounded(sizes.get(sizes.size() - 1))),
            Math.min(MOST, 1 + sizes.get(0).length() / 2), 64);

    private NumberFunctions() {}

    private static List<String> numbers(String text) {
        List<TextNumber> numbers = NumbersInText.of(text);
        if (numbers.size() > MOST) {
            throw new FunctionFailure("The text has more than " + MOST + " numbers.");
        }
        return numbers.stream().map(TextNumber::toString).toList();
    }

    static List<RuleFunction> all() {
        return List.of(
                new RuleFunction(
                        "numbers", List.of(TEXT), TEXTS, EACH,
                        given -> numbers((String) given[0]),
                        "The numbers, amounts, percentages and days in a text, whatever their spelling, in one form. Markers such as [1]"
                                + " are none.",
                        "numbers('1.5 million dollars by January 31, 2026') = ['USD 1500000', '2026-01-31']"),
                new RuleFunction(
                        "numbersNotIn", List.of(TEXT, TEXTS), TEXTS, EACH,
                        given -> new Grounding(SourceTexts.of((List<?>) given[1])).numbersNotIn((String) given[0]),
                        "The numbers of a text that stand in none of some texts.", "numbersNotIn('1,250 of 12', ['1250 in all']) = ['12']"),
                new RuleFunction(
                        "numbersNotIn", List.of(TEXT, SOURCES), TEXTS, EACH,
                        given -> new Grounding(SourceTexts.of(Citations.quotes((List<?>) given[1]))).numbersNotIn((String) given[0]),
                        "The numbers of a text that stand in no quote of an answer's sources.",
                        "numbersNotIn(answer.text, answer.sources) = []"));
    }
}
