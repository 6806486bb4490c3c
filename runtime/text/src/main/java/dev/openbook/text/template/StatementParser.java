package dev.openbook.text.template;

import dev.openbook.text.template.Statement.Target;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads a template's text and blocks. */
final class StatementParser {
    private final ParserState state;
    private final TokenStream tokens;
    private final ExpressionParser expressions;
    private final TargetParser targets;

    StatementParser(ParserState state) {
        this.state = state;
        this.tokens = state.tokens;
        this.expressions = new ExpressionParser(state);
        this.targets = new TargetParser(state);
    }

    List<Statement> template() {
        return body(Set.of());
    }

    /** Statements up to a block of one of these names, which is then the current token; or up to the end of the template. */
    private List<Statement> body(Set<String> ends) {
        state.enter();
        List<Statement> body = new ArrayList<>();
        while (!tokens.current().is(Token.Kind.END)) {
            Token token = tokens.next();
            switch (token.kind()) {
                case DATA -> body.add(new Statement.Data(new Place(token.offset(), 1), token.text()));
                case PRINT_BEGIN -> {
                    Expression value = expressions.tuple(true, false);
                    body.add(new Statement.Print(value.place(), List.of(value)));
                    tokens.expect(Token.Kind.PRINT_END);
                }
                default -> {
                    if (tokens.current().is(Token.Kind.NAME) && ends.contains(tokens.current().text())) {
                        state.leave();
                        return List.copyOf(body);
                    }
                    body.add(statement());
                    tokens.expect(Token.Kind.BLOCK_END);
                }
            }
        }
        state.leave();
        return List.copyOf(body);
    }

    /** The statements of a block, from behind its head up to one of these names. */
    private List<Statement> block(String... ends) {
        tokens.skipOperator(":");
        tokens.expect(Token.Kind.BLOCK_END);
        List<Statement> body = body(Set.of(ends));
        if (tokens.current().is(Token.Kind.END)) {
            throw tokens.unexpected("{% " + String.join(" %} or {% ", ends) + " %}");
        }
        return body;
    }

    /** The same where there is one end only, which is passed by. */
    private List<Statement> closed(String end) {
        List<Statement> body = block(end);
        tokens.next();
        return body;
    }

    private Statement statement() {
        Token tag = tokens.expect(Token.Kind.NAME);
        Place place = new Place(tag.offset(), 1);
        return switch (tag.text()) {
            case "if" -> conditional(place);
            case "for" -> loop(place);
            case "set" -> assignment(place);
            case "macro" -> macro(place);
            case "call" -> call(place);
            case "filter" -> filter(place);
            case "with" -> with(place);
            case "print" -> print(place);
            case "break" -> new Statement.Jump(place, true);
            case "continue" -> new Statement.Jump(place, false);
            case "generation" -> {
                int scope = state.scopes(1);
                yield new Statement.CallBlock(
                        place, null, new Statement.Routine(List.of(), List.of(), closed("endgeneration"), scope));
            }
            case "include", "import", "from", "extends", "block", "autoescape" -> throw TemplateFailure.unknown(
                            "the tag " + tag.text() + " is not supported; chat templates stand alone")
                    .at(tag.offset());
            default -> throw TemplateFailure.unknown("there is no tag called " + tag.described() + ", or not here")
                    .at(tag.offset());
        };
    }

    private Statement conditional(Place place) {
        List<Statement.Branch> branches = new ArrayList<>();
        List<Statement> otherwise = List.of();
        while (true) {
            Expression test = expressions.tuple(false, false);
            branches.add(new Statement.Branch(test, block("elif", "else", "endif")));
            Token end = tokens.next();
            if (end.isName("else")) {
                otherwise = closed("endif");
            }
            if (!end.isName("elif")) {
                return new Statement.If(place, List.copyOf(branches), otherwise);
            }
        }
    }

    private Statement loop(Place place) {
        int scope = state.scopes(3);
        Target target = targets.target(false);
        tokens.expectName("in");
        Expression items = expressions.tuple(false, false);
        Statement.Condition condition = tokens.skipName("if")
                ? new Statement.Condition(targets.copy(target), expressions.expression())
                : null;
        boolean recursive = tokens.skipName("recursive");
        List<Statement> body = block("endfor", "else");
        List<Statement> otherwise = tokens.next().isName("else") ? closed("endfor") : List.of();
        return new Statement.For(place, target, items, condition, recursive, body, otherwise, scope);
    }

    private Statement assignment(Place place) {
        Target target = targets.target(true);
        if (tokens.skipOperator("=")) {
            return new Statement.Assign(place, target, expressions.tuple(true, false));
        }
        int scope = state.scopes(1);
        Expression filter = null;
        while (tokens.skipOperator("|")) {
            filter = expressions.operands().filter(filter == null ? new Expression.Captured(place) : filter);
        }
        return new Statement.AssignBlock(place, target, filter, closed("endset"), scope);
    }

    private Statement macro(Place place) {
        Expression.Name name = targets.name();
        return new Statement.Macro(place, name, routine(true, "endmacro"));
    }

    private Statement call(Place place) {
        int scope = state.scopes(1);
        Statement.Routine head = tokens.current().isOperator("(") ? signature(scope) : emptyRoutine(scope);
        Expression callee = expressions.expression();
        if (!(callee instanceof Expression.Call call)) {
            throw TemplateFailure.unknown("a call block needs the call of a macro").at(place.offset());
        }
        List<Statement> body = closed("endcall");
        return new Statement.CallBlock(
                place, call, new Statement.Routine(head.parameters(), head.defaults(), body, scope));
    }

    private static Statement.Routine emptyRoutine(int scope) {
        return new Statement.Routine(List.of(), List.of(), List.of(), scope);
    }

    private Statement.Routine routine(boolean signature, String end) {
        int scope = state.scopes(1);
        Statement.Routine head = signature ? signature(scope) : emptyRoutine(scope);
        return new Statement.Routine(head.parameters(), head.defaults(), closed(end), scope);
    }

    private Statement.Routine signature(int scope) {
        int offset = tokens.expectOperator("(").offset();
        List<Expression.Name> parameters = new ArrayList<>();
        List<Expression> defaults = new ArrayList<>();
        Set<String> names = new HashSet<>();
        while (!tokens.current().isOperator(")")) {
            if (!parameters.isEmpty()) {
                tokens.expectOperator(",");
            }
            Expression.Name parameter = targets.name();
            parameters.add(parameter);
            if (tokens.skipOperator("=")) {
                defaults.add(expressions.expression());
            } else if (!defaults.isEmpty()) {
                throw TemplateFailure.unknown("a parameter without default follows one with a default").at(offset);
            }
            if (!names.add(parameter.name())) {
                throw TemplateFailure.unknown("two parameters are called " + parameter.name()).at(offset);
            }
        }
        tokens.next();
        return new Statement.Routine(List.copyOf(parameters), List.copyOf(defaults), List.of(), scope);
    }

    private Statement filter(Place place) {
        int scope = state.scopes(1);
        Expression filter = expressions.operands().filter(new Expression.Captured(place));
        while (tokens.skipOperator("|")) {
            filter = expressions.operands().filter(filter);
        }
        return new Statement.FilterBlock(place, filter, closed("endfilter"), scope);
    }

    private Statement with(Place place) {
        int scope = state.scopes(1);
        List<Target> names = new ArrayList<>();
        List<Expression> values = new ArrayList<>();
        while (!tokens.current().is(Token.Kind.BLOCK_END)) {
            if (!names.isEmpty()) {
                tokens.expectOperator(",");
            }
            names.add(targets.target(false));
            tokens.expectOperator("=");
            values.add(expressions.expression());
        }
        return new Statement.With(place, List.copyOf(names), List.copyOf(values), closed("endwith"), scope);
    }

    private Statement print(Place place) {
        List<Expression> values = new ArrayList<>();
        while (!tokens.current().is(Token.Kind.BLOCK_END)) {
            if (!values.isEmpty()) {
                tokens.expectOperator(",");
            }
            values.add(expressions.expression());
        }
        return new Statement.Print(place, List.copyOf(values));
    }
}
