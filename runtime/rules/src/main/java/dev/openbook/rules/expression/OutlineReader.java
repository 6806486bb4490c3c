package dev.openbook.rules.expression;

import dev.cel.bundle.Cel;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelCall;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.runtime.CelEvaluationException;
import dev.openbook.rules.expression.Outline.Comparison;
import dev.openbook.rules.expression.Outline.How;
import dev.openbook.rules.expression.Outline.Part;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Takes a checked expression apart. Costs microseconds for each part. Immutable, thread-safe. */
final class OutlineReader {
    private static final String VARIABLES = "variables.";

    private final CelAbstractSyntaxTree ast;
    private final Cel engine;

    OutlineReader(CelAbstractSyntaxTree ast, Cel engine) {
        this.ast = ast;
        this.engine = engine;
    }

    /** The outline, if facts whose paths fit vary. */
    Outline read(Predicate<String> varies) {
        return outline(ast.getExpr(), varies);
    }

    private Outline outline(CelExpr expr, Predicate<String> varies) {
        Optional<Part> settled = part(expr, varies);
        if (settled.isPresent()) {
            return new Outline.Settled(settled.get());
        }
        return switch (expr.exprKind().getKind()) {
            case CALL -> StrictTree.seen(expr).map(inner -> outline(inner, varies)).orElseGet(() -> call(expr.call(), varies));
            case SELECT -> variable(expr);
            default -> new Outline.Other();
        };
    }

    private static Outline variable(CelExpr expr) {
        return path(expr)
                .filter(path -> path.startsWith(VARIABLES) && path.indexOf('.', VARIABLES.length()) < 0)
                .<Outline>map(path -> new Outline.Variable(path.substring(VARIABLES.length())))
                .orElseGet(Outline.Other::new);
    }

    private Outline call(CelCall call, Predicate<String> varies) {
        List<CelExpr> arguments = call.args();
        return switch (call.function()) {
            case "_&&_" -> new Outline.And(outline(arguments.get(0), varies), outline(arguments.get(1), varies));
            case "_||_" -> new Outline.Or(outline(arguments.get(0), varies), outline(arguments.get(1), varies));
            case KnownMacro.FUNCTION ->
                path(arguments.get(0)).<Outline>map(Outline.Known::new).orElseGet(Outline.Other::new);
            case "!_" -> new Outline.Not(outline(arguments.get(0), varies));
            case "_?_:_" -> new Outline.Choice(
                    outline(arguments.get(0), varies), outline(arguments.get(1), varies), outline(arguments.get(2), varies));
            case "_==_" -> equality(arguments, varies);
            case "_!=_" -> new Outline.Not(equality(arguments, varies));
            case "@in" -> compared(arguments.get(0), How.ONE_OF, arguments.get(1), varies)
                    .or(() -> compared(arguments.get(1), How.CONTAINS, arguments.get(0), varies))
                    .orElseGet(Outline.Other::new);
            case "startsWith" -> call.target()
                    .filter(target -> arguments.size() == 1)
                    .flatMap(target -> compared(target, How.BEGINS, arguments.get(0), varies))
                    .orElseGet(Outline.Other::new);
            default -> new Outline.Other();
        };
    }

    private Outline equality(List<CelExpr> sides, Predicate<String> varies) {
        return compared(sides.get(0), How.EQUAL, sides.get(1), varies)
                .or(() -> compared(sides.get(1), How.EQUAL, sides.get(0), varies))
                .orElseGet(Outline.Other::new);
    }

    private Optional<Outline> compared(CelExpr fact, How how, CelExpr value, Predicate<String> varies) {
        return path(fact).filter(varies).flatMap(path -> part(value, varies).map(part -> new Comparison(path, how, part)));
    }

    /** A program of one part of the expression; empty if the part reads what varies. */
    private Optional<Part> part(CelExpr expr, Predicate<String> varies) {
        CelAbstractSyntaxTree alone =
                CelAbstractSyntaxTree.newCheckedAst(expr, ast.getSource(), ast.getReferenceMap(), ast.getTypeMap());
        if (new UnknownFacts(alone).anyRead(varies)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Part(engine.createProgram(alone)));
        } catch (CelEvaluationException e) {
            // Then nothing is known of it beforehand, and it is asked of every passage that is found.
            return Optional.empty();
        }
    }

    private static Optional<String> path(CelExpr expr) {
        Optional<CelExpr> inner = StrictTree.seen(expr);
        if (inner.isPresent()) {
            return path(inner.get());
        }
        if (expr.exprKind().getKind() == Kind.IDENT) {
            return Optional.of(expr.ident().name());
        }
        return expr.exprKind().getKind() == Kind.SELECT && !expr.select().testOnly()
                ? path(expr.select().operand()).map(group -> group + "." + expr.select().field())
                : Optional.empty();
    }
}
