package dev.openbook.rules.evaluate;

import dev.openbook.rule.RuleMode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * How rules are asked.
 *
 * @param environment the facts {@code env}
 * @param clock tells which day it is, for the fact {@code env.today}; empty if nobody says
 * @param mode stands in for the mode of every set in force
 * @param explainAll whether rules that hold are explained, too
 * @param nanoTime clock
 */
public record Asking(
        Map<String, Object> environment, Optional<Clock> clock, Optional<RuleMode> mode, boolean explainAll, LongSupplier nanoTime) {

    /** The mode in which a set is asked that declares one. */
    RuleMode mode(RuleMode declared) {
        return declared == RuleMode.SHADOW ? RuleMode.SHADOW : mode.orElse(declared);
    }

    /** The facts {@code env}, with the day on which they are asked for. */
    public Map<String, Object> place() {
        if (clock.isEmpty()) {
            return environment;
        }
        Map<String, Object> place = new LinkedHashMap<>(environment);
        place.put("today", LocalDate.now(clock.get()).toString());
        return place;
    }
}
