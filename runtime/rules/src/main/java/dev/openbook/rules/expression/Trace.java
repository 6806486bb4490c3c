package dev.openbook.rules.expression;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.navigation.CelNavigableExpr;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The values that one evaluation went through, by identifiers in the tree. What is inside a loop is forgotten when its next
 * round begins, so that no value of an element that is past is taken for one of the element that decided. Not thread-safe.
 */
final class Trace {
    private final Map<Long, Set<Long>> forgotten;
    private final Map<Long, Object> seen = new HashMap<>();

    /**
     * Prepares for an evaluation.
     *
     * @param forgotten from {@link #loops}
     */
    Trace(Map<Long, Set<Long>> forgotten) {
        this.forgotten = forgotten;
    }

    /** What every round of a loop begins with, and what is then of the past: its body. */
    static Map<Long, Set<Long>> loops(CelAbstractSyntaxTree ast) {
        Map<Long, Set<Long>> loops = new HashMap<>();
        CelNavigableAst.fromAst(ast)
                .getRoot()
                .allNodes()
                .filter(node -> node.getKind() == CelExpr.ExprKind.Kind.COMPREHENSION)
                .forEach(node -> {
                    long step = node.expr().comprehension().loopStep().id();
                    Set<Long> body = new HashSet<>();
                    node.descendants()
                            .filter(inner -> inner.id() == step)
                            .flatMap(CelNavigableExpr::allNodes)
                            .forEach(inner -> body.add(inner.id()));
                    loops.put(node.expr().comprehension().loopCondition().id(), body);
                });
        return Map.copyOf(loops);
    }

    /** A part has a value. */
    void see(CelExpr expr, Object value) {
        Set<Long> body = forgotten.get(expr.id());
        // The condition of a loop that has come to its end is false, and then the last round is what decided.
        if (body != null && !Boolean.FALSE.equals(value)) {
            seen.keySet().removeAll(body);
        }
        seen.put(expr.id(), value);
    }

    /** The values that are left. */
    Map<Long, Object> seen() {
        return seen;
    }
}
