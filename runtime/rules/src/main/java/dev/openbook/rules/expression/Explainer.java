package dev.openbook.rules.expression;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelSourceLocation;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelComprehension;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.common.types.CelKind;
import dev.cel.parser.CelUnparser;
import dev.cel.parser.CelUnparserFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;

/**
 * Says in words why an expression has its value: the first clause that is false, and the facts in it. Built once per
 * expression; explaining then only looks up the values that evaluation went through. Immutable, thread-safe.
 */
final class Explainer {
    private static final int MAX_LENGTH = 1_000;
    private static final int MAX_PARTS = 8;

    private final CelAbstractSyntaxTree ast;
    private final CelUnparser unparser = CelUnparserFactory.newUnparser();
    private final String text;
    private final List<Clause> clauses = new ArrayList<>();
    private final Clause whole;

    /**
     * Something that has a value of its own.
     *
     * @param id in the tree
     * @param start identifier of the part that it begins with
     * @param text as an expression
     * @param parts the facts in it, by their identifiers
     */
    private record Clause(long id, long start, String text, Map<Long, Fact> parts) {}

    /**
     * A fact in a clause.
     *
     * @param start identifier of the part that it begins with
     * @param text as an expression
     * @param loops around it: its value says why only where every one of them failed, and then it belongs to the element that
     *     failed
     */
    private record Fact(long start, String text, List<Long> loops) {}

    Explainer(CelAbstractSyntaxTree ast, String text) {
        this.ast = ast;
        this.text = text;
        addClauses(ast.getExpr());
        this.whole = clause(ast.getExpr(), this.text);
    }

    /** Explains a value from what evaluation saw, by identifiers in the tree. */
    Evaluation.Value explain(Object value, Map<Long, Object> seen) {
        Clause clause = whole;
        if (Boolean.FALSE.equals(value) && clauses.size() > 1) {
            clause = clauses.stream().filter(c -> Boolean.FALSE.equals(seen.get(c.id()))).findFirst().orElse(whole);
        }
        List<Evaluation.Part> parts = new ArrayList<>();
        parts.add(part(clause.start(), clause.text(), value));
        StringJoiner facts = new StringJoiner(", ", ": ", "");
        facts.setEmptyValue("");
        clause.parts().forEach((id, fact) -> {
            if (seen.containsKey(id) && fact.loops().stream().allMatch(loop -> Boolean.FALSE.equals(seen.get(loop)))) {
                Evaluation.Part part = part(fact.start(), fact.text(), seen.get(id));
                facts.add(fact.text() + " = " + part.value());
                if (!fact.text().equals(parts.get(0).text())) {
                    parts.add(part);
                }
            }
        });
        String words = ValueText.line(clause.text() + " is " + ValueText.of(value) + facts, MAX_LENGTH);
        return new Evaluation.Value(value, words, parts);
    }

    private Evaluation.Part part(long id, String part, Object value) {
        CelSourceLocation place = Optional.ofNullable(ast.getSource().getPositionsMap().get(id))
                .flatMap(ast.getSource()::getOffsetLocation)
                .orElse(CelSourceLocation.of(1, 0));
        return new Evaluation.Part(part, ValueText.of(value), place.getLine(), place.getColumn());
    }

    /** An expression on one line. */
    static String shown(String text) {
        return ValueText.line(text.strip(), MAX_LENGTH);
    }

    private void addClauses(CelExpr expr) {
        if (expr.callOrDefault().function().equals("_&&_") && !isMacro(expr)) {
            expr.call().args().forEach(this::addClauses);
        } else {
            clauses.add(clause(expr, unparse(expr)));
        }
    }

    private Clause clause(CelExpr expr, String text) {
        Parts parts = new Parts();
        parts.add(expr, List.of());
        return new Clause(expr.id(), start(expr), text, parts.facts);
    }

    /** Goes down through what is true or false, to what those verdicts are about. */
    private final class Parts {
        private final Map<Long, Fact> facts = new LinkedHashMap<>();

        void add(CelExpr expr, List<Long> loops) {
            switch (expr.exprKind().getKind()) {
                case IDENT, SELECT -> addFact(expr, loops);
                case LIST -> expr.list().elements().forEach(element -> add(element, loops));
                case CALL -> addCall(expr, loops);
                case COMPREHENSION -> addLoop(expr, loops);
                default -> {
                    // A constant stands in the expression already.
                }
            }
        }

        private void addCall(CelExpr expr, List<Long> loops) {
            if (isMacro(expr)) {
                return;
            }
            if (ast.getTypeOrThrow(expr.id()).kind() != CelKind.BOOL) {
                addFact(expr, loops);
                return;
            }
            expr.call().target().ifPresent(target -> add(target, loops));
            expr.call().args().forEach(argument -> add(argument, loops));
        }

        /** {@code all} stops at the first element for which it fails, so the values seen last belong to that element. */
        private void addLoop(CelExpr expr, List<Long> loops) {
            CelComprehension loop = expr.comprehension();
            add(loop.iterRange(), loops);
            CelExpr macro = ast.getSource().getMacroCalls().get(expr.id());
            if (macro != null && macro.call().function().equals("all")) {
                List<CelExpr> step = loop.loopStep().call().args();
                List<Long> inner = new ArrayList<>(loops);
                inner.add(expr.id());
                add(step.get(step.size() - 1), List.copyOf(inner));
            }
        }

        private void addFact(CelExpr expr, List<Long> loops) {
            String text = unparse(expr);
            if (facts.size() < MAX_PARTS && facts.values().stream().noneMatch(fact -> fact.text().equals(text))) {
                facts.put(expr.id(), new Fact(start(expr), text, loops));
            }
        }
    }

    /** The engine places a part at its last dot or its operator; people look where it begins. */
    private static long start(CelExpr expr) {
        return switch (expr.exprKind().getKind()) {
            case SELECT -> start(expr.select().operand());
            case COMPREHENSION -> start(expr.comprehension().iterRange());
            case CALL -> {
                boolean leftFirst = expr.call().function().startsWith("_") && !expr.call().args().isEmpty();
                yield expr.call().target().map(Explainer::start)
                        .orElseGet(() -> leftFirst ? start(expr.call().args().get(0)) : expr.id());
            }
            default -> expr.id();
        };
    }

    private boolean isMacro(CelExpr expr) {
        return ast.getSource().getMacroCalls().containsKey(expr.id());
    }

    private String unparse(CelExpr expr) {
        boolean plainName = expr.exprKind().getKind() == Kind.IDENT;
        return plainName
                ? expr.ident().name()
                : unparser.unparse(CelAbstractSyntaxTree.newParsedAst(expr, ast.getSource()));
    }
}
