package dev.openbook.rules.function;

import java.util.List;
import java.util.stream.Stream;

/** All functions that rules can call beside CEL's own. */
public final class RuleFunctions {
    private static final List<RuleFunction> ALL = Stream.of(
                    TextFunctions.all(), DayFunctions.all(), MoneyFunctions.all(), NumberFunctions.all(), AnswerFunctions.all(),
                    ModelFunctions.all())
            .flatMap(List::stream)
            .toList();

    private RuleFunctions() {}

    /** By families, as people should read them. */
    public static List<RuleFunction> all() {
        return ALL;
    }

    /** What {@code <}, {@code <=}, {@code >}, {@code >=}, {@code +} and {@code -} mean between amounts of money, by CEL's names. */
    public static List<RuleFunction> moneyOperators() {
        return MoneyFunctions.operators();
    }
}
