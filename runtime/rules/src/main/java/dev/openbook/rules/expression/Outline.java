package dev.openbook.rules.expression;

import dev.cel.common.CelErrorCode;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import java.util.List;
import java.util.Map;

/**
 * A condition taken apart as far as it is made of comparisons of facts that vary with values that do not, so that a search can
 * carry it out. Immutable, thread-safe.
 */
public sealed interface Outline {

    /** Both hold. */
    record And(Outline left, Outline right) implements Outline {}

    /** One of them holds. */
    record Or(Outline left, Outline right) implements Outline {}

    /** It does not hold. */
    record Not(Outline condition) implements Outline {}

    /**
     * One of two, as a third decides.
     *
     * @param condition decides
     * @param yes counts where it holds
     * @param no counts where it does not
     */
    record Choice(Outline condition, Outline yes, Outline no) implements Outline {}

    /**
     * A part that does not vary.
     *
     * @param part gives a truth value
     */
    record Settled(Part part) implements Outline {}

    /**
     * A fact that varies is compared with a value that does not.
     *
     * @param path of the fact, such as {@code passage.folder}
     * @param how it is compared
     * @param value with what
     */
    record Comparison(String path, How how, Part value) implements Outline {}

    /**
     * Whether a fact that varies is known.
     *
     * @param path of the fact
     */
    record Known(String path) implements Outline {}

    /**
     * A variable that varies.
     *
     * @param name without {@code variables.}
     */
    record Variable(String name) implements Outline {}

    /** Something else that varies. */
    record Other() implements Outline {}

    /** How a fact is compared with a value. */
    enum How {
        /** It is equal to the value. */
        EQUAL,
        /** It is one of the value's elements. */
        ONE_OF,
        /** It is a list, and the value is one of its elements. */
        CONTAINS,
        /** It begins with the value. */
        BEGINS
    }

    /** A part of an expression that does not vary. */
    final class Part {
        private final CelRuntime.Program program;

        Part(CelRuntime.Program program) {
            this.program = program;
        }

        /** Its value over facts by name, unexplained. Never throws. */
        public Evaluation evaluate(Map<String, Object> facts) {
            try {
                return new Evaluation.Value(program.eval(Facts.of(facts).resolver()), "", List.of());
            } catch (CelEvaluationException e) {
                return e.getErrorCode() == CelErrorCode.ATTRIBUTE_NOT_FOUND
                        ? new Evaluation.Unknown("a fact that it reads is unknown", List.of())
                        : new Evaluation.Failed("it cannot be computed", List.of());
            } catch (RuntimeException e) {
                // As in Expression: of free values no check beforehand can know the type.
                return new Evaluation.Failed("a value is of another type than the expression needs", List.of());
            }
        }
    }
}
