package dev.openbook.text.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Works out expressions. */
final class Evaluator {
    private final Run run;
    private final Arithmetic arithmetic;
    private final Members members;
    private Value captured = Undefined.name("captured");

    Evaluator(Run run) {
        this.run = run;
        this.arithmetic = new Arithmetic(run);
        this.members = new Members(run);
    }

    /** The value of an expression that starts with what a block caught. */
    Value evaluate(Expression expression, Value caught, Frame frame) {
        Value outer = captured;
        captured = caught;
        Value value = evaluate(expression, frame);
        captured = outer;
        return value;
    }

    Value evaluate(Expression expression, Frame frame) {
        run.meter().enter();
        try {
            Value value = value(expression, frame);
            run.meter().leave();
            return value;
        } catch (TemplateFailure failure) {
            throw failure.at(expression.place().offset());
        }
    }

    private Value value(Expression expression, Frame frame) {
        return switch (expression) {
            case Expression.Constant constant -> constant.value();
            case Expression.Name name -> name(name, frame);
            case Expression.Captured block -> captured;
            case Expression.Items items -> items(items, frame);
            case Expression.Mapping mapping -> mapping(mapping, frame);
            case Expression.Unary unary -> unary(unary, frame);
            case Expression.Binary binary -> {
                Value left = evaluate(binary.left(), frame);
                yield arithmetic.apply(binary.operator(), left, evaluate(binary.right(), frame));
            }
            case Expression.Logic logic -> {
                Value left = evaluate(logic.left(), frame);
                yield left.truth() == logic.and() ? evaluate(logic.right(), frame) : left;
            }
            case Expression.Comparison comparison -> comparison(comparison, frame);
            case Expression.Concatenation concatenation -> concatenation(concatenation, frame);
            case Expression.Conditional conditional -> conditional(conditional, frame);
            case Expression.Attribute attribute -> members.attribute(evaluate(attribute.owner(), frame), attribute.name());
            case Expression.Subscript subscript -> {
                Value owner = evaluate(subscript.owner(), frame);
                yield members.item(owner, evaluate(subscript.index(), frame));
            }
            case Expression.Slice slice -> Slices.slice(
                    run,
                    evaluate(slice.owner(), frame),
                    optional(slice.start(), frame),
                    optional(slice.stop(), frame),
                    optional(slice.step(), frame));
            case Expression.Call call -> call(call, frame, Map.of());
            case Expression.Filter filter -> filter(filter, frame);
            case Expression.Test test -> test(test, frame);
        };
    }

    private Value filter(Expression.Filter filter, Frame frame) {
        Value input = evaluate(filter.input(), frame);
        return Filters.apply(run, filter.name(), input, arguments(filter.arguments(), frame, Map.of()));
    }

    private Value test(Expression.Test test, Frame frame) {
        Value input = evaluate(test.input(), frame);
        return Bool.of(Tests.apply(run, test.name(), input, arguments(test.arguments(), frame, Map.of())));
    }

    private Value name(Expression.Name name, Frame frame) {
        Value value = frame.get(run.bindings().variable(name));
        if (value == null && run.bindings().isParameter(name)) {
            throw TemplateFailure.unknown("a macro is called outside of the loop or block that gives " + name.name() + " a value");
        }
        return value == null ? Undefined.name(name.name()) : value;
    }

    private Value optional(@Nullable Expression expression, Frame frame) {
        return expression == null ? None.NONE : evaluate(expression, frame);
    }

    private Value items(Expression.Items items, Frame frame) {
        List<Value> values = new ArrayList<>(items.items().size());
        for (Expression item : items.items()) {
            values.add(evaluate(item, frame));
        }
        return items.tuple() ? Sequence.tuple(values) : Sequence.list(values);
    }

    private Value mapping(Expression.Mapping mapping, Frame frame) {
        Dict dict = new Dict();
        for (int i = 0; i < mapping.entries().size(); i += 2) {
            Value key = evaluate(mapping.entries().get(i), frame);
            dict.put(key, evaluate(mapping.entries().get(i + 1), frame));
        }
        return dict;
    }

    private Value unary(Expression.Unary unary, Frame frame) {
        Value operand = evaluate(unary.operand(), frame);
        return unary.operator().equals("not")
                ? Bool.of(!operand.truth())
                : Arithmetic.sign(unary.operator(), operand);
    }

    private Value comparison(Expression.Comparison comparison, Frame frame) {
        Value left = evaluate(comparison.operands().getFirst(), frame);
        for (int i = 0; i < comparison.operators().size(); i++) {
            Value right = evaluate(comparison.operands().get(i + 1), frame);
            if (!holds(comparison.operators().get(i), left, right)) {
                return Bool.FALSE;
            }
            left = right;
        }
        return Bool.TRUE;
    }

    private boolean holds(String operator, Value left, Value right) {
        return switch (operator) {
            case "==" -> run.comparisons().equal(left, right);
            case "!=" -> !run.comparisons().equal(left, right);
            case "in" -> run.comparisons().contains(right, left);
            case "not in" -> !run.comparisons().contains(right, left);
            default -> run.comparisons().ordered(operator, left, right);
        };
    }

    private Value concatenation(Expression.Concatenation concatenation, Frame frame) {
        Output out = new Output(run.meter());
        for (Expression part : concatenation.parts()) {
            out.append(run.str(evaluate(part, frame)));
        }
        return Text.of(out.toString());
    }

    private Value conditional(Expression.Conditional conditional, Frame frame) {
        if (evaluate(conditional.test(), frame).truth()) {
            return evaluate(conditional.then(), frame);
        }
        Expression otherwise = conditional.otherwise();
        return otherwise == null
                ? new Undefined("the inline if-expression evaluated to false and no else section was defined.")
                : evaluate(otherwise, frame);
    }

    /** Calls what a call names, with some more named arguments. */
    Value call(Expression.Call call, Frame frame, Map<String, Value> more) {
        Value callee = evaluate(call.callee(), frame);
        Arguments arguments = arguments(call.arguments(), frame, more);
        return switch (callee) {
            case Callable callable -> callable.call(run, arguments);
            case LoopState loop -> loop.call(run, arguments);
            case Undefined undefined when call.callee() instanceof Expression.Name name -> throw TemplateFailure.unknown(
                    "there is no function called " + name.name());
            case Undefined undefined -> throw undefined.failure();
            default -> throw TemplateFailure.data("'" + callee.typeName() + "' object is not callable");
        };
    }

    private Arguments arguments(Expression.CallArguments given, Frame frame, Map<String, Value> more) {
        if (given.isEmpty() && more.isEmpty()) {
            return Arguments.NONE;
        }
        List<Value> positional = new ArrayList<>();
        for (Expression argument : given.positional()) {
            positional.add(evaluate(argument, frame));
        }
        if (given.spread() != null) {
            positional.addAll(run.items(evaluate(given.spread(), frame)));
        }
        Map<String, Value> named = new LinkedHashMap<>();
        for (Expression.Keyword keyword : given.named()) {
            named.put(keyword.name(), evaluate(keyword.value(), frame));
        }
        more.forEach((name, value) -> add(named, name, value));
        if (given.spreadNamed() != null) {
            addAll(named, evaluate(given.spreadNamed(), frame));
        }
        return new Arguments(positional, named);
    }

    private void addAll(Map<String, Value> named, Value more) {
        if (!(more instanceof Dict dict)) {
            throw TemplateFailure.data("what follows ** must be a mapping, not " + more.typeName());
        }
        run.meter().items(dict.size());
        for (Dict.Entry entry : dict.entries()) {
            if (!(entry.key() instanceof Text name)) {
                throw TemplateFailure.data("names of arguments must be strings");
            }
            add(named, name.value(), entry.value());
        }
    }

    private static void add(Map<String, Value> named, String name, Value value) {
        if (named.put(name, value) != null) {
            throw TemplateFailure.data("the argument " + name + " is given twice");
        }
    }
}
