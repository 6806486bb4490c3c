package dev.openbook.rules.table;

import dev.openbook.rule.Outcome;
import dev.openbook.rule.RuleMode;
import dev.openbook.rule.RuleSetIdentity;
import dev.openbook.rules.parse.DeclaredFacts;
import dev.openbook.rules.parse.RuleSetDocument.OnError;
import dev.openbook.rules.parse.TableDocument.Hit;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A decision table without faults. Immutable, thread-safe.
 *
 * @param identity name, version and digest
 * @param hit which rows count
 * @param onError what follows if an input fails with an error
 * @param mode whether outcomes are enforced
 * @param facts what the application has to give
 * @param params constants by name
 * @param columns inputs with their axes
 * @param outputs what is given
 * @param rows in order
 * @param otherwise what is given if no row fits
 * @param tests in the order of the file
 */
public record DecisionTable(
        RuleSetIdentity identity,
        Hit hit,
        OnError onError,
        RuleMode mode,
        DeclaredFacts facts,
        Map<String, Object> params,
        Columns columns,
        List<Output> outputs,
        List<Row> rows,
        Optional<Row> otherwise,
        List<TableTest> tests) {
    /** Copies the lists. */
    public DecisionTable {
        outputs = List.copyOf(outputs);
        rows = List.copyOf(rows);
        tests = List.copyOf(tests);
    }

    /**
     * The columns that are compared.
     *
     * @param inputs in order
     * @param axes of each
     * @param grid which rows take what
     */
    record Columns(List<Input> inputs, List<Axis> axes, Grid grid) {
        Columns {
            inputs = List.copyOf(inputs);
            axes = List.copyOf(axes);
        }
    }

    /** How results name this table. */
    public String label() {
        return identity.name() + "@" + identity.version();
    }

    /** The same table in force as it is written, as its tests mean it. */
    public DecisionTable enforced() {
        RuleMode meant = mode == RuleMode.REPORT ? RuleMode.REPORT : RuleMode.ENFORCE;
        return new DecisionTable(identity, hit, onError, meant, facts, params, columns, outputs, rows, otherwise, tests);
    }

    /** The rows that count among those that fit, by position; none for what is given otherwise. */
    List<Integer> counting(BitSet fitting) {
        if (hit.collects()) {
            return fitting.stream().boxed().toList();
        }
        return fitting.isEmpty() ? List.of() : List.of(fitting.nextSetBit(0));
    }

    /** What follows if some rows count. */
    Conclusion conclusion(List<Integer> counting) {
        List<Row> giving = counting.isEmpty() ? otherwise.stream().toList() : counting.stream().map(rows::get).toList();
        Map<String, Object> given = new LinkedHashMap<>();
        Set<String> open = new LinkedHashSet<>();
        for (Output output : outputs) {
            boolean known = giving.stream().noneMatch(row -> row.open().contains(output.name()));
            if (known) {
                value(giving, output).ifPresent(value -> given.put(output.name(), value));
            } else {
                open.add(output.name());
            }
        }
        Outcome outcome = giving.stream().map(Row::action).reduce(Outcome.ALLOW, Outcome::stricter);
        return new Conclusion(
                Collections.unmodifiableMap(given), open, open.isEmpty() ? outcome : outcome.stricter(Outcome.REVIEW));
    }

    private Optional<Object> value(List<Row> giving, Output output) {
        List<Object> values = new ArrayList<>();
        giving.forEach(row -> Optional.ofNullable(row.then().get(output.name())).ifPresent(values::add));
        return switch (hit) {
            case COLLECT -> Optional.of(List.copyOf(values));
            case COLLECT_SUM -> Optional.of(sum(values, output.type()));
            case UNIQUE, FIRST -> values.stream().findFirst();
        };
    }

    /** Decimal, so that tenths add up as people add them. */
    private static Object sum(List<Object> values, ValueType type) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Object value : values) {
            sum = sum.add(value instanceof Long whole ? BigDecimal.valueOf(whole) : BigDecimal.valueOf(((Number) value).doubleValue()));
        }
        return type == ValueType.WHOLE ? (Object) sum.longValueExact() : (Object) sum.doubleValue();
    }
}
