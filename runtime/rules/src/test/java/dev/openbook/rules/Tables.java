package dev.openbook.rules;

import java.util.List;

/** Decision tables for tests. */
final class Tables {
    static final String HEAD = """
            apiVersion: rules/v1
            kind: DecisionTable
            metadata: {name: test, version: 1}
            stage: business
            """;

    /** Facts of every kind that cells compare. */
    static final String FACTS = """
            facts:
              a.status: {type: text, values: [charity, agency, other], question: What is the status?}
              a.state: {type: text, question: Which state?}
              a.budget: {type: number, min: 0, question: How large is the budget?}
              a.staff: {type: whole, min: 0}
              a.signed: {type: truth}
              a.founded: {type: date}
              a.fields: {type: texts}
            """;

    private Tables() {}

    /** A table over {@link #FACTS} with one output, {@code n}, a text. */
    static String of(String hit, String inputs, String... rows) {
        return with("outputs: {n: text}\n", hit, inputs, List.of(rows));
    }

    /** The same with other keys in the place of outputs. */
    static String with(String keys, String hit, String inputs, List<String> rows) {
        StringBuilder table = new StringBuilder(HEAD + FACTS + "hit: " + hit + "\ninputs: " + inputs + "\n" + keys + "rows:\n");
        rows.forEach(row -> table.append("  - ").append(row).append('\n'));
        return table.toString();
    }
}
