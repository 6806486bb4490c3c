package dev.openbook.rules.expression;

import dev.openbook.rules.cost.FunctionCosts;
import dev.openbook.rules.cost.Shape;
import dev.openbook.rules.function.RuleFunction;
import dev.openbook.rules.function.RuleFunction.Bound;
import dev.openbook.rules.function.RuleFunction.Size;
import dev.openbook.rules.function.RuleFunctions;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What {@link RuleFunctions} take; of those with one name and as many arguments, the dearest. */
final class RuleFunctionCosts implements FunctionCosts {
    @Override
    public Optional<Call> of(String name, List<Shape> arguments) {
        List<Size> sizes = arguments.stream().map(RuleFunctionCosts::size).toList();
        return RuleFunctions.all().stream()
                .filter(function -> function.name().equals(name) && function.arguments().size() == arguments.size())
                .map(function -> call(function, function.cost().of(sizes)))
                .max(Comparator.comparingDouble(Call::steps));
    }

    private static Size size(Shape shape) {
        return new Size(shape.length(), shape.element() == null ? shape.length() : shape.weight() * Shape.CHARACTERS_PER_STEP);
    }

    private static Call call(RuleFunction function, Bound bound) {
        return new Call(bound.steps(), switch (function.result()) {
            case TEXT -> Shape.text(bound.length());
            case TEXTS, WHOLES -> Shape.many(bound.length(), Shape.text(bound.characters()));
            case WHOLE, NUMBER, TRUTH, MONEY, SENTENCES, SOURCES -> Shape.SINGLE;
        });
    }
}
