package dev.openbook.rules.expression;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelErrorCode;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.openbook.rules.cost.Shape;
import dev.openbook.rules.expression.Evaluation.Failed;
import dev.openbook.rules.expression.Evaluation.Unknown;
import dev.openbook.rules.expression.Evaluation.Value;
import dev.openbook.rules.facts.FactType;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A compiled expression. Immutable, thread-safe; evaluating costs a microsecond, explaining several. */
public final class Expression {
    private final CelAbstractSyntaxTree ast;
    private final CelRuntime.Program program;
    private final UnknownFacts unknownFacts;
    private final MessageParts parts;
    private final OutlineReader outlines;
    private final String text;
    /** Most rules hold most of the time, and then nothing needs to be made. */
    private final Value holds;

    private final FactType type;
    private final Shape shape;
    /** Made when somebody first asks why; two threads may both make it, which does no harm. */
    private volatile @Nullable Explanation explanation;

    private record Explanation(Explainer explainer, Map<Long, Set<Long>> loops) {}

    /**
     * What came of compiling.
     *
     * @param ast as it was written
     * @param program of the tree that is evaluated
     * @param parts of a message
     * @param outlines of the tree that is evaluated
     * @param type of the value
     * @param shape of the largest value
     */
    record Compiled(
            CelAbstractSyntaxTree ast,
            CelRuntime.Program program,
            MessageParts parts,
            OutlineReader outlines,
            FactType type,
            Shape shape) {}

    Expression(Compiled compiled, String text) {
        this.ast = compiled.ast();
        this.program = compiled.program();
        this.unknownFacts = new UnknownFacts(ast);
        this.parts = compiled.parts();
        this.outlines = compiled.outlines();
        this.text = Explainer.shown(text);
        this.holds = new Value(true, this.text + " is true", List.of());
        this.type = compiled.type();
        this.shape = compiled.shape();
    }

    /** The value over facts by name, such as {@code model} and {@code params}, unexplained. Never throws. */
    public Evaluation evaluate(Facts facts) {
        try {
            Object value = program.eval(facts.resolver());
            return Boolean.TRUE.equals(value) ? holds : new Value(value, "", List.of());
        } catch (CelEvaluationException | RuntimeException e) {
            return missing(facts);
        }
    }

    /** The value and why. Never throws. */
    public Evaluation explain(Facts facts) {
        Explanation how = explanation();
        Trace trace = new Trace(how.loops());
        try {
            Object value = program.trace(facts.resolver(), trace::see);
            return how.explainer().explain(value, trace.seen());
        } catch (CelEvaluationException | RuntimeException e) {
            return missing(facts);
        }
    }

    /** {@link #evaluate(Facts)} for a single time. */
    public Evaluation evaluate(Map<String, Object> facts) {
        return evaluate(Facts.of(facts));
    }

    /** {@link #explain(Facts)} for a single time. */
    public Evaluation explain(Map<String, Object> facts) {
        return explain(Facts.of(facts));
    }

    /**
     * The text that a message says; what it cannot say, because a fact is unknown, is {@code (unknown)} in its place. Empty if
     * it cannot say anything, or was compiled for something else. Never throws.
     */
    public String say(Facts facts) {
        return evaluate(facts) instanceof Value value && value.value() instanceof String whole ? whole : parts.say(facts);
    }

    /** Why there is no value: once more, noting what is missed. */
    private Evaluation missing(Facts facts) {
        MissingFacts missing = MissingFacts.noted();
        try {
            Object value = program.eval(facts.resolver(missing));
            return new Value(value, "", List.of());
        } catch (CelEvaluationException e) {
            List<String> unknown = unknownFacts.among(facts.groups(), missing.paths());
            VariableFailure failure = failure(e);
            if (failure == null && e.getErrorCode() == CelErrorCode.ATTRIBUTE_NOT_FOUND) {
                return new Unknown(text + " cannot be decided: " + UnknownFacts.describe(unknown, facts.groups()), unknown);
            }
            String reason = failure == null ? Failures.reason(e) : failure.getMessage();
            return failed(reason, missing.paths().isEmpty() ? List.of() : unknown);
        } catch (RuntimeException e) {
            // Free values, such as a card's front matter, may be of a type that no check beforehand can know.
            return failed(Failures.OTHER_TYPE, List.of());
        }
    }

    private Failed failed(@Nullable String reason, Collection<String> unknown) {
        return new Failed(text + " cannot be computed: " + reason, List.copyOf(unknown));
    }

    private static @Nullable VariableFailure failure(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof VariableFailure failure) {
                return failure;
            }
        }
        return null;
    }

    private Explanation explanation() {
        Explanation made = explanation;
        if (made == null) {
            made = new Explanation(new Explainer(ast, text), Trace.loops(ast));
            explanation = made;
        }
        return made;
    }

    /** The facts that it reads and that are absent, by their paths. */
    public List<String> unknown(Map<String, Object> facts) {
        return unknownFacts.among(facts);
    }

    /** Whether it reads a fact, such as {@code variables.large}, or a part of it, or asks whether it is known. */
    public boolean reads(String fact) {
        return unknownFacts.isRead(fact);
    }

    /** The names of a group, such as {@code variables}, that it reads. */
    public Set<String> namesOf(String group) {
        return unknownFacts.namesOf(group);
    }

    /** Whether it reads a group as a whole. */
    public boolean readsWhole(String group) {
        return unknownFacts.readsWhole(group);
    }

    /** It, as it was written. */
    public String text() {
        return text;
    }


    /** The expression taken apart, where facts whose paths fit vary and all others are settled. Costs microseconds a part. */
    public Outline outline(Predicate<String> varies) {
        return outlines.read(varies);
    }

    /** The type of its value, as far as that is known beforehand. */
    public FactType type() {
        return type;
    }

    Shape shape() {
        return shape;
    }
}
