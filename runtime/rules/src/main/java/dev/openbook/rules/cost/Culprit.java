package dev.openbook.rules.cost;

import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the part of an expression that takes most of its steps: down from the whole, as long as one part takes more than half.
 *
 * @param steps of each part by its identifier
 */
record Culprit(Map<Long, Double> steps) {

    CelExpr in(CelExpr expr) {
        return parts(expr).stream()
                .filter(part -> steps(part) > steps(expr) / 2)
                .findFirst()
                .map(this::in)
                .orElse(expr);
    }

    /** A loop is named as a whole, since its body is harmless without it. */
    private static List<CelExpr> parts(CelExpr expr) {
        List<CelExpr> parts = new ArrayList<>();
        switch (expr.exprKind().getKind()) {
            case SELECT -> parts.add(expr.select().operand());
            case CALL -> {
                expr.call().target().ifPresent(parts::add);
                parts.addAll(expr.call().args());
            }
            case LIST -> parts.addAll(expr.list().elements());
            case MAP -> expr.map().entries().forEach(entry -> {
                parts.add(entry.key());
                parts.add(entry.value());
            });
            case COMPREHENSION -> parts.add(expr.comprehension().iterRange());
            default -> {
                // Has no parts.
            }
        }
        return parts;
    }

    private double steps(CelExpr part) {
        return steps.getOrDefault(part.id(), 0.0);
    }

    /** What kind of thing it is, in words. */
    static String words(CelExpr expr) {
        return switch (expr.exprKind().getKind()) {
            case COMPREHENSION -> innermost(expr).map(ignored -> "This loop, with the loop in it,").orElse("This loop");
            case CALL -> switch (expr.call().function()) {
                case "matches" -> "This pattern";
                case "_==_", "_!=_", "_<_", "_<=_", "_>_", "_>=_" -> "This comparison of large values";
                case "@in" -> "This search in a large list";
                case "_+_", "join" -> "What is joined here";
                default -> "This call of " + expr.call().function() + "()";
            };
            case LIST, MAP -> "This list";
            default -> "This";
        };
    }

    private static Optional<CelExpr> innermost(CelExpr loop) {
        List<CelExpr> open = new ArrayList<>(List.of(loop.comprehension().loopStep()));
        while (!open.isEmpty()) {
            CelExpr expr = open.remove(open.size() - 1);
            if (expr.exprKind().getKind() == Kind.COMPREHENSION) {
                return Optional.of(expr);
            }
            open.addAll(parts(expr));
        }
        return Optional.empty();
    }
}
