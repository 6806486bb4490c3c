package dev.openbook.rules.parse;

import dev.openbook.rule.Outcome;
import dev.openbook.rules.parse.TableDocument.OutputText;
import dev.openbook.rules.parse.TableDocument.TestText;
import dev.openbook.rules.parse.TableDocument.ValueText;
import dev.openbook.rules.problem.RuleProblem.Code;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads one test of a decision table. */
final class TableTestReader {
    private static final List<String> EXPECTATIONS = List.of("outcome", "outputs", "rows", "questions");
    private static final List<String> OUTCOMES = List.of("allow", "audit", "warn", "review", "deny");
    private static final int MAX_EXTRACTED = 1_000;

    private final RuleSource source;
    private final List<String> outputs;
    private final List<String> rows;
    private final TableRowReader values;

    TableTestReader(RuleSource source, List<OutputText> outputs, List<String> rows) {
        this.source = source;
        this.outputs = outputs.stream().map(OutputText::name).toList();
        this.rows = rows;
        this.values = new TableRowReader(source, List.of(), outputs);
    }

    /** The test, if it is complete. */
    Optional<TestText> read(YamlNode node, List<String> groups) {
        Optional<Keys> keys = Keys.of(source, "A test", node, List.of("name", "given", "extracted", "expect"));
        Optional<String> name = keys.flatMap(k -> k.text("name"));
        Optional<Keys> given = keys.flatMap(k -> k.required("given")).flatMap(facts -> Keys.of(source, "'given'", facts, groups));
        Optional<Keys> expect = keys.flatMap(k -> k.required("expect")).flatMap(e -> Keys.of(source, "'expect'", e, EXPECTATIONS));
        if (name.isEmpty() || given.isEmpty() || expect.isEmpty()) {
            return Optional.empty();
        }
        if (expect.get().table().entries().isEmpty()) {
            source.report(expect.get().table().place(), Code.MISSING_KEY,
                    "A test expects something: " + String.join(", ", EXPECTATIONS) + ".");
        }
        Optional<Outcome> outcome = expect.get().optional("outcome")
                .flatMap(word -> expect.get().choice(word, "outcome", OUTCOMES))
                .map(RuleReader::outcome);
        return Optional.of(new TestText(
                name.get(), node.place(), given.get().table(), keys.get().texts("extracted", MAX_EXTRACTED), outcome,
                outputs(expect.get()), rows(expect.get()),
                expect.get().optional("questions").map(list -> expect.get().texts("questions", MAX_EXTRACTED))));
    }

    private Optional<Map<String, ValueText>> outputs(Keys expect) {
        Optional<Keys> keys = expect.optional("outputs").flatMap(node -> Keys.of(source, "'outputs'", node, outputs));
        return keys.map(k -> {
            Map<String, ValueText> expected = new LinkedHashMap<>();
            k.table().entries().forEach((name, entry) -> values.value(entry.value()).ifPresent(value -> expected.put(name, value)));
            return expected;
        });
    }

    private Optional<List<String>> rows(Keys expect) {
        return expect.optional("rows").map(node -> {
            List<String> expected = expect.texts("rows", TableReader.MAX_ROWS);
            if (source.problems().isEmpty()) {
                expected.stream().filter(id -> !rows.contains(id)).forEach(id -> source.report(node.place(), Code.WRONG_VALUE,
                        "The test expects a row '" + id + "', which this table does not have."));
            }
            return expected;
        });
    }
}
