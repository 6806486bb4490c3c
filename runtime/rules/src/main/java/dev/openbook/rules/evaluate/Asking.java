package dev.openbook.rules.evaluate;

import dev.openbook.rule.RuleMode;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * How rules are asked.
 *
 * @param environment the facts {@code env}
 * @param mode stands in for the mode of every set in force
 * @param explainAll whether rules that hold are explained, too
 * @param nanoTime clock
 */
public record Asking(Map<String, Object> environment, Optional<RuleMode> mode, boolean explainAll, LongSupplier nanoTime) {}
