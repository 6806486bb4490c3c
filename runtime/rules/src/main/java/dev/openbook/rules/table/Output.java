package dev.openbook.rules.table;

import java.util.List;

/**
 * A column that is given.
 *
 * @param name in results
 * @param type what it holds
 * @param values all that it may be; empty if the table does not say
 */
record Output(String name, ValueType type, List<String> values) {
    Output {
        values = List.copyOf(values);
    }
}
