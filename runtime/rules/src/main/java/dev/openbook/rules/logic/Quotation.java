package dev.openbook.rules.logic;

import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Whether the value of an expression holds words of certain facts, and not only something measured on them, such as their
 * length. Immutable, thread-safe.
 */
public final class Quotation {
    /** Functions whose value is made of the words that they are given; all others measure or decide. */
    private static final Set<String> PASSING = Set.of(
            "_+_", "_[_]", "substring", "charAt", "lowerAscii", "upperAscii",
                    "trim", "join", "filter", "string", "split", "replace", "reverse",
            "quote", "format", "dyn", "uncited", "ungrounded");
    /** Fields within the facts that hold words. */
    private static final Set<String> WORDS = Set.of("text", "quote");

    private final Set<String> secrets;
    private final Set<String> variables = new HashSet<>();

    /**
     * Looks for some facts.
     *
     * @param secrets paths of facts, such as {@code answer.text}
     * @param variables of the set, by name, each below those that it uses
     */
    public Quotation(Set<String> secrets, Map<String, ParsedExpression> variables) {
        this.secrets = Set.copyOf(secrets);
        variables.forEach((name, expression) -> {
            if (isIn(expression)) {
                this.variables.add(name);
            }
        });
    }

    /** Whether words of the facts are in the value of an expression. */
    public boolean isIn(ParsedExpression expression) {
        return isIn(expression.root());
    }

    private boolean isIn(CelExpr part) {
        Optional<List<String>> path = ParsedExpression.path(part);
        if (path.isPresent()) {
            return isSecret(path.get());
        }
        return switch (part.exprKind().getKind()) {
            case SELECT -> WORDS.contains(part.select().field()) && isIn(part.select().operand());
            case LIST, MAP -> ParsedExpression.children(part).stream().anyMatch(child -> isIn(child));
            case CALL -> isInCall(part);
            default -> false;
        };
    }

    private boolean isSecret(List<String> path) {
        if (path.size() > 1 && path.get(0).equals("variables")) {
            return variables.contains(path.get(1));
        }
        String read = String.join(".", path) + ".";
        return secrets.stream().anyMatch(secret -> read.startsWith(secret + ".") || (secret + ".").startsWith(read));
    }

    private boolean isInCall(CelExpr part) {
        String function = part.call().function();
        List<CelExpr> arguments = part.call().args();
        if (function.equals("_?_:_")) {
            return isIn(arguments.get(1)) || isIn(arguments.get(2));
        }
        if (function.equals("map")) {
            return part.call().target().filter(target -> isIn(target)).isPresent() && holdsWords(arguments.get(arguments.size() - 1));
        }
        return PASSING.contains(function) && ParsedExpression.children(part).stream().anyMatch(child -> isIn(child));
    }

    /** Whether what a loop makes of an element may be words of it. */
    private static boolean holdsWords(CelExpr made) {
        return switch (made.exprKind().getKind()) {
            case IDENT -> true;
            case SELECT -> WORDS.contains(made.select().field());
            case CALL -> PASSING.contains(made.call().function())
                    && ParsedExpression.children(made).stream().anyMatch(Quotation::holdsWords);
            default -> made.exprKind().getKind() == Kind.LIST
                    && ParsedExpression.children(made).stream().anyMatch(Quotation::holdsWords);
        };
    }
}
