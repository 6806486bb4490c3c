package dev.openbook.rules.logic;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelSourceLocation;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelCall;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.parser.CelParser;
import dev.cel.parser.CelParserFactory;
import dev.cel.parser.CelUnparser;
import dev.cel.parser.CelUnparserFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The tree of an expression as it is written: loops and {@code known} are calls like others. Immutable, thread-safe. */
public final class ParsedExpression {
    private static final CelParser PARSER = CelParserFactory.standardCelParserBuilder().build();

    private final CelUnparser unparser = CelUnparserFactory.newUnparser();
    private final CelAbstractSyntaxTree tree;

    private ParsedExpression(CelAbstractSyntaxTree tree) {
        this.tree = tree;
    }

    /** The tree; empty if the text is no expression, of which others tell. */
    public static Optional<ParsedExpression> of(String text) {
        CelValidationResult result = PARSER.parse(text);
        try {
            return result.hasError() ? Optional.empty() : Optional.of(new ParsedExpression(result.getAst()));
        } catch (CelValidationException e) {
            return Optional.empty();
        }
    }

    CelExpr root() {
        return tree.getExpr();
    }

    /** A part as an expression in one spelling, so that blanks and kinds of quotes make no difference. */
    String text(CelExpr part) {
        return part.exprKind().getKind() == Kind.IDENT
                ? part.ident().name()
                : unparser.unparse(CelAbstractSyntaxTree.newParsedAst(part, tree.getSource()));
    }

    /** The whole in one spelling. */
    public String text() {
        return text(root());
    }

    /** Where a part begins: an operator knows of its own place only, which is behind what it joins. */
    CelSourceLocation place(CelExpr part) {
        return Optional.of(first(part)).filter(offset -> offset < Integer.MAX_VALUE)
                .flatMap(tree.getSource()::getOffsetLocation)
                .orElse(CelSourceLocation.of(1, 0));
    }

    private int first(CelExpr part) {
        int own = tree.getSource().getPositionsMap().getOrDefault(part.id(), Integer.MAX_VALUE);
        if (own < Integer.MAX_VALUE && part.exprKind().getKind() == Kind.CALL && part.call().target().isEmpty()
                && Character.isLetter(part.call().function().charAt(0))) {
            own -= part.call().function().length(); // it knows of its parenthesis
        }
        return children(part).stream().mapToInt(this::first).reduce(own, Math::min);
    }

    /** What a part consists of. */
    static List<CelExpr> children(CelExpr part) {
        return switch (part.exprKind().getKind()) {
            case SELECT -> List.of(part.select().operand());
            case LIST -> List.copyOf(part.list().elements());
            case CALL -> {
                List<CelExpr> all = new ArrayList<>();
                part.call().target().ifPresent(all::add);
                all.addAll(part.call().args());
                yield all;
            }
            case MAP -> part.map().entries().stream().flatMap(entry -> List.of(entry.key(), entry.value()).stream()).toList();
            default -> List.of();
        };
    }

    /** The parts of a chain such as {@code a && b && c}; the part itself if it is none. */
    static List<CelExpr> chain(CelExpr part, String function) {
        if (!isCall(part, function)) {
            return List.of(part);
        }
        return part.call().args().stream().flatMap(argument -> chain(argument, function).stream()).toList();
    }

    static boolean isCall(CelExpr part, String function) {
        CelCall call = part.callOrDefault();
        return part.exprKind().getKind() == Kind.CALL && call.function().equals(function);
    }

    /** The names of a path such as {@code answer.text} or {@code params['x']}, outermost first; empty if it is none. */
    static Optional<List<String>> path(CelExpr part) {
        return switch (part.exprKind().getKind()) {
            case IDENT -> Optional.of(List.of(part.ident().name()));
            case SELECT -> path(part.select().operand()).map(group -> longer(group, part.select().field()));
            case CALL -> isCall(part, "_[_]") && part.call().args().get(1).constantOrDefault().getKind().name().equals("STRING_VALUE")
                    ? path(part.call().args().get(0)).map(group -> longer(group, part.call().args().get(1).constant().stringValue()))
                    : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static List<String> longer(List<String> path, String name) {
        List<String> longer = new ArrayList<>(path);
        longer.add(name);
        return List.copyOf(longer);
    }

    /** Whether it reads a fact, param or variable by its path, such as {@code params.most}, or all of its group. */
    public boolean reads(String path) {
        return reads(root(), path + ".");
    }

    private static boolean reads(CelExpr part, String wanted) {
        Optional<List<String>> path = path(part);
        if (path.isPresent()) {
            String read = String.join(".", path.get()) + ".";
            return read.startsWith(wanted) || wanted.startsWith(read);
        }
        return children(part).stream().anyMatch(child -> reads(child, wanted));
    }

    /** Whether it names nothing but params: then it says the same of every case. */
    public boolean readsNoFact() {
        return readsNoFact(root());
    }

    private static boolean readsNoFact(CelExpr part) {
        Optional<List<String>> path = path(part);
        return path.map(names -> names.get(0).equals("params"))
                .orElseGet(() -> children(part).stream().allMatch(ParsedExpression::readsNoFact));
    }
}
