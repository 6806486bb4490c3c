package dev.openbook.rules.expression;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelCall;
import dev.cel.common.ast.CelExpr.CelComprehension;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.openbook.rules.facts.FactLimits;
import dev.openbook.rules.facts.FactType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Bounds what an expression can cost, before it ever runs, by one walk over its tree.
 *
 * <p>The unit is a step of some 20 ns. Facts are taken to be as large as {@link FactLimits} lets them be; a loop costs its
 * body times the length of what it runs over; comparing, searching and copying cost by length, patterns by length times
 * states. The idea is cel-go's cost estimation; CEL for Java has none.
 */
final class WorstCase {
    /** Most steps: some seconds, over the largest facts there can be. A usual rule takes a few thousand. */
    static final double MAX_COST = 2.5e8;
    /** Longest message, in UTF-16 units; what is shown is cut much shorter. */
    static final double MAX_TEXT = 1 << 24;

    private static final double CHARACTERS_PER_STEP = 64;
    private static final double STATES_PER_STEP = 2;

    private final CelAbstractSyntaxTree ast;
    private final Map<String, FactType.Struct> structs;
    private final Map<String, Shape> paths;

    /**
     * A cost and the size of the result.
     *
     * @param cost in steps
     * @param shape of the value
     */
    record Estimate(double cost, Shape shape) {}

    /**
     * Prepares an estimate.
     *
     * @param structs types of facts by name
     * @param paths shapes of values that are known already, such as {@code params.allowed}
     */
    WorstCase(CelAbstractSyntaxTree ast, Map<String, FactType.Struct> structs, Map<String, Shape> paths) {
        this.ast = ast;
        this.structs = structs;
        this.paths = paths;
    }

    Estimate estimate() {
        return estimate(ast.getExpr(), Map.of());
    }

    private Estimate estimate(CelExpr expr, Map<String, Shape> scope) {
        return switch (expr.exprKind().getKind()) {
            case CONSTANT -> new Estimate(1, constant(expr.constant()));
            case IDENT -> new Estimate(1, scope.getOrDefault(expr.ident().name(), ofType(type(expr))));
            case SELECT -> select(expr, scope);
            case CALL -> call(expr, scope);
            case LIST -> elements(expr.list().elements(), scope);
            case MAP -> elements(
                    expr.map().entries().stream().map(entry -> entry.value()).toList(), scope);
            case COMPREHENSION -> loop(expr.comprehension(), scope);
            default -> new Estimate(1, Shape.SINGLE);
        };
    }

    private Estimate select(CelExpr expr, Map<String, Shape> scope) {
        CelExpr operand = expr.select().operand();
        Estimate from = estimate(operand, scope);
        if (expr.select().testOnly()) {
            return new Estimate(from.cost() + 1, Shape.SINGLE);
        }
        if (operand.exprKind().getKind() == Kind.IDENT && !scope.containsKey(operand.ident().name())) {
            Shape known = paths.get(operand.ident().name() + "." + expr.select().field());
            if (known != null) {
                return new Estimate(2, known);
            }
        }
        return new Estimate(from.cost() + 1, part(type(expr), from.shape()));
    }

    /** A part of something: a fact by its type, or else as large as the elements of what it is taken from. */
    private Shape part(CelType type, Shape whole) {
        return switch (type.kind()) {
            case DYN, ANY, LIST, MAP -> Shape.larger(ofType(type), whole.elementOrSelf());
            default -> ofType(type);
        };
    }

    private Estimate call(CelExpr expr, Map<String, Shape> scope) {
        List<CelExpr> operands = new ArrayList<>();
        expr.call().target().ifPresent(operands::add);
        operands.addAll(expr.call().args());
        double cost = 0;
        List<Shape> shapes = new ArrayList<>();
        for (CelExpr operand : operands) {
            Estimate estimate = estimate(operand, scope);
            cost += estimate.cost();
            shapes.add(estimate.shape());
        }
        String function = expr.call().function();
        double work = function.equals("matches") ? matching(expr.call(), shapes.get(0)) : work(function, shapes);
        return new Estimate(cost + 1 + work, result(function, type(expr), shapes));
    }

    /** Matching takes every state at every character, at worst. Patterns that are not literals are refused elsewhere. */
    private static double matching(CelCall call, Shape text) {
        CelConstant pattern = call.args().get(call.args().size() - 1).constantOrDefault();
        double states = pattern.getKind() == CelConstant.Kind.STRING_VALUE ? PatternCheck.states(pattern.stringValue()) : 1;
        return text.length() * Math.max(2, states) / STATES_PER_STEP;
    }

    private static double work(String function, List<Shape> operands) {
        if (operands.isEmpty()) {
            return 0;
        }
        Shape first = operands.get(0);
        Shape last = operands.get(operands.size() - 1);
        double lighter = Math.min(first.weight(), last.weight());
        return switch (function) {
            case "size" -> first.length() / CHARACTERS_PER_STEP;
            case "contains", "indexOf", "lastIndexOf" -> first.length() * operands.get(1).length() / CHARACTERS_PER_STEP;
            case "startsWith", "endsWith" -> last.length() / CHARACTERS_PER_STEP;
            case "_==_", "_!=_", "_<_", "_<=_", "_>_", "_>=_" -> lighter / CHARACTERS_PER_STEP;
            case "@in" -> last.length() * (1 + Math.min(first.weight(), last.elementOrSelf().weight()) / CHARACTERS_PER_STEP);
            case "_&&_", "_||_", "!_", "_?_:_", "_[_]", "-_", "_-_", "_*_", "_/_", "_%_", "@not_strictly_false", "dyn" -> 0;
            default -> operands.stream().mapToDouble(Shape::weight).sum() / CHARACTERS_PER_STEP;
        };
    }

    private Shape result(String function, CelType type, List<Shape> operands) {
        double lengths = operands.stream().mapToDouble(Shape::length).sum();
        return switch (function) {
            case "_?_:_" -> Shape.larger(operands.get(1), operands.get(2));
            case "_[_]" -> part(type, operands.get(0));
            case "dyn" -> operands.get(0);
            case "join" -> Shape.text(operands.get(0).weight() + operands.get(0).length() * lengths);
            case "_+_" -> sum(type, operands);
            default -> switch (type.kind()) {
                case STRING, BYTES -> Shape.text(lengths + CHARACTERS_PER_STEP);
                case LIST, MAP, STRUCT, DYN, ANY -> operands.stream().reduce(ofType(type), Shape::larger);
                default -> Shape.SINGLE;
            };
        };
    }

    private static Shape sum(CelType type, List<Shape> operands) {
        Shape a = operands.get(0);
        Shape b = operands.get(1);
        return switch (type.kind()) {
            case STRING, BYTES, LIST, DYN, ANY -> new Shape(
                    a.length() + b.length(), a.weight() + b.weight(), Shape.larger(a, b).element());
            default -> Shape.SINGLE;
        };
    }

    private Estimate elements(List<CelExpr> elements, Map<String, Shape> scope) {
        double cost = 1;
        double weight = 1;
        Shape largest = Shape.SINGLE;
        for (CelExpr element : elements) {
            Estimate estimate = estimate(element, scope);
            cost += estimate.cost();
            weight += estimate.shape().weight();
            largest = Shape.larger(largest, estimate.shape());
        }
        return new Estimate(cost, new Shape(elements.size(), weight, largest));
    }

    /** The body is taken once with an empty accumulator: what one round adds, times the rounds, is the result. */
    private Estimate loop(CelComprehension loop, Map<String, Shape> scope) {
        Estimate range = estimate(loop.iterRange(), scope);
        Estimate start = estimate(loop.accuInit(), scope);
        Map<String, Shape> inner = new HashMap<>(scope);
        inner.put(loop.iterVar(), range.shape().elementOrSelf());
        inner.put(loop.accuVar(), start.shape());
        Estimate condition = estimate(loop.loopCondition(), inner);
        Estimate step = estimate(loop.loopStep(), inner);
        double rounds = Math.max(1, range.shape().length());
        Shape added = step.shape();
        Shape total = added.element() == null
                ? added
                : new Shape(rounds * added.length(), rounds * added.weight(), added.element());
        inner.put(loop.accuVar(), total);
        Estimate result = estimate(loop.result(), inner);
        double cost = range.cost() + start.cost() + rounds * (condition.cost() + step.cost() + 1) + result.cost();
        return new Estimate(cost, result.shape());
    }

    private static Shape constant(CelConstant constant) {
        return switch (constant.getKind()) {
            case STRING_VALUE -> Shape.text(constant.stringValue().length());
            case BYTES_VALUE -> Shape.text(constant.bytesValue().size());
            default -> Shape.SINGLE;
        };
    }

    private CelType type(CelExpr expr) {
        return ast.getTypeOrThrow(expr.id());
    }

    private Shape ofType(CelType type) {
        return switch (type.kind()) {
            case STRING, BYTES -> Shape.of(FactType.Plain.TEXT);
            case LIST -> Shape.many(FactLimits.MAX_ITEMS, ofType(((ListType) type).elemType()));
            case MAP -> Shape.many(
                    FactLimits.MAX_ITEMS,
                    Shape.larger(Shape.of(FactType.Plain.TEXT), ofType(((MapType) type).valueType())));
            case STRUCT -> structs.containsKey(type.name()) ? Shape.of(structs.get(type.name())) : Shape.SINGLE;
            case DYN, ANY, TYPE_PARAM -> Shape.of(FactType.Plain.ANY);
            default -> Shape.SINGLE;
        };
    }
}
