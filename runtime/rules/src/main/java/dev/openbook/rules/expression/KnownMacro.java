package dev.openbook.rules.expression;

import com.google.common.collect.ImmutableList;
import com.google.errorprone.annotations.Immutable;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.types.SimpleType;
import dev.cel.common.values.ErrorValue;
import dev.cel.parser.CelMacro;
import dev.cel.parser.CelMacroExprFactory;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelFunctionOverload;
import java.util.Optional;

/**
 * {@code known(model.license.spdx)}: whether a fact is known. Always true or false, whatever stands on the way to the fact: an
 * unknown group, the end of a list, a name that a table does not have, a number where a group was expected. Only a variable
 * that failed fails here, too, since a fault must not pass for something that nobody knows.
 *
 * <p>CEL's own {@code has} fails on an unknown group, so it is replaced by the same.
 */
final class KnownMacro {
    /** What the macro becomes; rules cannot write it themselves. */
    static final String FUNCTION = "@known";

    private static final String OVERLOAD = "known_dyn";

    private KnownMacro() {}

    static CelMacro named(String name) {
        return CelMacro.newGlobalMacro(name, 1, (factory, target, arguments) -> expand(name, factory, arguments));
    }

    static CelFunctionDecl declaration() {
        return CelFunctionDecl.newFunctionDeclaration(
                FUNCTION, CelOverloadDecl.newGlobalOverload(OVERLOAD, SimpleType.BOOL, SimpleType.DYN));
    }

    static CelFunctionBinding binding() {
        return new Binding();
    }

    private static Optional<CelExpr> expand(String name, CelMacroExprFactory factory, ImmutableList<CelExpr> arguments) {
        CelExpr argument = arguments.get(0);
        boolean fact = switch (argument.exprKind().getKind()) {
            case SELECT -> true;
            case CALL -> argument.call().function().equals("_[_]");
            default -> false;
        };
        if (!fact) {
            CelIssue issue = CelIssue.formatError(
                    factory.getSourceLocation(argument), name + "() takes the name of a fact, such as model.license.spdx");
            return Optional.of(factory.reportError(issue));
        }
        return Optional.of(factory.newGlobalCall(FUNCTION, argument));
    }

    /** Is given the error instead of failing with it. */
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
            return arguments -> isKnown(arguments[0]);
        }

        @Override
        public boolean isStrict() {
            return false;
        }

        private static boolean isKnown(Object value) {
            if (!(value instanceof ErrorValue error)) {
                return true;
            }
            for (Throwable cause = error.value(); cause != null; cause = cause.getCause()) {
                if (cause instanceof VariableFailure failure) {
                    throw failure;
                }
            }
            return false;
        }
    }
}
