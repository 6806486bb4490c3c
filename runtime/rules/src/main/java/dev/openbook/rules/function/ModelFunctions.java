package dev.openbook.rules.function;

import static dev.openbook.rules.function.RuleFunction.ArgumentType.TEXT;
import static dev.openbook.rules.function.RuleFunction.ArgumentType.TEXTS;
import static dev.openbook.rules.function.RuleFunction.ArgumentType.TRUTH;
import static dev.openbook.rules.function.RuleFunction.ArgumentType.WHOLE;

import dev.openbook.rules.function.RuleFunction.Bound;
import dev.openbook.rules.function.RuleFunction.Cost;
import java.util.List;

/** Licences and openness of models. */
final class ModelFunctions {
    private ModelFunctions() {}

    static List<RuleFunction> all() {
        return List.of(
                new RuleFunction(
                        "licenseIn", List.of(TEXT, TEXTS), TRUTH,
                        // An expression has a licence for every few characters, and each "or later" one is compared with the whole list.
                        sizes -> new Bound(
                                100 + 20 * sizes.get(0).length() + 30 * sizes.get(1).length() + 2 * sizes.get(1).characters()
                                        + Math.min(2_000, sizes.get(0).length()) / 12 * 20 * sizes.get(1).length(),
                                1, 0),
                        given -> LicenseExpression.isIn((String) given[0], (List<?>) given[1]),
                        "Whether the licences of a list suffice for an SPDX licence expression: of A OR B one, of A AND B both.",
                        "licenseIn('MIT OR GPL-2.0-only', ['Apache-2.0', 'MIT']) = true"),
                new RuleFunction(
                        "mofAtLeast", List.of(WHOLE, TEXT), TRUTH, Cost.constant(100, 1),
                        given -> OpennessClass.isAtLeast((Long) given[0], (String) given[1]),
                        "Whether a class of the Model Openness Framework is as open as I, II or III, or more; 0, for none, is not.",
                        "mofAtLeast(2, 'III') = true"),
                new RuleFunction(
                        "mofAtLeast", List.of(TEXT, TEXT), TRUTH, Cost.constant(200, 1),
                        given -> OpennessClass.isAtLeast(OpennessClass.number((String) given[0]), (String) given[1]),
                        "Likewise with the class as a text, such as II or a label.", "mofAtLeast('Class III - Open Model', 'II') = false"));
    }
}
