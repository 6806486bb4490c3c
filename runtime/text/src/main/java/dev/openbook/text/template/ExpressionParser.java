package dev.openbook.text.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads expressions, by the precedence that jinja2 gives them: {@code if else}, or, and, not, comparison, + -, ~, * /, **. */
final class ExpressionParser {
    private static final Set<String> COMPARISONS = Set.of("==", "!=", "<", "<=", ">", ">=");

    private final ParserState state;
    private final TokenStream tokens;
    private final OperandParser operands;

    ExpressionParser(ParserState state) {
        this.state = state;
        this.tokens = state.tokens;
        this.operands = new OperandParser(state, this);
    }

    OperandParser operands() {
        return operands;
    }

    Expression expression() {
        state.enter();
        Expression expression = conditional();
        state.leave();
        return expression;
    }

    private Expression withoutConditional() {
        state.enter();
        Expression expression = or();
        state.leave();
        return expression;
    }

    /**
     * One expression, or several with commas between, which are a tuple.
     *
     * @param conditional whether {@code a if b else c} is read as one expression
     * @param empty whether there may be none
     */
    Expression tuple(boolean conditional, boolean empty) {
        int offset = tokens.current().offset();
        List<Expression> items = new ArrayList<>();
        boolean tuple = false;
        while (!atTupleEnd()) {
            items.add(conditional ? expression() : withoutConditional());
            if (!tokens.skipOperator(",")) {
                break;
            }
            tuple = true;
        }
        if (!tuple && !items.isEmpty()) {
            return items.getFirst();
        }
        if (items.isEmpty() && !empty) {
            throw tokens.unexpected("an expression");
        }
        return new Expression.Items(state.place(offset, items), List.copyOf(items), true);
    }

    private boolean atTupleEnd() {
        Token token = tokens.current();
        return token.is(Token.Kind.PRINT_END) || token.is(Token.Kind.BLOCK_END) || token.isOperator(")");
    }

    private Expression conditional() {
        Expression then = or();
        while (tokens.current().isName("if")) {
            int offset = tokens.next().offset();
            Expression test = or();
            Expression otherwise = tokens.skipName("else") ? expression() : null;
            List<Expression> parts = otherwise == null ? List.of(test, then) : List.of(test, then, otherwise);
            then = new Expression.Conditional(state.place(offset, parts), test, then, otherwise);
        }
        return then;
    }

    private Expression or() {
        Expression left = and();
        while (tokens.current().isName("or")) {
            int offset = tokens.next().offset();
            Expression right = and();
            left = new Expression.Logic(state.place(offset, List.of(left, right)), false, left, right);
        }
        return left;
    }

    private Expression and() {
        Expression left = not();
        while (tokens.current().isName("and")) {
            int offset = tokens.next().offset();
            Expression right = not();
            left = new Expression.Logic(state.place(offset, List.of(left, right)), true, left, right);
        }
        return left;
    }

    private Expression not() {
        if (!tokens.current().isName("not")) {
            return comparison();
        }
        int offset = tokens.next().offset();
        state.enter();
        Expression operand = not();
        state.leave();
        return new Expression.Unary(state.place(offset, List.of(operand)), "not", operand);
    }

    private Expression comparison() {
        List<Expression> all = new ArrayList<>(List.of(sum()));
        List<String> operators = new ArrayList<>();
        int offset = tokens.current().offset();
        while (true) {
            Token token = tokens.current();
            if (token.is(Token.Kind.OPERATOR) && COMPARISONS.contains(token.text())) {
                operators.add(tokens.next().text());
            } else if (tokens.skipName("in")) {
                operators.add("in");
            } else if (token.isName("not") && tokens.look().isName("in")) {
                tokens.next();
                tokens.next();
                operators.add("not in");
            } else {
                break;
            }
            all.add(sum());
        }
        return operators.isEmpty()
                ? all.getFirst()
                : new Expression.Comparison(state.place(offset, all), List.copyOf(all), List.copyOf(operators));
    }

    private Expression sum() {
        Expression left = concatenation();
        while (tokens.current().isOperator("+") || tokens.current().isOperator("-")) {
            left = binary(tokens.next(), left, concatenation());
        }
        return left;
    }

    private Expression concatenation() {
        int offset = tokens.current().offset();
        List<Expression> parts = new ArrayList<>(List.of(product()));
        while (tokens.skipOperator("~")) {
            parts.add(product());
        }
        return parts.size() == 1
                ? parts.getFirst()
                : new Expression.Concatenation(state.place(offset, parts), List.copyOf(parts));
    }

    private Expression product() {
        Expression left = power();
        while (isProduct(tokens.current())) {
            left = binary(tokens.next(), left, power());
        }
        return left;
    }

    private static boolean isProduct(Token token) {
        return token.isOperator("*") || token.isOperator("/") || token.isOperator("//") || token.isOperator("%");
    }

    private Expression power() {
        Expression left = operands.unary(true);
        while (tokens.current().isOperator("**")) {
            left = binary(tokens.next(), left, operands.unary(true));
        }
        return left;
    }

    private Expression binary(Token operator, Expression left, Expression right) {
        return new Expression.Binary(state.place(operator.offset(), List.of(left, right)), operator.text(), left, right);
    }
}
