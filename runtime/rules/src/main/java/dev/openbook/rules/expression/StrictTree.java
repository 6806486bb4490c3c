package dev.openbook.rules.expression;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import com.google.errorprone.annotations.Immutable;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelCall;
import dev.cel.common.ast.CelExpr.CelComprehension;
import dev.cel.common.ast.CelExpr.CelMap;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.types.TypeParamType;
import dev.cel.common.values.ErrorValue;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelFunctionOverload;
import java.util.Optional;

/**
 * Makes errors stop what they are part of. In the engine {@code &&}, {@code ||}, {@code ? :} and loops return an error as a value,
 * since what stands beside it may still decide; but what else is done with that value goes on as if it were one, so that
 * {@code (unknown && true) != true} would be true. Here such a value goes through a function that fails with its error.
 *
 * <p>The parts of the tree keep their identifiers.
 */
final class StrictTree {
    private static final String FUNCTION = "@value";
    private static final String OVERLOAD = "value_any";

    private long nextId;
    private boolean changed;

    private StrictTree(long nextId) {
        this.nextId = nextId;
    }

    static CelFunctionDecl declaration() {
        return CelFunctionDecl.newFunctionDeclaration(
                FUNCTION, CelOverloadDecl.newGlobalOverload(OVERLOAD, TypeParamType.create("T"), TypeParamType.create("T")));
    }

    static CelFunctionBinding binding() {
        return new Binding();
    }

    /** A parsed tree to be checked and evaluated in the place of another; empty if that needs no change. */
    static Optional<CelAbstractSyntaxTree> of(CelAbstractSyntaxTree ast) {
        long last = CelNavigableAst.fromAst(ast).getRoot().allNodes().mapToLong(node -> node.id()).max().orElse(0);
        StrictTree tree = new StrictTree(last + 1);
        CelExpr strict = tree.inside(ast.getExpr());
        return tree.changed ? Optional.of(CelAbstractSyntaxTree.newParsedAst(strict, ast.getSource())) : Optional.empty();
    }

    /** What an expression is that was put in such a tree; empty if it was there before. */
    static Optional<CelExpr> seen(CelExpr expr) {
        return expr.callOrDefault().function().equals(FUNCTION) ? Optional.of(expr.call().args().get(0)) : Optional.empty();
    }

    /** An expression where an error must not be taken for a value. */
    private CelExpr value(CelExpr expr) {
        CelExpr inside = inside(expr);
        if (!mayReturnError(expr)) {
            return inside;
        }
        changed = true;
        return CelExpr.ofCall(nextId++, Optional.empty(), FUNCTION, ImmutableList.of(inside));
    }

    private static boolean mayReturnError(CelExpr expr) {
        return expr.exprKind().getKind() == Kind.COMPREHENSION || switch (expr.callOrDefault().function()) {
            case "_&&_", "_||_", "_?_:_" -> true;
            default -> false;
        };
    }

    private static boolean passesErrorsOn(String function) {
        return switch (function) {
            case "_&&_", "_||_", "@not_strictly_false", KnownMacro.FUNCTION -> true;
            default -> false;
        };
    }

    private CelExpr inside(CelExpr expr) {
        return switch (expr.exprKind().getKind()) {
            case SELECT -> expr.toBuilder()
                    .setSelect(expr.select().toBuilder().setOperand(value(expr.select().operand())).build())
                    .build();
            case CALL -> call(expr.id(), expr.call());
            case LIST -> CelExpr.ofList(expr.id(), values(expr.list().elements()), expr.list().optionalIndices());
            case MAP -> CelExpr.ofMap(expr.id(), expr.map().entries().stream().map(this::entry).collect(toImmutableList()));
            case COMPREHENSION -> expr.toBuilder().setComprehension(loop(expr.comprehension())).build();
            default -> expr;
        };
    }

    private CelExpr call(long id, CelCall call) {
        boolean passes = passesErrorsOn(call.function());
        ImmutableList<CelExpr> arguments =
                passes ? call.args().stream().map(this::inside).collect(toImmutableList()) : values(call.args());
        return CelExpr.ofCall(id, call.target().map(this::value), call.function(), arguments);
    }

    private ImmutableList<CelExpr> values(ImmutableList<CelExpr> parts) {
        return parts.stream().map(this::value).collect(toImmutableList());
    }

    private CelMap.Entry entry(CelMap.Entry entry) {
        return CelExpr.ofMapEntry(entry.id(), value(entry.key()), value(entry.value()), entry.optionalEntry());
    }

    private CelComprehension loop(CelComprehension loop) {
        return loop.toBuilder()
                .setIterRange(value(loop.iterRange()))
                .setLoopCondition(inside(loop.loopCondition()))
                .setLoopStep(inside(loop.loopStep()))
                .setResult(inside(loop.result()))
                .build();
    }

    /** Is given the error instead of failing with it, and fails with it. */
    @Immutable
    private static final class Binding implements CelFunctionBinding {
        @Override
        public String getOverloadId() {
            return OVERLOAD;
        }

        @Override
        public ImmutableList<Class<?>> getArgTypes() {
            return ImmutableList.of(Object.class);
        }

        @Override
        public CelFunctionOverload getDefinition() {
            return arguments -> passed(arguments[0]);
        }

        @Override
        public boolean isStrict() {
            return false;
        }

        private static Object passed(Object value) throws CelEvaluationException {
            if (!(value instanceof ErrorValue error)) {
                return value;
            }
            switch (error.value()) {
                case RuntimeException failure -> throw failure;
                case CelEvaluationException failure -> throw failure;
                default -> throw new IllegalStateException(error.value());
            }
        }
    }
}
