package dev.openbook.rules.table;

import dev.openbook.rules.expression.Evaluation;
import dev.openbook.rules.expression.ValueText;
import dev.openbook.rules.parse.DeclaredFact;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The inputs of one question to a table. Not thread-safe; lives for one question. */
final class Case {
    private static final int MAX_VALUE = 120;

    private final List<Input> inputs;
    private final int[] kinds;
    private final List<String> shown = new ArrayList<>();
    private final Map<Integer, List<String>> unknown = new LinkedHashMap<>();
    private final Map<Integer, String> failures = new LinkedHashMap<>();

    /** Fits facts to a table's columns. */
    Case(DecisionTable table, Map<String, Object> facts) {
        this.inputs = table.columns().inputs();
        this.kinds = new int[inputs.size()];
        for (int column = 0; column < kinds.length; column++) {
            Input input = inputs.get(column);
            Optional<Object> value = value(column, table, facts);
            Optional<Object> comparable = value.flatMap(input.type()::comparable);
            shown.add(comparable.map(known -> ValueText.line(input.type().shown(known), MAX_VALUE)).orElse("unknown"));
            kinds[column] = comparable.map(table.columns().axes().get(column)::kindOf).orElse(-1);
            if (value.isPresent() && kinds[column] < 0) {
                failures.putIfAbsent(column, input.name() + " has a value that cells cannot compare");
            }
        }
    }

    private Optional<Object> value(int column, DecisionTable table, Map<String, Object> facts) {
        Input input = inputs.get(column);
        return input.expression().isPresent()
                ? computed(column, facts)
                : table.facts().named(input.name()).flatMap(fact -> declared(column, fact, facts));
    }

    private Optional<Object> declared(int column, DeclaredFact fact, Map<String, Object> facts) {
        Optional<Object> value = fact.in(facts);
        if (value.isEmpty()) {
            unknown.put(column, List.of(fact.name()));
        }
        return value;
    }

    private Optional<Object> computed(int column, Map<String, Object> facts) {
        var expression = inputs.get(column).expression().orElseThrow();
        return switch (expression.evaluate(facts)) {
            case Evaluation.Value value -> Optional.of(value.value());
            case Evaluation.Unknown ignored -> {
                List<String> missing = expression.unknown(facts);
                unknown.put(column, missing.isEmpty() ? List.of(inputs.get(column).name()) : missing);
                yield Optional.empty();
            }
            case Evaluation.Failed failed -> {
                failures.put(column, failed.explanation());
                yield Optional.empty();
            }
        };
    }

    /** The kind of each input; -1 for one that is unknown. */
    int[] kinds() {
        return kinds.clone();
    }

    /** The same as if inputs that rest on some facts were unknown. */
    int[] kindsWithout(List<String> facts) {
        int[] open = kinds();
        for (int column = 0; column < open.length; column++) {
            if (facts.stream().anyMatch(inputs.get(column)::reads)) {
                open[column] = -1;
            }
        }
        return open;
    }

    /** The value of an input in words. */
    String shown(int column) {
        return shown.get(column);
    }

    /** By column, the facts that it misses. */
    Map<Integer, List<String>> unknown() {
        return unknown;
    }

    /** By column, why it could not be computed. */
    Map<Integer, String> failures() {
        return failures;
    }
}
