package dev.openbook.rules.function;

import static dev.openbook.rules.function.RuleFunction.ArgumentType.MONEY;
import static dev.openbook.rules.function.RuleFunction.ArgumentType.NUMBER;
import static dev.openbook.rules.function.RuleFunction.ArgumentType.TEXT;
import static dev.openbook.rules.function.RuleFunction.ArgumentType.TEXTS;
import static dev.openbook.rules.function.RuleFunction.ArgumentType.TRUTH;

import dev.openbook.rules.function.RuleFunction.Bound;
import dev.openbook.rules.function.RuleFunction.Cost;
import java.util.List;
import java.util.function.IntPredicate;

/** Amounts of money. */
final class MoneyFunctions {
    private static final Cost FEW = Cost.constant(50, 1);
    private static final double MOST_PERCENT = 1e6;

    private MoneyFunctions() {}

    static List<RuleFunction> all() {
        return List.of(
                new RuleFunction(
                        "money", List.of(TEXT), MONEY, Cost.constant(200, 1), given -> Money.of((String) given[0]),
                        "An exact amount, from USD 1,250.00, $1.2 million, 1.250,00 EUR. Amounts in one currency compare with < and =="
                                + " and add with + and -; different currencies fail.",
                        "money('USD 1,250.00') < money('$2 thousand') = true"),
                new RuleFunction(
                        "sumMoney", List.of(TEXTS), MONEY,
                        sizes -> new Bound(200 + 200 * sizes.get(0).length() + sizes.get(0).characters(), 1, 0),
                        given -> Money.sum((List<?>) given[0]),
                        "The sum of amounts in one currency.", "sumMoney(['USD 0.10', 'USD 0.20']) == money('USD 0.30') = true"),
                new RuleFunction(
                        "percentOf", List.of(MONEY, NUMBER), MONEY, FEW, given -> percent((Money) given[0], (Double) given[1]),
                        "So many per cent of an amount.", "percentOf(money('USD 1,000'), 7.5) == money('USD 75') = true"),
                new RuleFunction(
                        "currency", List.of(MONEY), TEXT, Cost.constant(5, 3), given -> ((Money) given[0]).currency(),
                        "The currency of an amount, as its code of three letters.", "currency(money('20 €')) = 'EUR'"),
                new RuleFunction(
                        "moneyText", List.of(MONEY), TEXT, Cost.constant(50, 128), given -> given[0].toString(),
                        "An amount as a text, for messages.", "moneyText(money('1.250,5 €')) = 'EUR 1250.50'"));
    }

    static List<RuleFunction> operators() {
        return List.of(
                comparing("_<_", order -> order < 0),
                comparing("_<=_", order -> order <= 0),
                comparing("_>_", order -> order > 0),
                comparing("_>=_", order -> order >= 0),
                new RuleFunction("_+_", List.of(MONEY, MONEY), MONEY, FEW, given -> ((Money) given[0]).plus((Money) given[1]), "", ""),
                new RuleFunction("_-_", List.of(MONEY, MONEY), MONEY, FEW, given -> ((Money) given[0]).minus((Money) given[1]), "", ""));
    }

    private static RuleFunction comparing(String name, IntPredicate holds) {
        return new RuleFunction(
                name, List.of(MONEY, MONEY), TRUTH, FEW, given -> holds.test(((Money) given[0]).compare((Money) given[1])), "", "");
    }

    private static Money percent(Money money, double percent) {
        if (!(Math.abs(percent) <= MOST_PERCENT)) {
            throw new FunctionFailure("percentOf() takes up to a million per cent, and was given " + percent + ".");
        }
        return money.percent(percent);
    }
}
