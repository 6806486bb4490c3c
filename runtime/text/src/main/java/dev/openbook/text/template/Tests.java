package dev.openbook.text.template;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** What may follow {@code is}. */
final class Tests {
    private static final Map<String, Test> ALL = all();

    /** A test. */
    interface Test {
        boolean holds(Run run, Value value, Arguments arguments);
    }

    private Tests() {}

    private static Map<String, Test> all() {
        Map<String, Test> all = new HashMap<>();
        question(all, "defined", value -> !(value instanceof Undefined));
        question(all, "undefined", value -> value instanceof Undefined);
        question(all, "none", value -> value == None.NONE);
        question(all, "boolean", value -> value instanceof Bool);
        question(all, "true", value -> value == Bool.TRUE);
        question(all, "false", value -> value == Bool.FALSE);
        question(all, "integer", value -> value instanceof Int);
        question(all, "float", value -> value instanceof Real);
        question(all, "number", Conversions::isNumber);
        question(all, "string", value -> value instanceof Text);
        question(all, "mapping", value -> value instanceof Dict);
        question(all, "iterable", Iterables::isIterable);
        question(all, "sequence", Tests::isSequence);
        question(all, "callable", value -> value instanceof Callable || value instanceof LoopState || value instanceof Undefined);
        question(all, "escaped", value -> value instanceof Text text && text.markup());
        all.put("lower", (run, value, arguments) -> none(arguments) && QueryMethods.isLower(TextFilters.soft(run, value).value()));
        all.put("upper", (run, value, arguments) -> none(arguments) && QueryMethods.isUpper(TextFilters.soft(run, value).value()));
        all.put("odd", (run, value, arguments) -> none(arguments) && remainder(run, value, new Int(2), new Int(1)));
        all.put("even", (run, value, arguments) -> none(arguments) && remainder(run, value, new Int(2), new Int(0)));
        all.put("filter", (run, value, arguments) -> none(arguments) && Keys.of(value) instanceof String name && Filters.knows(name));
        all.put("test", (run, value, arguments) -> none(arguments) && Keys.of(value) instanceof String name && knows(name));
        argued(all, "divisibleby", (run, value, number) -> remainder(run, value, number, new Int(0)));
        argued(all, "sameas", (run, value, other) -> isSame(value, other));
        argued(all, "in", (run, value, container) -> run.comparisons().contains(container, value));
        for (String name : List.of("==", "eq", "equalto")) {
            argued(all, name, (run, value, other) -> run.comparisons().equal(value, other));
        }
        for (String name : List.of("!=", "ne")) {
            argued(all, name, (run, value, other) -> !run.comparisons().equal(value, other));
        }
        order(all, ">", "gt", "greaterthan");
        order(all, ">=", "ge");
        order(all, "<", "lt", "lessthan");
        order(all, "<=", "le");
        return Map.copyOf(all);
    }

    private static void question(Map<String, Test> all, String name, Predicate<Value> question) {
        all.put(name, (run, value, arguments) -> none(arguments) && question.test(value));
    }

    /** Refuses arguments where there should be none. */
    private static boolean none(Arguments arguments) {
        if (!arguments.isEmpty()) {
            throw TemplateFailure.data("this test takes no arguments");
        }
        return true;
    }

    /** A test of two values. */
    private interface Pair {
        boolean holds(Run run, Value value, Value other);
    }

    private static void argued(Map<String, Test> all, String name, Pair pair) {
        Set<String> names = Set.of("num", "other", "seq");
        all.put(name, (run, value, arguments) -> {
            if (arguments.positional().size() == 1 && arguments.named().isEmpty()) {
                return pair.holds(run, value, arguments.positional().getFirst());
            }
            if (arguments.positional().isEmpty() && arguments.named().size() == 1
                    && names.containsAll(arguments.named().keySet())) {
                return pair.holds(run, value, arguments.named().values().iterator().next());
            }
            throw TemplateFailure.data("the test " + name + " takes one argument");
        });
    }

    private static void order(Map<String, Test> all, String operator, String... names) {
        Pair pair = (run, value, other) -> run.comparisons().ordered(operator, value, other);
        argued(all, operator, pair);
        for (String name : names) {
            argued(all, name, pair);
        }
    }

    private static boolean remainder(Run run, Value value, Value divisor, Value expected) {
        return run.comparisons().equal(new Arithmetic(run).apply("%", value, divisor), expected);
    }

    private static boolean isSequence(Value value) {
        return switch (value) {
            case Text text -> true;
            case Sequence sequence -> true;
            case Dict dict -> true;
            case Range range -> true;
            case Undefined undefined -> true;
            default -> false;
        };
    }

    /** Whether two values are one object, where that does not depend on how Python keeps its values. */
    private static boolean isSame(Value value, Value other) {
        boolean single = value == None.NONE || value instanceof Bool || other == None.NONE || other instanceof Bool;
        if (single || Comparisons.identical(value, other)) {
            return Comparisons.identical(value, other);
        }
        if (!value.typeName().equals(other.typeName())) {
            return false;
        }
        throw TemplateFailure.unknown("the test sameas is supported for true, false and none only");
    }

    /** Whether jinja2 has a test of this name. */
    static boolean knows(String name) {
        return ALL.containsKey(name);
    }

    static TemplateFailure unknown(String name) {
        return TemplateFailure.unknown("there is no test called " + name);
    }

    static boolean apply(Run run, String name, Value value, Arguments arguments) {
        Test test = ALL.get(name);
        if (test == null) {
            throw unknown(name);
        }
        return test.holds(run, value, arguments);
    }
}
