package dev.openbook.rules;

import dev.openbook.rule.RuleMode;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * How an application uses rule sets, which say nothing of where they run.
 *
 * @param environment name of where the application runs, such as {@code prod}, which rules read as {@code env.name}; unknown to
 *     rules if empty
 * @param values further facts of that place, which rules read as {@code env.values}
 * @param clock tells which day it is, and in which time zone, which rules read as {@code env.today}; unknown to rules if empty
 * @param mode stands in for the mode of every set, except that a set on trial stays on trial
 * @param explainAll whether rules that hold say why, too; asking then takes several times as long
 * @param nanoTime clock for how long rules take, such as {@code System::nanoTime}
 */
public record RuleSettings(
        Optional<String> environment,
        Map<String, String> values,
        Optional<Clock> clock,
        Optional<RuleMode> mode,
        boolean explainAll,
        LongSupplier nanoTime) {
    /** Copies the map. */
    public RuleSettings {
        values = Map.copyOf(values);
    }

    /** Not knowing which day it is. */
    public RuleSettings(
            Optional<String> environment, Map<String, String> values, Optional<RuleMode> mode, boolean explainAll,
            LongSupplier nanoTime) {
        this(environment, values, Optional.empty(), mode, explainAll, nanoTime);
    }

    /** Nothing said of the place, every set in its own mode, explanations of what does not hold. */
    public static RuleSettings standard() {
        return new RuleSettings(Optional.empty(), Map.of(), Optional.empty(), Optional.empty(), false, System::nanoTime);
    }

    /** The same in an environment. */
    public RuleSettings in(String name) {
        return new RuleSettings(Optional.of(name), values, clock, mode, explainAll, nanoTime);
    }

    /** The same in a mode. */
    public RuleSettings with(RuleMode chosen) {
        return new RuleSettings(environment, values, clock, Optional.of(chosen), explainAll, nanoTime);
    }

    /** The same with explanations of everything. */
    public RuleSettings explainingAll() {
        return new RuleSettings(environment, values, clock, mode, true, nanoTime);
    }

    /** The same, knowing which day it is, such as by {@code Clock.systemDefaultZone()}. */
    public RuleSettings datedBy(Clock calendar) {
        return new RuleSettings(environment, values, Optional.of(calendar), mode, explainAll, nanoTime);
    }

    /** The same with another clock for how long rules take. */
    public RuleSettings timedBy(LongSupplier nanos) {
        return new RuleSettings(environment, values, clock, mode, explainAll, nanos);
    }
}
