package dev.openbook.rules.expression;

import dev.cel.bundle.Cel;
import dev.cel.common.CelValidationException;
import dev.cel.runtime.CelEvaluationException;
import dev.openbook.rules.facts.FactType;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Checks the patterns of {@code matches()} when rules are loaded. They run in linear time (RE2), but a pattern such as
 * {@code ((a{1000}){1000}){1000}} grows to a billion states while it is compiled, before any limit of the engine holds.
 */
final class PatternCheck {
    private static final Pattern REPETITION = Pattern.compile("\\{(\\d{1,9})(?:,(\\d{0,9}))?\\}");
    /** Largest product of all repetition counts; generous, as repetitions side by side do not multiply. */
    private static final double MAX_REPETITIONS = 100_000;

    private PatternCheck() {}

    /** What is wrong with a pattern, if anything is. */
    static Optional<String> problem(String pattern) {
        double product = 1;
        Matcher repetitions = REPETITION.matcher(pattern);
        while (repetitions.find()) {
            String upper = repetitions.group(2) == null || repetitions.group(2).isEmpty() ? repetitions.group(1) : repetitions.group(2);
            product *= Math.max(1, Double.parseDouble(upper));
        }
        if (product > MAX_REPETITIONS) {
            return Optional.of("The counts in braces of this pattern multiply to more than 100000. Use smaller counts, or * and +.");
        }
        try {
            Cel engine = CelEnvironment.create(Map.of("pattern", FactType.Plain.TEXT));
            engine.createProgram(engine.compile("''.matches(pattern)").getAst()).eval(Map.of("pattern", pattern));
            return Optional.empty();
        } catch (CelEvaluationException e) {
            return Optional.of("This pattern is not a regular expression of the kind RE2, or is too large.");
        } catch (CelValidationException e) {
            throw new IllegalStateException("An expression of our own does not compile.", e);
        }
    }
}
