package dev.openbook.rules.cost;

import java.util.List;
import java.util.Optional;

/** What functions that are not CEL's own take. Thread-safe. */
@FunctionalInterface
public interface FunctionCosts {

    /** Knows of no function. */
    FunctionCosts NONE = (function, arguments) -> Optional.empty();

    /**
     * What one call takes at worst.
     *
     * @param arguments the largest there can be, the target of a call first
     * @return empty if it is none of these functions
     */
    Optional<Call> of(String function, List<Shape> arguments);

    /**
     * A call.
     *
     * @param steps of some 20 ns, beside what its arguments take
     * @param result the largest value that can come of it
     */
    record Call(double steps, Shape result) {}
}
