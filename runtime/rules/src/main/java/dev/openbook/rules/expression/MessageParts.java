package dev.openbook.rules.expression;

import dev.cel.bundle.Cel;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import java.util.ArrayList;
import java.util.List;

/** The parts that a message joins, so that one of them can be unknown without the others being lost. Immutable. */
final class MessageParts {
    private static final String UNKNOWN = "(unknown)";

    private final List<Part> parts;

    private MessageParts(List<Part> parts) {
        this.parts = List.copyOf(parts);
    }

    private sealed interface Part {}

    private record Words(String text) implements Part {}

    private record Computed(CelRuntime.Program program) implements Part {}

    static MessageParts none() {
        return new MessageParts(List.of());
    }

    /** The operands of the joins at the top of an expression, from left to right. */
    static MessageParts of(CelAbstractSyntaxTree ast, Cel engine) throws CelEvaluationException {
        List<CelExpr> operands = new ArrayList<>();
        split(ast.getExpr(), operands);
        List<Part> parts = new ArrayList<>();
        for (CelExpr operand : operands) {
            if (operand.exprKind().getKind() == Kind.CONSTANT) {
                parts.add(new Words(operand.constant().stringValue()));
            } else {
                parts.add(new Computed(engine.createProgram(CelAbstractSyntaxTree.newCheckedAst(
                        operand, ast.getSource(), ast.getReferenceMap(), ast.getTypeMap()))));
            }
        }
        return new MessageParts(parts);
    }

    private static void split(CelExpr expr, List<CelExpr> operands) {
        if (expr.callOrDefault().function().equals("_+_")) {
            expr.call().args().forEach(operand -> split(operand, operands));
        } else {
            operands.add(expr);
        }
    }

    /** What is known of the message; empty if that is nothing. */
    String say(Facts facts) {
        if (parts.stream().noneMatch(Words.class::isInstance)) {
            return "";
        }
        StringBuilder said = new StringBuilder();
        for (Part part : parts) {
            said.append(switch (part) {
                case Words words -> words.text();
                case Computed computed -> value(computed.program(), facts);
            });
        }
        return said.toString();
    }

    private static String value(CelRuntime.Program program, Facts facts) {
        try {
            return program.eval(facts.resolver()) instanceof String text ? text : UNKNOWN;
        } catch (CelEvaluationException | RuntimeException e) {
            return UNKNOWN;
        }
    }
}
