package dev.openbook.rules.cost;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelComprehension;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.common.types.CelKind;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.openbook.rules.facts.FactLimits;
import dev.openbook.rules.facts.FactType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Bounds what an expression can take, before it ever runs, by one walk over its tree.
 *
 * <p>Facts are taken to be as large as {@link FactLimits} lets them be; a loop takes its body times the length of what it runs
 * over, and all loops together no more rounds than the engine lets them make; comparing, searching and copying go by length,
 * patterns by length times states. The idea is cel-go's cost estimation; CEL for Java has none.
 */
public final class WorstCase {
    /** Most rounds that all loops of one evaluation make together; then it fails. */
    public static final int MAX_ROUNDS = 10_000;

    private static final int MAX_LOOPS_WITHIN = 4;
    /** A loop that would make more is stopped so early on large facts that it is of no use. */
    private static final double MAX_ROUNDS_WANTED = 1e7;
    /** Values that the engine walks over in a step. */
    private static final double NODES_PER_STEP = 2;
    /** More than any budget. */
    private static final double TOO_MUCH = 1e30;

    private final CelAbstractSyntaxTree ast;
    private final Map<String, FactType.Struct> structs;
    private final Map<String, Shape> paths;
    private final FunctionCosts functions;
    private final Map<Long, Double> steps = new HashMap<>();

    /**
     * What an expression takes and how large its value is.
     *
     * @param work at most
     * @param shape of the value
     */
    public record Result(Work work, Shape shape) {}

    /**
     * A part of an expression.
     *
     * @param id in the tree
     * @param words what kind of thing it is, as the start of a sentence
     */
    public record Blame(long id, String words) {}

    private record Estimate(Amount steps, Amount cells, Shape shape) {
        Estimate(double steps, Shape shape) {
            this(Amount.of(steps), Amount.NONE, shape);
        }
    }

    /**
     * Prepares an estimate.
     *
     * @param structs types of facts by name
     * @param paths shapes of values that are known already, such as {@code params.allowed}
     * @param functions that are not CEL's own
     */
    public WorstCase(
            CelAbstractSyntaxTree ast, Map<String, FactType.Struct> structs, Map<String, Shape> paths, FunctionCosts functions) {
        this.ast = ast;
        this.structs = structs;
        this.paths = paths;
        this.functions = functions;
    }

    /** The bound. Costs one walk over the tree; loops within loops a few more. */
    public Result estimate() {
        Estimate whole = estimate(ast.getExpr(), new Scope(Map.of(), 0, 1));
        return new Result(new Work(whole.steps().total(), whole.cells().total()), whole.shape().asFact());
    }

    /** The part that takes most of it, for people who look for what to change; only after {@link #estimate}. */
    public Blame culprit() {
        CelExpr part = new Culprit(steps).in(ast.getExpr());
        return new Blame(part.id(), Culprit.words(part));
    }

    /**
     * Names that loops give.
     *
     * @param shapes of what they stand for
     * @param depth loops around this place
     * @param rounds in which this place is reached, were loops not stopped
     */
    private record Scope(Map<String, Shape> shapes, int depth, double rounds) {}

    private Estimate estimate(CelExpr expr, Scope scope) {
        Estimate estimate = switch (expr.exprKind().getKind()) {
            case CONSTANT -> new Estimate(1, constant(expr.constant()));
            case IDENT -> read(1, shape(expr, scope));
            case SELECT -> select(expr, scope);
            case CALL -> call(expr, scope);
            case LIST -> elements(expr.list().elements(), scope);
            case MAP -> elements(
                    expr.map().entries().stream().flatMap(entry -> List.of(entry.key(), entry.value()).stream()).toList(), scope);
            case COMPREHENSION -> loop(expr.comprehension(), scope);
            default -> new Estimate(1, Shape.SINGLE);
        };
        steps.merge(expr.id(), estimate.steps().total(), Math::max);
        return estimate;
    }

    /** The engine walks over a value twice when it reads it: to take it in, and to hand it out. */
    private static Estimate read(double steps, Shape shape) {
        return new Estimate(steps + 2 * shape.nodes() / NODES_PER_STEP, shape);
    }

    private Shape shape(CelExpr ident, Scope scope) {
        return scope.shapes().getOrDefault(ident.ident().name(), ofType(type(ident)));
    }

    private Estimate select(CelExpr expr, Scope scope) {
        CelExpr operand = expr.select().operand();
        Estimate from = estimate(operand, scope);
        Shape part = part(expr, operand, from.shape(), scope);
        Estimate reading = read(1 + 2 * from.shape().nodes() / NODES_PER_STEP, part);
        return new Estimate(from.steps().plus(reading.steps()), from.cells(), part);
    }

    private Shape part(CelExpr expr, CelExpr operand, Shape whole, Scope scope) {
        String field = expr.select().field();
        boolean root = operand.exprKind().getKind() == Kind.IDENT && !scope.shapes().containsKey(operand.ident().name());
        Shape known = root ? paths.get(operand.ident().name() + "." + field) : null;
        if (known != null) {
            return known;
        }
        CelType group = type(operand);
        FactType.@Nullable Struct struct = group.kind() == CelKind.STRUCT ? structs.get(group.name()) : null;
        FactType type = struct == null ? null : struct.fields().get(field);
        return type == null ? part(type(expr), whole) : Shape.of(type);
    }

    /** A part of something: as large as the elements of what it is taken from, if those are known, else by its type. */
    private Shape part(CelType type, Shape whole) {
        return switch (type.kind()) {
            case DYN, ANY -> Shape.larger(ofType(type), whole.elementOrSelf());
            case LIST, MAP -> whole.element() == null ? Shape.larger(ofType(type), whole) : whole.element();
            case STRING, BYTES -> whole.element() == null ? ofType(type) : whole.element();
            default -> ofType(type);
        };
    }

    private Estimate call(CelExpr expr, Scope scope) {
        List<CelExpr> operands = new ArrayList<>();
        expr.call().target().ifPresent(operands::add);
        operands.addAll(expr.call().args());
        Amount taken = Amount.NONE;
        Amount cells = Amount.NONE;
        List<Shape> shapes = new ArrayList<>();
        for (CelExpr operand : operands) {
            Estimate estimate = estimate(operand, scope);
            taken = taken.plus(estimate.steps());
            cells = cells.plus(estimate.cells());
            shapes.add(estimate.shape());
        }
        CallCost cost = new CallCost(expr.call(), shapes);
        FunctionCosts.Call own = functions.of(expr.call().function(), shapes)
                .orElseGet(() -> new FunctionCosts.Call(cost.steps(), cost.result(ofType(type(expr)), type(expr).kind())));
        Shape result = own.result();
        double walked = cost.isChoice() ? 0 : 2 * result.nodes() / NODES_PER_STEP;
        return new Estimate(
                taken.plus(Amount.of(1 + own.steps() + walked)), cells.plus(Amount.of(cost.cells(result))), result);
    }

    private Estimate elements(List<CelExpr> elements, Scope scope) {
        Amount taken = Amount.of(1 + elements.size());
        Amount cells = Amount.of(8 + 4.0 * elements.size());
        double weight = 1;
        double nodes = 1;
        Shape largest = Shape.SINGLE;
        for (CelExpr element : elements) {
            Estimate estimate = estimate(element, scope);
            taken = taken.plus(estimate.steps());
            cells = cells.plus(estimate.cells());
            weight += estimate.shape().weight();
            nodes += estimate.shape().nodes();
            largest = Shape.larger(largest, estimate.shape());
        }
        return new Estimate(taken, cells, new Shape(elements.size(), weight, nodes, largest));
    }

    /**
     * The body is taken once with an empty accumulator: what one round adds, times the rounds, is the result. Then once more
     * with half of the result, as that is what the accumulator is on average, and the engine copies it in every round.
     */
    private Estimate loop(CelComprehension loop, Scope scope) {
        Estimate range = estimate(loop.iterRange(), scope);
        if (scope.depth() == MAX_LOOPS_WITHIN || scope.rounds() * range.shape().length() > MAX_ROUNDS_WANTED) {
            return new Estimate(TOO_MUCH, Shape.SINGLE);
        }
        Estimate start = estimate(loop.accuInit(), scope);
        double rounds = Math.max(1, range.shape().length());
        Scope inner = with(scope, loop, rounds, range.shape().elementOrSelf(), start.shape());
        Shape added = estimate(loop.loopStep(), inner).shape();
        Shape gathered = type(loop.accuInit()).kind() == CelKind.LIST ? added.element() : null;
        boolean grows = gathered != null;
        Shape total = gathered == null ? added : Shape.many(Math.min(rounds, MAX_ROUNDS) * added.length(), gathered);
        inner = with(scope, loop, rounds, range.shape().elementOrSelf(), grows ? total.part(0.5) : total);
        Estimate condition = estimate(loop.loopCondition(), inner);
        Estimate step = estimate(loop.loopStep(), inner);
        Estimate result = estimate(loop.result(), with(scope, loop, rounds, Shape.SINGLE, total));
        Amount copied = Amount.of(grows ? 1 + total.nodes() : 0);
        Amount taken = condition.steps().plus(step.steps()).plus(Amount.of(2)).times(rounds)
                .plus(range.steps()).plus(start.steps()).plus(result.steps()).plus(copied);
        // What a round makes is gone after it, unless the loop gathers it.
        Amount round = condition.cells().plus(step.cells()).plus(Amount.of(8));
        Amount cells = (grows ? round.times(rounds) : round)
                .plus(range.cells()).plus(start.cells()).plus(result.cells()).plus(copied);
        return new Estimate(taken, cells, result.shape());
    }

    private static Scope with(Scope scope, CelComprehension loop, double rounds, Shape element, Shape accumulator) {
        Map<String, Shape> shapes = new HashMap<>(scope.shapes());
        shapes.put(loop.iterVar(), element);
        shapes.put(loop.accuVar(), accumulator);
        return new Scope(shapes, scope.depth() + 1, scope.rounds() * Math.max(1, rounds));
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
            case LIST -> Shape.many(FactLimits.MAX_ITEMS, ofType(((ListType) type).elemType())).asFact();
            case MAP -> Shape.many(
                            FactLimits.MAX_ITEMS,
                            Shape.larger(Shape.text(FactLimits.MAX_NAME), ofType(((MapType) type).valueType())))
                    .asFact();
            case STRUCT -> structs.containsKey(type.name()) ? Shape.of(structs.get(type.name())) : Shape.SINGLE;
            case DYN, ANY, TYPE_PARAM -> Shape.of(FactType.Plain.ANY);
            default -> Shape.SINGLE;
        };
    }
}
