package dev.openbook.rules.expression;

import com.google.common.collect.ImmutableList;
import dev.cel.common.CelIssue;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.parser.CelMacro;
import dev.cel.parser.CelMacroExprFactory;
import java.util.Optional;

/**
 * {@code known(model.license.spdx)}: whether a fact is known. True only if all groups on the way to it are known, too;
 * CEL's own {@code has} would fail on an unknown group, so it is replaced by the same macro.
 */
final class KnownMacro {
    private KnownMacro() {}

    static CelMacro named(String name) {
        return CelMacro.newGlobalMacro(name, 1, (factory, target, arguments) -> expand(name, factory, arguments));
    }

    private static Optional<CelExpr> expand(String name, CelMacroExprFactory factory, ImmutableList<CelExpr> arguments) {
        CelExpr argument = arguments.get(0);
        if (argument.exprKind().getKind() != Kind.SELECT) {
            CelIssue issue = CelIssue.formatError(
                    factory.getSourceLocation(argument), name + "() takes the name of a fact, such as model.license.spdx");
            return Optional.of(factory.reportError(issue));
        }
        return Optional.of(presence(factory, argument));
    }

    private static CelExpr presence(CelMacroExprFactory factory, CelExpr fact) {
        CelExpr group = fact.select().operand();
        CelExpr test = factory.newSelect(factory.copy(group), fact.select().field(), true);
        if (group.exprKind().getKind() != Kind.SELECT) {
            return test;
        }
        return factory.newGlobalCall("_&&_", presence(factory, group), test);
    }
}
