package dev.openbook.rules.expression;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelCall;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.common.ast.CelReference;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.navigation.CelNavigableExpr;
import dev.openbook.rules.cost.PatternCheck;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/** What CEL allows and rules do not. */
final class Refusals {
    private static final String NO_JOINING = "A condition must not join texts: compare the parts one by one. Only a message may use"
            + " + on texts, and join().";

    private final CelAbstractSyntaxTree ast;
    private final Purpose purpose;

    Refusals(CelAbstractSyntaxTree ast, Purpose purpose) {
        this.ast = ast;
        this.purpose = purpose;
    }

    /** Reports each refused part as (its identifier, why). */
    void report(BiConsumer<Long, String> report) {
        CelNavigableAst.fromAst(ast)
                .getRoot()
                .allNodes()
                .map(CelNavigableExpr::expr)
                .forEach(expr -> reason(expr).ifPresent(reason -> report.accept(expr.id(), reason)));
    }

    private Optional<String> reason(CelExpr expr) {
        if (expr.exprKind().getKind() == Kind.STRUCT) {
            return Optional.of("Rules cannot make objects; they compare facts.");
        }
        if (expr.exprKind().getKind() == Kind.CONSTANT) {
            CelConstant constant = expr.constant();
            boolean endless = constant.getKind() == CelConstant.Kind.DOUBLE_VALUE && !Double.isFinite(constant.doubleValue());
            return endless ? Optional.of("This number is too large.") : Optional.empty();
        }
        if (expr.exprKind().getKind() != Kind.CALL) {
            return Optional.empty();
        }
        CelCall call = expr.call();
        if (purpose != Purpose.MESSAGE && (call.function().equals("join") || joinsTexts(expr))) {
            return Optional.of(NO_JOINING);
        }
        return call.function().equals("matches") ? pattern(call) : Optional.empty();
    }

    private boolean joinsTexts(CelExpr expr) {
        List<String> overloads =
                ast.getReference(expr.id()).<List<String>>map(CelReference::overloadIds).orElse(List.of());
        return overloads.contains("add_string") || overloads.contains("add_bytes");
    }

    private static Optional<String> pattern(CelCall call) {
        CelExpr pattern = call.args().get(call.args().size() - 1);
        if (pattern.exprKind().getKind() != Kind.CONSTANT) {
            return Optional.of("The pattern of matches() must be written out as a text, so that it can be checked beforehand.");
        }
        return PatternCheck.problem(pattern.constant().stringValue());
    }
}
