package dev.openbook.rules.cost;

import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr.CelCall;
import dev.cel.common.types.CelKind;
import java.util.List;

/**
 * What one call of CEL's own functions takes, beside what its operands take.
 *
 * @param call the call
 * @param operands the largest there can be, the target first
 */
record CallCost(CelCall call, List<Shape> operands) {
    /** Characters that a function looks at one by one in a step. */
    private static final double LETTERS_PER_STEP = 16;

    private static final double ELEMENTS_PER_STEP = 4;
    private static final double STATES_PER_STEP = 2;
    private static final double CHARACTERS_PER_CELL = 2;

    double steps() {
        if (operands.isEmpty()) {
            return 0;
        }
        Shape first = operands.get(0);
        Shape last = operands.get(operands.size() - 1);
        return switch (call.function()) {
            case "matches" -> matching(first);
            case "size" -> first.element() == null ? first.length() / LETTERS_PER_STEP : 1;
            case "contains", "indexOf", "lastIndexOf" ->
                (first.length() + first.length() * operands.get(1).length()) / LETTERS_PER_STEP;
            case "startsWith", "endsWith" -> last.length() / Shape.CHARACTERS_PER_STEP;
            case "_==_", "_!=_" -> 2 * Math.min(first.weight(), last.weight());
            case "_<_", "_<=_", "_>_", "_>=_" -> Math.min(first.weight(), last.weight());
            case "@in" -> 2 * last.weight();
            case "_+_" -> copied(first) + copied(last);
            case "_&&_", "_||_", "!_", "_?_:_", "@not_strictly_false", "@known" -> 0;
            case "_[_]", "-_", "_-_", "_*_", "_/_", "_%_", "dyn", "type" -> 0;
            case "join" -> first.weight() + first.length() * (1 + last.weight());
            default -> operands.stream().mapToDouble(shape -> shape.weight() + shape.length() / LETTERS_PER_STEP).sum();
        };
    }

    /** Of a list only the places of its elements are copied. */
    private static double copied(Shape value) {
        return value.length() / (value.element() == null ? Shape.CHARACTERS_PER_STEP : ELEMENTS_PER_STEP);
    }

    /** Whether its value is that of one of its operands, as it is. */
    boolean isChoice() {
        return switch (call.function()) {
            case "_?_:_", "_&&_", "_||_" -> true;
            default -> false;
        };
    }

    /** Matching takes every state at every character, at worst. Patterns that are not literals are refused elsewhere. */
    private double matching(Shape text) {
        CelConstant pattern = call.args().get(call.args().size() - 1).constantOrDefault();
        double states = pattern.getKind() == CelConstant.Kind.STRING_VALUE ? PatternCheck.states(pattern.stringValue()) : 1;
        return 2 + text.length() * (1.5 + states / STATES_PER_STEP);
    }

    /** The largest value that can come of it, if its type does not say it already. */
    Shape result(Shape byType, CelKind kind) {
        return switch (call.function()) {
            case "_?_:_" -> Shape.larger(operands.get(1), operands.get(2));
            case "_[_]" -> element(byType, kind);
            case "dyn" -> operands.get(0);
            case "join" -> Shape.text(joined());
            case "_+_" -> sum(kind);
            default -> switch (kind) {
                case STRING, BYTES -> Shape.text(operands.stream().mapToDouble(Shape::length).sum() + 64);
                case LIST, MAP, STRUCT, DYN, ANY -> operands.stream().reduce(byType, Shape::larger);
                default -> Shape.SINGLE;
            };
        };
    }

    private Shape element(Shape byType, CelKind kind) {
        Shape element = operands.get(0).element();
        return switch (kind) {
            case LIST, MAP, STRING, BYTES -> element == null ? Shape.larger(byType, operands.get(0)) : element;
            case DYN, ANY -> Shape.larger(byType, operands.get(0).elementOrSelf());
            default -> byType;
        };
    }

    private double joined() {
        Shape list = operands.get(0);
        double between = operands.size() > 1 ? operands.get(1).length() : 0;
        return list.weight() * Shape.CHARACTERS_PER_STEP + list.length() * between;
    }

    private Shape sum(CelKind kind) {
        Shape a = operands.get(0);
        Shape b = operands.get(1);
        return switch (kind) {
            case STRING, BYTES -> Shape.text(a.length() + b.length());
            case LIST, DYN, ANY -> new Shape(
                    a.length() + b.length(), a.weight() + b.weight(), flat(a) + flat(b), Shape.larger(a, b).element());
            default -> Shape.SINGLE;
        };
    }

    /** Joining lists of facts gives a list that is none, and the engine walks over its elements. */
    private static double flat(Shape list) {
        return list.element() == null ? list.nodes() : Math.max(list.nodes(), 1 + list.length() * list.element().nodes());
    }

    /** What a new value takes; a value that is passed on takes nothing. */
    double cells(Shape result) {
        return switch (call.function()) {
            case "_+_" -> result.element() == null ? result.length() / CHARACTERS_PER_CELL : 2 * result.length();
            case "join" -> result.length() / CHARACTERS_PER_CELL;
            case "substring", "charAt", "indexOf", "lastIndexOf", "trim", "lowerAscii", "upperAscii" ->
                1 + operands.stream().mapToDouble(Shape::length).sum();
            case "matches" -> 64;
            default -> 2;
        };
    }
}
