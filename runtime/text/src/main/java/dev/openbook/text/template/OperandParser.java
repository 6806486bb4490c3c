package dev.openbook.text.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what operators stand between: literals, names, and what follows them (members, calls, filters, tests). */
final class OperandParser {
    private static final Set<String> END_OF_TEST = Set.of("else", "or", "and");

    private final ParserState state;
    private final TokenStream tokens;
    private final ExpressionParser expressions;
    private final ArgumentParser arguments;

    OperandParser(ParserState state, ExpressionParser expressions) {
        this.state = state;
        this.tokens = state.tokens;
        this.expressions = expressions;
        this.arguments = new ArgumentParser(state, expressions);
    }

    Expression unary(boolean withFilters) {
        Token token = tokens.current();
        Expression operand;
        if (token.isOperator("-") || token.isOperator("+")) {
            tokens.next();
            state.enter();
            Expression inner = unary(false);
            state.leave();
            operand = new Expression.Unary(state.place(token.offset(), List.of(inner)), token.text(), inner);
        } else {
            operand = primary();
        }
        operand = postfix(operand);
        return withFilters ? filtersAndTests(operand) : operand;
    }

    private Expression primary() {
        Token token = tokens.current();
        return switch (token.kind()) {
            case NAME -> name(tokens.next());
            case STRING -> strings();
            case INTEGER -> constant(tokens.next(), Literals.integer(token));
            case FLOAT -> constant(tokens.next(), Literals.real(token));
            case OPERATOR -> switch (token.text()) {
                case "(" -> parenthesised();
                case "[" -> list();
                case "{" -> dict();
                default -> throw tokens.unexpected("an expression");
            };
            default -> throw tokens.unexpected("an expression");
        };
    }

    private Expression name(Token token) {
        return switch (token.text()) {
            case "true", "True" -> constant(token, Bool.TRUE);
            case "false", "False" -> constant(token, Bool.FALSE);
            case "none", "None" -> constant(token, None.NONE);
            default -> {
                state.names.add(token.text());
                yield state.name(token.text(), token.offset());
            }
        };
    }

    private static Expression constant(Token token, Value value) {
        return new Expression.Constant(new Place(token.offset(), 1), value);
    }

    private Expression strings() {
        int offset = tokens.current().offset();
        StringBuilder text = new StringBuilder();
        while (tokens.current().is(Token.Kind.STRING)) {
            text.append(tokens.next().text());
        }
        state.strings.add(text.toString());
        return new Expression.Constant(new Place(offset, 1), Text.of(text.toString()));
    }

    private Expression parenthesised() {
        tokens.next();
        Expression inner = expressions.tuple(true, true);
        tokens.expectOperator(")");
        return inner;
    }

    private Expression list() {
        int offset = tokens.next().offset();
        List<Expression> items = new ArrayList<>();
        while (!tokens.current().isOperator("]")) {
            items.add(expressions.expression());
            if (!tokens.skipOperator(",")) {
                break;
            }
        }
        tokens.expectOperator("]");
        return new Expression.Items(state.place(offset, items), List.copyOf(items), false);
    }

    private Expression dict() {
        int offset = tokens.next().offset();
        List<Expression> entries = new ArrayList<>();
        while (!tokens.current().isOperator("}")) {
            entries.add(expressions.expression());
            tokens.expectOperator(":");
            entries.add(expressions.expression());
            if (!tokens.skipOperator(",")) {
                break;
            }
        }
        tokens.expectOperator("}");
        return new Expression.Mapping(state.place(offset, entries), List.copyOf(entries));
    }

    private Expression postfix(Expression start) {
        Expression node = start;
        while (true) {
            Token token = tokens.current();
            if (token.isOperator(".")) {
                node = attribute(node);
            } else if (token.isOperator("[")) {
                node = subscript(node);
            } else if (token.isOperator("(")) {
                node = call(node);
            } else {
                return node;
            }
        }
    }

    private Expression filtersAndTests(Expression start) {
        Expression node = start;
        while (true) {
            Token token = tokens.current();
            if (token.isOperator("|")) {
                tokens.next();
                node = filter(node);
            } else if (token.isName("is")) {
                node = test(node);
            } else if (token.isOperator("(")) {
                node = call(node);
            } else {
                return node;
            }
        }
    }

    private Expression call(Expression callee) {
        int offset = tokens.current().offset();
        Expression.CallArguments given = arguments.parse();
        return new Expression.Call(state.place(offset, given.after(callee)), callee, given);
    }

    private Expression attribute(Expression owner) {
        int offset = tokens.next().offset();
        Token name = tokens.next();
        if (name.is(Token.Kind.NAME)) {
            return new Expression.Attribute(state.place(offset, List.of(owner)), owner, name.text());
        }
        if (!name.is(Token.Kind.INTEGER)) {
            throw TemplateFailure.unknown("a name or number should follow the dot, not " + name.described()).at(name.offset());
        }
        Expression index = constant(name, Literals.integer(name));
        return new Expression.Subscript(state.place(offset, List.of(owner)), owner, index);
    }

    private Expression subscript(Expression owner) {
        int offset = tokens.next().offset();
        List<Expression> indices = new ArrayList<>();
        boolean tuple = false;
        while (!tokens.current().isOperator("]")) {
            if (tokens.current().isOperator(":")) {
                return slice(owner, null, offset, tuple);
            }
            Expression index = expressions.expression();
            if (tokens.current().isOperator(":")) {
                return slice(owner, index, offset, tuple);
            }
            indices.add(index);
            if (!tokens.current().isOperator("]")) {
                tokens.expectOperator(",");
                tuple = true;
                if (tokens.current().isOperator("]")) {
                    throw tokens.unexpected("an expression");
                }
            }
        }
        tokens.expectOperator("]");
        Expression index = indices.size() == 1
                ? indices.getFirst()
                : new Expression.Items(state.place(offset, indices), List.copyOf(indices), true);
        return new Expression.Subscript(state.place(offset, List.of(owner, index)), owner, index);
    }

    private Expression slice(Expression owner, @Nullable Expression start, int offset, boolean afterComma) {
        tokens.expectOperator(":");
        Expression stop = bound();
        Expression step = tokens.skipOperator(":") ? bound() : null;
        if (afterComma || !tokens.current().isOperator("]")) {
            throw TemplateFailure.unknown("a slice stands alone between its brackets").at(offset);
        }
        tokens.next();
        List<Expression> parts = new ArrayList<>(List.of(owner));
        for (Expression part : new Expression[] {start, stop, step}) {
            if (part != null) {
                parts.add(part);
            }
        }
        return new Expression.Slice(state.place(offset, parts), owner, start, stop, step);
    }

    private @Nullable Expression bound() {
        Token token = tokens.current();
        return token.isOperator(":") || token.isOperator("]") || token.isOperator(",") ? null : expressions.expression();
    }

    /** A filter, its name being the current token. */
    Expression filter(Expression input) {
        int offset = tokens.current().offset();
        String name = dottedName();
        Expression.CallArguments given =
                tokens.current().isOperator("(") ? arguments.parse() : Expression.CallArguments.none();
        return new Expression.Filter(state.place(offset, given.after(input)), input, name, given);
    }

    private String dottedName() {
        StringBuilder name = new StringBuilder(tokens.expect(Token.Kind.NAME).text());
        while (tokens.skipOperator(".")) {
            name.append('.').append(tokens.expect(Token.Kind.NAME).text());
        }
        return name.toString();
    }

    private Expression test(Expression input) {
        int offset = tokens.next().offset();
        boolean negated = tokens.skipName("not");
        String name = dottedName();
        Expression.CallArguments given = testArguments();
        Expression test = new Expression.Test(state.place(offset, given.after(input)), input, name, given);
        return negated ? new Expression.Unary(state.place(offset, List.of(test)), "not", test) : test;
    }

    private Expression.CallArguments testArguments() {
        Token token = tokens.current();
        if (token.isOperator("(")) {
            return arguments.parse();
        }
        boolean argument = switch (token.kind()) {
            case NAME -> !END_OF_TEST.contains(token.text());
            case STRING, INTEGER, FLOAT -> true;
            case OPERATOR -> token.text().equals("[") || token.text().equals("{");
            default -> false;
        };
        if (!argument) {
            return Expression.CallArguments.none();
        }
        if (token.isName("is")) {
            throw TemplateFailure.unknown("tests with is cannot follow each other").at(token.offset());
        }
        return new Expression.CallArguments(List.of(postfix(primary())), List.of(), null, null);
    }
}
