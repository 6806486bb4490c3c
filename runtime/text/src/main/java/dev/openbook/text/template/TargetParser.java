package dev.openbook.text.template;

import dev.openbook.text.template.Statement.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads what is assigned to, by {@code set}, {@code for}, {@code with} and the parameters of macros. */
final class TargetParser {
    private static final Set<String> CONSTANTS = Set.of("true", "True", "false", "False", "none", "None");

    private final ParserState state;
    private final TokenStream tokens;

    TargetParser(ParserState state) {
        this.state = state;
        this.tokens = state.tokens;
    }

    /** One name. */
    Expression.Name name() {
        Token token = tokens.expect(Token.Kind.NAME);
        if (CONSTANTS.contains(token.text())) {
            throw TemplateFailure.unknown("nothing can be assigned to " + token.text()).at(token.offset());
        }
        return state.name(token.text(), token.offset());
    }

    /**
     * A name, or several with commas between.
     *
     * @param members whether members of namespaces may be among them
     */
    Target target(boolean members) {
        int offset = tokens.current().offset();
        List<Target> targets = new ArrayList<>();
        boolean several = false;
        while (!atEnd()) {
            targets.add(single(members));
            if (!tokens.skipOperator(",")) {
                break;
            }
            several = true;
        }
        if (targets.isEmpty()) {
            throw tokens.unexpected("a name to assign to");
        }
        return several ? new Target.Several(new Place(offset, 1), List.copyOf(targets)) : targets.getFirst();
    }

    private boolean atEnd() {
        Token token = tokens.current();
        return token.is(Token.Kind.BLOCK_END) || token.isOperator(")");
    }

    private Target single(boolean members) {
        Token token = tokens.current();
        if (tokens.skipOperator("(")) {
            state.enter();
            Target inner = target(false);
            state.leave();
            tokens.expectOperator(")");
            return inner;
        }
        Place place = new Place(token.offset(), 1);
        if (members && tokens.look().isOperator(".") && token.is(Token.Kind.NAME) && !CONSTANTS.contains(token.text())) {
            Expression.Name namespace = state.name(tokens.next().text(), token.offset());
            tokens.next();
            return new Target.Member(place, namespace, tokens.expect(Token.Kind.NAME).text());
        }
        return new Target.Variable(place, name());
    }

    /** The same target once more, under numbers of its own. */
    Target copy(Target target) {
        return switch (target) {
            case Target.Variable variable -> new Target.Variable(variable.place(), copy(variable.name()));
            case Target.Member member -> new Target.Member(member.place(), copy(member.namespace()), member.attribute());
            case Target.Several several ->
                new Target.Several(several.place(), several.targets().stream().map(this::copy).toList());
        };
    }

    private Expression.Name copy(Expression.Name name) {
        return state.name(name.name(), name.place().offset());
    }
}
