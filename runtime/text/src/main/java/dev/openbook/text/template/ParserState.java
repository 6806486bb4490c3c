package dev.openbook.text.template;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What the parsers share: the tokens, the numbers given out, what was mentioned, and how deep they stand. */
final class ParserState {
    final TokenStream tokens;
    final Set<String> strings = new HashSet<>();
    final Set<String> names = new HashSet<>();
    private final int maxNesting;
    private int nesting;
    private int nameCount;
    private int scopeCount;

    ParserState(List<Token> tokens, TemplateLimits limits) {
        this.tokens = new TokenStream(tokens);
        this.maxNesting = limits.maxNesting();
    }

    /** A part is begun within another. The parsers call themselves, so this bounds their stack. */
    void enter() {
        if (++nesting > maxNesting) {
            throw tooDeep(tokens.current().offset());
        }
    }

    void leave() {
        nesting--;
    }

    /** The place of an expression that holds others. A long chain such as a + b + c is deep, too, but half as costly. */
    Place place(int offset, List<? extends Expression> children) {
        int height = 0;
        for (Expression child : children) {
            height = Math.max(height, child.place().height());
        }
        if (height >= 2 * maxNesting) {
            throw tooDeep(offset);
        }
        return new Place(offset, height + 1);
    }

    Expression.Name name(String name, int offset) {
        return new Expression.Name(new Place(offset, 1), name, nameCount++);
    }

    /** Numbers for scopes that follow each other. */
    int scopes(int count) {
        int first = scopeCount;
        scopeCount += count;
        return first;
    }

    int nameCount() {
        return nameCount;
    }

    int scopeCount() {
        return scopeCount;
    }

    private TemplateFailure tooDeep(int offset) {
        return TemplateFailure.limit("more than " + maxNesting + " expressions or blocks stand within each other").at(offset);
    }
}
