package dev.openbook.rules.table;

import dev.openbook.rules.expression.Expression;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * A column that is compared.
 *
 * @param name path of a declared fact, or its own name
 * @param type what it holds
 * @param values all that it may be, comparable, if they are declared
 * @param min smallest that it may be, if that is declared
 * @param max largest that it may be, if that is declared
 * @param expression how it is computed; empty for a declared fact
 */
record Input(
        String name,
        ValueType type,
        List<Object> values,
        Optional<BigDecimal> min,
        Optional<BigDecimal> max,
        Optional<Expression> expression) {
    Input {
        values = List.copyOf(values);
    }

    /** Whether its value comes from a fact, or from a part or a group of it. */
    boolean reads(String fact) {
        return expression.map(computed -> computed.reads(fact))
                .orElse(name.equals(fact) || name.startsWith(fact + ".") || fact.startsWith(name + "."));
    }
}
