package dev.openbook.text.template;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a template does. */
sealed interface Statement {

    Place place();

    /** Text as it is. */
    record Data(Place place, String text) implements Statement {}

    /** {@code {{ a }}}. */
    record Print(Place place, List<Expression> values) implements Statement {}

    /** {@code if}, {@code elif}, {@code else}. */
    record If(Place place, List<Branch> branches, List<Statement> otherwise) implements Statement {}

    /** A condition and what is done if it holds. */
    record Branch(Expression test, List<Statement> body) {}

    /**
     * A loop. It has three scopes of names: of its body, of its {@code else}, and of its {@code if}, which sees the target
     * under names of its own.
     */
    record For(
            Place place,
            Target target,
            Expression items,
            @Nullable Condition condition,
            boolean recursive,
            List<Statement> body,
            List<Statement> otherwise,
            int scope)
            implements Statement {
        int otherwiseScope() {
            return scope + 1;
        }

        int conditionScope() {
            return scope + 2;
        }
    }

    /** The {@code if} of a loop, and the loop's target as it sees it. */
    record Condition(Target target, Expression test) {}

    /** {@code set a = b}. */
    record Assign(Place place, Target target, Expression value) implements Statement {}

    /** {@code set a} … {@code endset}; the filter, if any, has {@link Expression.Captured} at its root. */
    record AssignBlock(Place place, Target target, @Nullable Expression filter, List<Statement> body, int scope)
            implements Statement {}

    /** {@code macro}. */
    record Macro(Place place, Expression.Name name, Routine routine) implements Statement {}

    /** {@code call}; without a call it is a {@code generation} block, which only marks what it holds. */
    record CallBlock(Place place, Expression.@Nullable Call call, Routine routine) implements Statement {}

    /** {@code filter} … {@code endfilter}. */
    record FilterBlock(Place place, Expression filter, List<Statement> body, int scope) implements Statement {}

    /** {@code with}. */
    record With(Place place, List<Target> targets, List<Expression> values, List<Statement> body, int scope)
            implements Statement {}

    /** {@code break} or {@code continue}. */
    record Jump(Place place, boolean leaves) implements Statement {}

    /** Parameters, their defaults (of the last ones) and the body of a macro or call block. */
    record Routine(List<Expression.Name> parameters, List<Expression> defaults, List<Statement> body, int scope) {}

    /** What is assigned to. */
    sealed interface Target {
        Place place();

        /** A variable. */
        record Variable(Place place, Expression.Name name) implements Target {}

        /** {@code namespace.attribute}. */
        record Member(Place place, Expression.Name namespace, String attribute) implements Target {}

        /** Several at once. */
        record Several(Place place, List<Target> targets) implements Target {}
    }
}
