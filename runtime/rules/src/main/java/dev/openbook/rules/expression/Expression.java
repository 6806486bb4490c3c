package dev.openbook.rules.expression;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelErrorCode;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.openbook.rules.expression.Evaluation.Failed;
import dev.openbook.rules.expression.Evaluation.Unknown;
import dev.openbook.rules.expression.Evaluation.Value;
import dev.openbook.rules.facts.FactType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** A compiled expression. Immutable, thread-safe; evaluating costs microseconds. */
public final class Expression {
    private final CelRuntime.Program program;
    private final Explainer explainer;
    private final UnknownFacts unknownFacts;
    /** Most rules hold most of the time, and then nothing needs to be made. */
    private final Value holds;

    private final FactType type;
    private final Shape shape;
    private final OutlineReader outlines;

    Expression(
            CelAbstractSyntaxTree ast, CelRuntime.Program program, String text, FactType type, Shape shape, OutlineReader outlines) {
        this.outlines = outlines;
        this.program = program;
        this.explainer = new Explainer(ast, text);
        this.unknownFacts = new UnknownFacts(ast);
        this.holds = new Value(true, explainer.text() + " is true", List.of());
        this.type = type;
        this.shape = shape;
    }

    /** Evaluates over facts by name, such as {@code model} and {@code params}, and explains the value. Never throws. */
    public Evaluation explain(Map<String, Object> facts) {
        Map<Long, Object> seen = new HashMap<>();
        return guarded(facts, () -> {
            Object value = program.trace(facts, (expr, part) -> seen.put(expr.id(), part));
            return explainer.explain(value, seen);
        });
    }

    /** The same without an explanation of a value, which is several times faster. */
    public Evaluation evaluate(Map<String, Object> facts) {
        return guarded(facts, () -> {
            Object value = program.eval(facts);
            return Boolean.TRUE.equals(value) ? holds : new Value(value, "", List.of());
        });
    }

    private Evaluation guarded(Map<String, Object> facts, Run run) {
        try {
            return run.run();
        } catch (CelEvaluationException e) {
            if (e.getErrorCode() == CelErrorCode.ATTRIBUTE_NOT_FOUND
                    || (e.getErrorCode() == CelErrorCode.OVERLOAD_NOT_FOUND && missesFacts(facts))) {
                return undecided(facts);
            }
            return new Failed(explainer.text() + " cannot be computed: " + reason(e.getErrorCode()));
        } catch (IllegalArgumentException | IllegalStateException | ArithmeticException | ClassCastException e) {
            if (missesFacts(facts)) {
                return undecided(facts);
            }
            // Free values, such as a card's front matter, may be of a type that no check beforehand can know.
            return new Failed(explainer.text() + " cannot be computed: a value is of another type than the expression needs");
        }
    }

    /** An unknown fact under && or || within a negation or a choice comes out of the engine like a value of a wrong type. */
    private boolean missesFacts(Map<String, Object> facts) {
        return !unknownFacts.among(facts).isEmpty();
    }

    private Unknown undecided(Map<String, Object> facts) {
        return new Unknown(explainer.text() + " cannot be decided: " + unknownFacts.describe(facts));
    }

    /** One run of the program. */
    private interface Run {
        Evaluation run() throws CelEvaluationException;
    }

    /** The facts that it reads and that are absent, by their paths. */
    public List<String> unknown(Map<String, Object> facts) {
        return unknownFacts.among(facts);
    }

    /** Whether it reads a fact, such as {@code variables.large}, or a part of it. */
    public boolean reads(String fact) {
        return unknownFacts.isRead(fact);
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

    private static String reason(CelErrorCode code) {
        return switch (code) {
            case DIVIDE_BY_ZERO -> "it divides by zero";
            case INDEX_OUT_OF_BOUNDS -> "it reads beyond the end of a list";
            case NUMERIC_OVERFLOW -> "a number grows too large";
            case ITERATION_BUDGET_EXCEEDED ->
                "its loops would visit more than " + CelEnvironment.MAX_ITERATIONS + " elements";
            case OVERLOAD_NOT_FOUND -> "a value is of another type than the expression needs";
            case BAD_FORMAT -> "a text cannot be read as what it is converted to";
            default -> "the values do not fit (" + code + ")";
        };
    }
}
