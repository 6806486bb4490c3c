package dev.openbook.rules.logic;

import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.openbook.rules.logic.Formula.All;
import dev.openbook.rules.logic.Formula.Any;
import dev.openbook.rules.logic.Formula.Said;
import dev.openbook.rules.logic.Formula.Truth;
import dev.openbook.rules.logic.Statement.Compared;
import dev.openbook.rules.logic.Statement.Plain;
import dev.openbook.rules.logic.Statement.Relation;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a condition as a formula, variables written out. Not thread-safe; reads one condition. */
final class FormulaReader {
    /** Variables of variables grow exponentially; what is beyond stays a statement of its own. */
    private static final int MAX_PARTS = 2_000;
    private static final int MAX_CHOICE = 50;

    private final Map<String, ParsedExpression> variables;
    private int parts;

    FormulaReader(Map<String, ParsedExpression> variables) {
        this.variables = variables;
    }

    Formula read(ParsedExpression expression) {
        return read(expression, expression.root());
    }

    Formula read(ParsedExpression in, CelExpr part) {
        parts++;
        return switch (part.exprKind().getKind()) {
            case CONSTANT -> part.constant().getKind() == CelConstant.Kind.BOOLEAN_VALUE
                    ? new Truth(part.constant().booleanValue())
                    : plain(in, part);
            case SELECT -> variable(part).filter(ignored -> parts < MAX_PARTS).map(this::read).orElseGet(() -> plain(in, part));
            case CALL -> call(in, part);
            default -> plain(in, part);
        };
    }

    private Optional<ParsedExpression> variable(CelExpr part) {
        return ParsedExpression.path(part)
                .filter(path -> path.size() == 2 && path.get(0).equals("variables"))
                .flatMap(path -> Optional.ofNullable(variables.get(path.get(1))));
    }

    private Formula call(ParsedExpression in, CelExpr part) {
        List<CelExpr> arguments = part.call().args();
        return switch (part.call().function()) {
            case "_&&_" -> new All(arguments.stream().map(argument -> read(in, argument)).toList());
            case "_||_" -> new Any(arguments.stream().map(argument -> read(in, argument)).toList());
            case "!_" -> read(in, arguments.get(0)).negated();
            case "_?_:_" -> choice(in, part);
            case "_==_" -> compared(in, part, Relation.EQUAL, false);
            case "_!=_" -> compared(in, part, Relation.EQUAL, false).negated();
            case "_<_" -> compared(in, part, Relation.LESS, false);
            case "_<=_" -> compared(in, part, Relation.AT_MOST, false);
            case "_>_" -> compared(in, part, Relation.LESS, true);
            case "_>=_" -> compared(in, part, Relation.AT_MOST, true);
            case "@in" -> member(in, part);
            default -> plain(in, part);
        };
    }

    /** A condition stands in it twice, so that choices within choices would grow exponentially. */
    private Formula choice(ParsedExpression in, CelExpr part) {
        List<CelExpr> arguments = part.call().args();
        Formula when = read(in, arguments.get(0));
        if (when.size() > MAX_CHOICE) {
            return plain(in, part);
        }
        return new Any(List.of(
                new All(List.of(when, read(in, arguments.get(1)))), new All(List.of(when.negated(), read(in, arguments.get(2))))));
    }

    /** {@code a > b} is {@code b < a}. */
    private Formula compared(ParsedExpression in, CelExpr part, Relation relation, boolean turned) {
        CelExpr left = part.call().args().get(turned ? 1 : 0);
        CelExpr right = part.call().args().get(turned ? 0 : 1);
        Optional<Object> leftValue = value(left);
        Optional<Object> rightValue = value(right);
        if (leftValue.isPresent() && rightValue.isPresent()) {
            return new Truth(new Compared("", relation, rightValue.get()).isSo(leftValue.get()));
        }
        if (rightValue.isPresent()) {
            return rightValue.get() instanceof Boolean truth
                    ? sameAs(read(in, left), truth)
                    : new Said(new Compared(in.text(left), relation, rightValue.get()), true);
        }
        if (leftValue.isPresent()) {
            return leftValue.get() instanceof Boolean truth ? sameAs(read(in, right), truth)
                    : flipped(in.text(right), relation, leftValue.get());
        }
        String one = in.text(left);
        String other = in.text(right);
        return one.equals(other) ? new Truth(relation != Relation.LESS) : unordered(one, other, relation);
    }

    private static Formula sameAs(Formula formula, boolean truth) {
        return truth ? formula : formula.negated();
    }

    /** {@code 3 < x} is the opposite of {@code x <= 3}. */
    private static Formula flipped(String subject, Relation relation, Object value) {
        return switch (relation) {
            case EQUAL -> new Said(new Compared(subject, Relation.EQUAL, value), true);
            case LESS -> new Said(new Compared(subject, Relation.AT_MOST, value), false);
            case AT_MOST -> new Said(new Compared(subject, Relation.LESS, value), false);
        };
    }

    /** Two facts: {@code a == b} is {@code b == a}, and {@code a < b} the opposite of {@code b <= a}. */
    private static Formula unordered(String one, String other, Relation relation) {
        boolean inOrder = one.compareTo(other) < 0;
        String first = inOrder ? one : other;
        String second = inOrder ? other : one;
        return switch (relation) {
            case EQUAL -> new Said(new Plain(first + " == " + second), true);
            case LESS -> inOrder ? new Said(new Plain(first + " < " + second), true) : new Said(new Plain(first + " <= " + second), false);
            case AT_MOST -> inOrder
                    ? new Said(new Plain(first + " <= " + second), true) : new Said(new Plain(first + " < " + second), false);
        };
    }

    private Formula member(ParsedExpression in, CelExpr part) {
        CelExpr list = part.call().args().get(1);
        boolean written = list.exprKind().getKind() == Kind.LIST
                && list.list().elements().stream().allMatch(item -> value(item).isPresent());
        if (!written) {
            return plain(in, part);
        }
        CelExpr member = part.call().args().get(0);
        Optional<Object> known = value(member);
        return new Any(list.list().elements().stream().flatMap(item -> value(item).stream())
                .<Formula>map(item -> known.isPresent()
                        ? new Truth(known.get().equals(item))
                        : new Said(new Compared(in.text(member), Relation.EQUAL, item), true))
                .toList());
    }

    private static Formula plain(ParsedExpression in, CelExpr part) {
        String text = in.text(part);
        return new Said(new Plain(text.startsWith("has(") ? "known" + text.substring("has".length()) : text), true);
    }

    private static Optional<Object> value(CelExpr part) {
        CelConstant constant = part.constantOrDefault();
        if (part.exprKind().getKind() != Kind.CONSTANT) {
            return Optional.empty();
        }
        return switch (constant.getKind()) {
            case STRING_VALUE -> Optional.of(constant.stringValue());
            case BOOLEAN_VALUE -> Optional.of(constant.booleanValue());
            case INT64_VALUE -> Optional.of((double) constant.int64Value());
            case DOUBLE_VALUE -> Optional.of(constant.doubleValue() + 0.0);
            default -> Optional.empty();
        };
    }
}
