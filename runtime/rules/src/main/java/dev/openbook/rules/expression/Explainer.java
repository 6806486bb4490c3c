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
     * @param text as an expression
     * @param parts texts of the facts in it, by their identifiers
     */
    private record Clause(long id, String text, Map<Long, String> parts) {}

    Explainer(CelAbstractSyntaxTree ast, String text) {
        this.ast = ast;
        this.text = ValueText.line(text.strip(), MAX_LENGTH);
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
        parts.add(part(clause.id(), clause.text(), value));
        StringJoiner facts = new StringJoiner(", ", ": ", "");
        facts.setEmptyValue("");
        clause.parts().forEach((id, text) -> {
            if (seen.containsKey(id)) {
                Evaluation.Part part = part(id, text, seen.get(id));
                facts.add(text + " = " + part.value());
                if (!text.equals(parts.get(0).text())) {
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

    /** The expression on one line. */
    String text() {
        return text;
    }

    private void addClauses(CelExpr expr) {
        if (expr.callOrDefault().function().equals("_&&_") && !isMacro(expr)) {
            expr.call().args().forEach(this::addClauses);
        } else {
            clauses.add(clause(expr, unparse(expr)));
        }
    }

    private Clause clause(CelExpr expr, String text) {
        Map<Long, String> parts = new LinkedHashMap<>();
        addParts(expr, parts);
        return new Clause(expr.id(), text, parts);
    }

    /** Goes down through what is true or false, to what those verdicts are about. */
    private void addParts(CelExpr expr, Map<Long, String> parts) {
        switch (expr.exprKind().getKind()) {
            case IDENT -> addPart(expr, parts);
            case SELECT -> {
                if (!expr.select().testOnly()) {
                    addPart(expr, parts);
                }
            }
            case LIST -> expr.list().elements().forEach(element -> addParts(element, parts));
            case CALL -> addPartsOfCall(expr, parts);
            case COMPREHENSION -> addPartsOfLoop(expr, parts);
            default -> {
                // A constant stands in the expression already.
            }
        }
    }

    private void addPartsOfCall(CelExpr expr, Map<Long, String> parts) {
        if (isMacro(expr)) {
            return;
        }
        if (ast.getTypeOrThrow(expr.id()).kind() != CelKind.BOOL) {
            addPart(expr, parts);
            return;
        }
        expr.call().target().ifPresent(target -> addParts(target, parts));
        expr.call().args().forEach(argument -> addParts(argument, parts));
    }

    /** {@code all} stops at the first element for which it fails, so the values seen last belong to that element. */
    private void addPartsOfLoop(CelExpr expr, Map<Long, String> parts) {
        CelComprehension loop = expr.comprehension();
        addParts(loop.iterRange(), parts);
        CelExpr macro = ast.getSource().getMacroCalls().get(expr.id());
        if (macro != null && macro.call().function().equals("all")) {
            List<CelExpr> step = loop.loopStep().call().args();
            addParts(step.get(step.size() - 1), parts);
        }
    }

    private void addPart(CelExpr expr, Map<Long, String> parts) {
        String part = unparse(expr);
        if (parts.size() < MAX_PARTS && !parts.containsValue(part)) {
            parts.put(expr.id(), part);
        }
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
