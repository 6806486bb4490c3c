package dev.openbook.text.template;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Python's {@code ==}, {@code <} and {@code in}. */
final class Comparisons {
    private final Run run;

    Comparisons(Run run) {
        this.run = run;
    }

    boolean equal(Value a, Value b) {
        return equal(a, b, 0);
    }

    private boolean equal(Value a, Value b, int depth) {
        run.meter().step();
        run.meter().requireDepth(depth);
        if (Conversions.isNumber(a) && Conversions.isNumber(b)) {
            return compareNumbers(a, b) == 0;
        }
        return switch (a) {
            case Text x when b instanceof Text y -> {
                run.meter().text(Math.min(x.value().length(), y.value().length()));
                yield x.value().equals(y.value());
            }
            case Sequence x when b instanceof Sequence y -> x.isTuple() == y.isTuple() && equalItems(x.items(), y.items(), depth);
            case Dict x when b instanceof Dict y -> equalDicts(x, y, depth);
            case DictView x when b instanceof DictView y -> equalViews(x, y);
            case Range x when b instanceof Range y -> Range.key(x).equals(Range.key(y));
            case Undefined x -> b instanceof Undefined;
            case None x -> b == None.NONE;
            case Method x when b instanceof Method y -> x.name().equals(y.name()) && identical(x.owner(), y.owner());
            default -> identical(a, b);
        };
    }

    private boolean equalItems(List<Value> a, List<Value> b, int depth) {
        if (a.size() != b.size()) {
            return false;
        }
        for (int i = 0; i < a.size(); i++) {
            if (!same(a.get(i), b.get(i), depth + 1)) {
                return false;
            }
        }
        return true;
    }

    /** Equality of what containers hold: the very same value equals itself even if it is not a number. */
    private boolean same(Value a, Value b, int depth) {
        run.meter().step();
        return identical(a, b) || equal(a, b, depth);
    }

    /** Whether two values are one object: Python's {@code is}. */
    @SuppressWarnings("ReferenceEquality") // that is the question
    static boolean identical(Value a, Value b) {
        return a == b;
    }

    /** How containers look for a value: the very same, or an equal one. */
    boolean same(Value a, Value b) {
        return same(a, b, 0);
    }

    private boolean equalDicts(Dict a, Dict b, int depth) {
        if (a.size() != b.size()) {
            return false;
        }
        for (Dict.Entry entry : a.entries()) {
            Value other = b.get(entry.key());
            if (other == null || !same(entry.value(), other, depth + 1)) {
                return false;
            }
        }
        return true;
    }

    private boolean equalViews(DictView a, DictView b) {
        if (a.part() == DictView.Part.VALUES || b.part() == DictView.Part.VALUES) {
            return identical(a, b);
        }
        Set<Object> left = new HashSet<>();
        a.items().forEach(item -> left.add(Keys.of(item)));
        Set<Object> right = new HashSet<>();
        b.items().forEach(item -> right.add(Keys.of(item)));
        run.meter().steps(left.size() + right.size());
        return left.equals(right);
    }

    /** The order of two numbers; 2 if one of them is not a number. */
    private static int compareNumbers(Value a, Value b) {
        if (a instanceof Real || b instanceof Real) {
            double x = Conversions.real(a);
            double y = Conversions.real(b);
            if (Double.isNaN(x) || Double.isNaN(y)) {
                return 2;
            }
            if (Double.isInfinite(x) || Double.isInfinite(y) || (a instanceof Real && b instanceof Real)) {
                return x < y ? -1 : x > y ? 1 : 0;
            }
            return exact(a).compareTo(exact(b));
        }
        return Long.compare(Conversions.requireInteger(a), Conversions.requireInteger(b));
    }

    private static BigDecimal exact(Value value) {
        return value instanceof Real real
                ? new BigDecimal(real.value())
                : BigDecimal.valueOf(Conversions.requireInteger(value));
    }

    /** Whether {@code a operator b} holds, for {@code < <= > >=}. */
    boolean ordered(String operator, Value a, Value b) {
        Integer order = order(operator, a, b, 0);
        return order != null
                && switch (operator) {
                    case "<" -> order < 0;
                    case "<=" -> order <= 0;
                    case ">" -> order > 0;
                    default -> order >= 0;
                };
    }

    /** Whether one stands before the other in a sorted list; what is not a number has no place there that could be relied on. */
    boolean before(Value a, Value b) {
        Integer order = order("<", a, b, 0);
        if (order == null) {
            throw TemplateFailure.unknown("it sorts by what is not a number");
        }
        return order < 0;
    }

    /** The order of two values of a kind that has one; null if they have none, as what is not a number. */
    private @Nullable Integer order(String operator, Value a, Value b, int depth) {
        run.meter().step();
        run.meter().requireDepth(depth);
        if (Conversions.isNumber(a) && Conversions.isNumber(b)) {
            int order = compareNumbers(a, b);
            return order == 2 ? null : (Integer) order;
        }
        if (a instanceof Text x && b instanceof Text y) {
            run.meter().text(Math.min(x.value().length(), y.value().length()));
            return CodePoints.compare(x.value(), y.value());
        }
        if (a instanceof Sequence x && b instanceof Sequence y && x.isTuple() == y.isTuple()) {
            return orderItems(operator, x.items(), y.items(), depth);
        }
        if (a instanceof Undefined undefined) {
            throw undefined.failure();
        }
        if (b instanceof Undefined undefined) {
            throw undefined.failure();
        }
        throw TemplateFailure.data("'" + operator + "' not supported between instances of '" + a.typeName() + "' and '"
                + b.typeName() + "'");
    }

    private @Nullable Integer orderItems(String operator, List<Value> a, List<Value> b, int depth) {
        for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
            if (!same(a.get(i), b.get(i), depth + 1)) {
                return order(operator, a.get(i), b.get(i), depth + 1);
            }
        }
        return Integer.compare(a.size(), b.size());
    }

    boolean contains(Value container, Value item) {
        return switch (container) {
            case Text text -> {
                if (!(item instanceof Text part)) {
                    throw TemplateFailure.data("'in <string>' requires string as left operand, not " + item.typeName());
                }
                run.meter().text((long) text.value().length() + part.value().length());
                yield new TextSearch(part.value()).in(text.value(), 0) >= 0;
            }
            case Dict dict -> dict.contains(item);
            case DictView view when view.part() == DictView.Part.KEYS -> view.dict().contains(item);
            default -> {
                if (!Iterables.isIterable(container)) {
                    throw TemplateFailure.data("argument of type '" + container.typeName() + "' is not iterable");
                }
                Iterator<Value> items = run.iterate(container);
                boolean found = false;
                while (!found && items.hasNext()) {
                    found = same(items.next(), item, 1);
                }
                yield found;
            }
        };
    }
}
