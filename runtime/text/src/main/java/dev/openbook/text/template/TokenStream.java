package dev.openbook.text.template;

import java.util.List;

/** Tokens one after the other. */
final class TokenStream {
    private final List<Token> tokens;
    private int index;

    TokenStream(List<Token> tokens) {
        this.tokens = tokens;
    }

    Token current() {
        return tokens.get(index);
    }

    Token look() {
        return tokens.get(Math.min(index + 1, tokens.size() - 1));
    }

    Token next() {
        Token token = current();
        if (index < tokens.size() - 1) {
            index++;
        }
        return token;
    }

    boolean skipOperator(String operator) {
        boolean found = current().isOperator(operator);
        if (found) {
            next();
        }
        return found;
    }

    boolean skipName(String name) {
        boolean found = current().isName(name);
        if (found) {
            next();
        }
        return found;
    }

    Token expect(Token.Kind kind) {
        if (!current().is(kind)) {
            throw unexpected(new Token(kind, kind == Token.Kind.NAME ? "a name" : "", 0).described());
        }
        return next();
    }

    Token expectOperator(String operator) {
        if (!current().isOperator(operator)) {
            throw unexpected(operator);
        }
        return next();
    }

    void expectName(String name) {
        if (!current().isName(name)) {
            throw unexpected(name);
        }
        next();
    }

    TemplateFailure unexpected(String expected) {
        return TemplateFailure.unknown("here should be " + expected + ", not " + current().described())
                .at(current().offset());
    }
}
