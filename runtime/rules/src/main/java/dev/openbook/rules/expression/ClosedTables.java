package dev.openbook.rules.expression;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelComprehension;
import dev.openbook.rules.facts.FactType;
import dev.openbook.rules.facts.FactType.ListOf;
import dev.openbook.rules.facts.FactType.MapOf;
import dev.openbook.rules.facts.FactType.Plain;
import dev.openbook.rules.facts.FactType.Struct;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * Finds names that a table cannot have, such as a misspelt section of a card. To CEL a table may have any name; here the type
 * says which there are.
 */
final class ClosedTables {
    private final CelAbstractSyntaxTree ast;
    private final Map<String, FactType> names;

    ClosedTables(CelAbstractSyntaxTree ast, Map<String, FactType> names) {
        this.ast = ast;
        this.names = names;
    }

    /** Reports each wrong name as (the identifier of the part, what is wrong). */
    void report(BiConsumer<Long, String> report) {
        new Walk(report).type(ast.getExpr(), names);
    }

    /** Goes down the tree once; the type of a part is known when its own parts have been seen. */
    private record Walk(BiConsumer<Long, String> report) {

        FactType type(CelExpr expr, Map<String, FactType> scope) {
            return switch (expr.exprKind().getKind()) {
                case IDENT -> scope.getOrDefault(expr.ident().name(), Plain.ANY);
                case SELECT -> part(expr, type(expr.select().operand(), scope), expr.select().field());
                case CALL -> call(expr, scope);
                case LIST -> {
                    expr.list().elements().forEach(element -> type(element, scope));
                    yield Plain.ANY;
                }
                case MAP -> {
                    expr.map().entries().forEach(entry -> {
                        type(entry.key(), scope);
                        type(entry.value(), scope);
                    });
                    yield Plain.ANY;
                }
                case COMPREHENSION -> loop(expr.comprehension(), scope);
                default -> Plain.ANY;
            };
        }

        private FactType call(CelExpr expr, Map<String, FactType> scope) {
            expr.call().target().ifPresent(target -> type(target, scope));
            FactType first = Plain.ANY;
            for (int i = expr.call().args().size() - 1; i >= 0; i--) {
                first = type(expr.call().args().get(i), scope);
            }
            if (!expr.call().function().equals("_[_]")) {
                return Plain.ANY;
            }
            CelConstant key = expr.call().args().get(1).constantOrDefault();
            return key.getKind() == CelConstant.Kind.STRING_VALUE ? part(expr, first, key.stringValue()) : element(first);
        }

        private FactType part(CelExpr expr, FactType whole, String name) {
            if (whole instanceof MapOf table && !table.names().isEmpty() && !table.names().contains(name)) {
                report.accept(expr.id(), "This table has no '" + name + "'." + IssueText.guess(name, table.names()) + " It has: "
                        + String.join(", ", table.names()) + ".");
            }
            return whole instanceof Struct group ? group.fields().getOrDefault(name, Plain.ANY) : element(whole);
        }

        private static FactType element(FactType whole) {
            return switch (whole) {
                case ListOf list -> list.element();
                case MapOf table -> table.value();
                case Plain ignored -> Plain.ANY;
                case Struct ignored -> Plain.ANY;
            };
        }

        private FactType loop(CelComprehension loop, Map<String, FactType> scope) {
            FactType range = type(loop.iterRange(), scope);
            Map<String, FactType> inner = new HashMap<>(scope);
            inner.put(loop.iterVar(), range instanceof ListOf list ? list.element() : Plain.ANY);
            inner.put(loop.accuVar(), Plain.ANY);
            type(loop.loopStep(), inner);
            return Plain.ANY;
        }
    }
}
