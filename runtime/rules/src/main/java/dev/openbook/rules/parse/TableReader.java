package dev.openbook.rules.parse;

import dev.openbook.rule.RuleMode;
import dev.openbook.rule.RuleSetIdentity;
import dev.openbook.rules.parse.RuleSetDocument.OnError;
import dev.openbook.rules.parse.TableDocument.Hit;
import dev.openbook.rules.parse.TableDocument.InputText;
import dev.openbook.rules.parse.TableDocument.OutputText;
import dev.openbook.rules.parse.TableDocument.RowText;
import dev.openbook.rules.parse.TableDocument.TestText;
import dev.openbook.rules.problem.RuleProblem.Code;
import dev.openbook.value.Digest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads decision tables of the format {@code rules/v1}. Reports every problem to the source and goes on. */
final class TableReader {
    static final List<String> KEYS = List.of(
            "apiVersion", "kind", "metadata", "stage", "onError", "mode", "facts", "params", "hit", "inputs", "outputs", "rows",
            "otherwise", "tests");
    static final int MAX_ROWS = 1_000;
    private static final int MAX_COLUMNS = 20;
    private static final List<String> OUTPUT_TYPES = List.of("text", "whole", "number", "truth", "date", "texts");
    /** What columns of rows are called beside inputs and outputs. */
    static final List<String> RESERVED = List.of("id", "when", "then", "action", "message");

    private final RuleSource source;
    private Optional<RuleSource> rowFile = Optional.empty();

    TableReader(RuleSource source) {
        this.source = source;
    }

    /** The document, if it is complete. */
    Optional<RuleDocument> document(Keys table) {
        table.required("apiVersion").ifPresent(node -> table.choice(node, "apiVersion", List.of("rules/v1")));
        table.required("stage").ifPresent(node -> stage(table, node));
        Optional<RuleSetIdentity> identity = RuleSetReader.identity(source, table);
        Optional<Hit> hit = table.required("hit")
                .flatMap(node -> table.choice(node, "hit", Arrays.stream(Hit.values()).map(Hit::word).toList()))
                .flatMap(word -> Arrays.stream(Hit.values()).filter(policy -> policy.word().equals(word)).findFirst());
        OnError onError =
                RuleSetReader.word(table, "onError", List.of("deny", "allow")).map(OnError::valueOf).orElse(OnError.DENY);
        RuleMode mode = RuleSetReader.word(table, "mode", List.of("enforce", "report", "shadow"))
                .map(RuleMode::valueOf)
                .orElse(RuleMode.ENFORCE);
        DeclaredFacts facts = DeclaredFacts.read(source, table);
        Map<String, Object> params = new ParamValues(source).of(table);
        List<InputText> inputs = inputs(table);
        List<OutputText> outputs = outputs(table);
        TableRowReader reader = new TableRowReader(source, inputs, outputs);
        List<RowText> rows = rows(table, reader, inputs, outputs);
        Optional<RowText> otherwise = table.optional("otherwise").flatMap(reader::otherwise);
        List<String> ids = rows.stream().map(RowText::id).toList();
        List<TestText> tests = tests(table, facts, new TableTestReader(source, outputs, ids));
        Place namePlace = table.optional("metadata").map(RuleSetReader::namePlace).orElse(Place.START);
        return identity.map(this::withRows).flatMap(known -> hit.map(policy -> new TableDocument(
                source, known, namePlace, policy, onError, mode, facts, params, inputs, outputs, rows, otherwise, tests)));
    }

    private void stage(Keys table, YamlNode node) {
        if (node instanceof YamlNode.Scalar scalar && List.of("admission", "request", "retrieval", "response")
                .contains(scalar.text().value())) {
            source.report(node.place(), Code.WRONG_VALUE, "Decision tables are for the stage business, on facts that the application"
                    + " gives. For the stage " + scalar.text().value() + " write a file of kind: RuleSet.");
            return;
        }
        table.choice(node, "stage", List.of("business"));
    }

    /** A table whose rows stand elsewhere is another table if those rows change. */
    private RuleSetIdentity withRows(RuleSetIdentity identity) {
        return rowFile.map(file -> new RuleSetIdentity(
                        identity.name(), identity.version(),
                        Digest.ofText(identity.digest().hex() + file.digest().hex())))
                .orElse(identity);
    }

    private List<InputText> inputs(Keys table) {
        List<InputText> inputs = new ArrayList<>();
        Set<String> names = new HashSet<>();
        table.required("inputs");
        List<YamlNode> nodes = table.list("inputs", MAX_COLUMNS);
        if (nodes.isEmpty() && table.optional("inputs").isPresent()) {
            source.report(table.table().place(), Code.MISSING_KEY, "A decision table needs at least one input.");
        }
        for (YamlNode node : nodes) {
            input(node).ifPresent(input -> {
                if (!names.add(input.name())) {
                    source.report(input.place(), Code.DUPLICATE, "The input '" + input.name() + "' is there already. Compare it in one"
                            + " column: several tests in a cell are separated by a comma.");
                }
                inputs.add(input);
            });
        }
        return inputs;
    }

    private Optional<InputText> input(YamlNode node) {
        if (node instanceof YamlNode.Scalar scalar) {
            return Optional.of(new InputText(scalar.text().value(), node.place(), Optional.empty()));
        }
        Optional<Keys> keys = Keys.of(source, "An input", node, List.of("name", "expression"));
        Optional<String> name = keys.flatMap(k -> k.identifier("name"));
        return keys.flatMap(k -> k.expression(k.required("expression"), "expression"))
                .flatMap(expression -> name.map(n -> new InputText(n, node.place(), Optional.of(expression))));
    }

    private List<OutputText> outputs(Keys table) {
        List<OutputText> outputs = new ArrayList<>();
        Map<String, YamlNode.Entry> entries = table.table("outputs");
        if (entries.size() > MAX_COLUMNS) {
            source.report(table.table().place(), Code.LIMIT, "A decision table has at most " + MAX_COLUMNS + " outputs.");
            return List.of();
        }
        entries.forEach((name, entry) -> {
            if (RESERVED.contains(name)) {
                source.report(entry.keyPlace(), Code.WRONG_VALUE, "An output cannot be called '" + name + "', since rows have a key of"
                        + " that name. Choose another.");
            } else if (table.usable(name, entry.keyPlace())) {
                output(table, name, entry).ifPresent(outputs::add);
            }
        });
        return outputs;
    }

    private Optional<OutputText> output(Keys table, String name, YamlNode.Entry entry) {
        if (entry.value() instanceof YamlNode.Scalar scalar) {
            return table.choice(scalar, name, OUTPUT_TYPES).map(type -> new OutputText(name, entry.keyPlace(), type, List.of()));
        }
        Optional<Keys> keys = Keys.of(source, "An output", entry.value(), List.of("type", "values"));
        return keys.flatMap(k -> k.required("type")
                .flatMap(node -> k.choice(node, "type", OUTPUT_TYPES))
                .map(type -> new OutputText(name, entry.keyPlace(), type, k.texts("values", 1_000))));
    }

    private List<RowText> rows(Keys table, TableRowReader reader, List<InputText> inputs, List<OutputText> outputs) {
        Optional<YamlNode> node = table.required("rows");
        List<RowText> rows = new ArrayList<>();
        if (node.isPresent() && node.get() instanceof YamlNode.Mapping) {
            Keys keys = Keys.of(source, "'rows'", node.get(), List.of("csv", "separator", "decimal")).orElseThrow();
            CsvRows csv = new CsvRows(source, keys, inputs, outputs);
            rows.addAll(csv.read());
            rowFile = csv.file();
        } else {
            table.list("rows", MAX_ROWS).forEach(row -> reader.read(row).ifPresent(rows::add));
        }
        Set<String> ids = new HashSet<>();
        for (RowText row : rows) {
            if (!ids.add(row.id())) {
                row.place().source().report(row.place().place(), Code.DUPLICATE,
                        "There is another row called '" + row.id() + "'. Give one of them another name.");
            }
        }
        if (rows.isEmpty() && source.problems().isEmpty()) {
            source.report(table.table().place(), Code.MISSING_KEY, "A decision table needs at least one row.");
        }
        return rows;
    }

    private List<TestText> tests(Keys table, DeclaredFacts facts, TableTestReader reader) {
        List<String> groups = new ArrayList<>(facts.roots().keySet());
        groups.add("env");
        List<TestText> tests = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (YamlNode node : table.list("tests", RuleSetReader.MAX_TESTS)) {
            reader.read(node, groups).ifPresent(test -> {
                if (!names.add(test.name())) {
                    source.report(test.place(), Code.DUPLICATE,
                            "There is another test called '" + test.name() + "'. Give one of them another name.");
                }
                tests.add(test);
            });
        }
        return tests;
    }
}
