package dev.openbook.text.template;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads what stands between the parentheses of a call. */
final class ArgumentParser {
    private final TokenStream tokens;
    private final ExpressionParser expressions;

    ArgumentParser(ParserState state, ExpressionParser expressions) {
        this.tokens = state.tokens;
        this.expressions = expressions;
    }

    Expression.CallArguments parse() {
        int offset = tokens.expectOperator("(").offset();
        List<Expression> positional = new ArrayList<>();
        List<Expression.Keyword> named = new ArrayList<>();
        Set<String> names = new HashSet<>();
        Expression spread = null;
        Expression spreadNamed = null;
        while (!tokens.current().isOperator(")")) {
            if (tokens.skipOperator("*")) {
                require(spread == null && spreadNamed == null, offset);
                spread = expressions.expression();
            } else if (tokens.skipOperator("**")) {
                require(spreadNamed == null, offset);
                spreadNamed = expressions.expression();
            } else if (tokens.current().is(Token.Kind.NAME) && tokens.look().isOperator("=")) {
                String name = tokens.next().text();
                require(spreadNamed == null && names.add(name), offset);
                tokens.next();
                named.add(new Expression.Keyword(name, expressions.expression()));
            } else {
                require(spread == null && spreadNamed == null && named.isEmpty(), offset);
                positional.add(expressions.expression());
            }
            if (!tokens.current().isOperator(")")) {
                tokens.expectOperator(",");
            }
        }
        tokens.next();
        return new Expression.CallArguments(List.copyOf(positional), List.copyOf(named), spread, spreadNamed);
    }

    private static void require(boolean holds, int offset) {
        if (!holds) {
            throw TemplateFailure.unknown("the arguments of a call stand in an order that means nothing, or one is given twice")
                    .at(offset);
        }
    }
}
