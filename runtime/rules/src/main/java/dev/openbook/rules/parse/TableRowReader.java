package dev.openbook.rules.parse;

import dev.openbook.rule.Outcome;
import dev.openbook.rules.parse.TableDocument.InputText;
import dev.openbook.rules.parse.TableDocument.OutputText;
import dev.openbook.rules.parse.TableDocument.PlaceInFile;
import dev.openbook.rules.parse.TableDocument.RowText;
import dev.openbook.rules.parse.TableDocument.Several;
import dev.openbook.rules.parse.TableDocument.Single;
import dev.openbook.rules.parse.TableDocument.ValueText;
import dev.openbook.rules.problem.RuleProblem.Code;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the rows that a decision table writes in YAML. */
final class TableRowReader {
    static final List<String> ACTIONS = List.of("deny", "review", "warn", "audit");
    static final int MAX_CELL = 1_000;
    static final String OTHERWISE = "otherwise";

    private final RuleSource source;
    private final List<InputText> inputs;
    private final List<String> outputs;

    TableRowReader(RuleSource source, List<InputText> inputs, List<OutputText> outputs) {
        this.source = source;
        this.inputs = inputs;
        this.outputs = outputs.stream().map(OutputText::name).toList();
    }

    /** A row, if it is complete. */
    Optional<RowText> read(YamlNode node) {
        Optional<Keys> keys = Keys.of(source, "A row", node, TableReader.RESERVED);
        Optional<String> id = keys.flatMap(k -> k.name("id")).filter(name -> isFree(name, node));
        Optional<List<CellText>> when = keys.flatMap(k -> k.required("when")).flatMap(this::cells);
        Optional<Map<String, ValueText>> then = keys.flatMap(k -> then(k.optional("then"), node));
        if (id.isEmpty() || when.isEmpty() || then.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(row(id.get(), node.place(), keys.get(), when.get(), then.get()));
    }

    /** What is given if no row fits: outputs alone, or {@code then}, {@code action} and {@code message} as in a row. */
    Optional<RowText> otherwise(YamlNode node) {
        boolean asRow = node instanceof YamlNode.Mapping table
                && (outputs.isEmpty() || table.entries().keySet().stream().anyMatch(List.of("then", "action", "message")::contains));
        if (!asRow) {
            return then(Optional.of(node), node).map(then -> new RowText(
                    OTHERWISE, new PlaceInFile(source, node.place()), List.of(), then, Optional.empty(), Optional.empty()));
        }
        Optional<Keys> keys = Keys.of(source, "'otherwise'", node, List.of("then", "action", "message"));
        return keys.flatMap(k -> then(k.optional("then"), node).map(then -> row(OTHERWISE, node.place(), k, List.of(), then)));
    }

    private RowText row(String id, Place place, Keys keys, List<CellText> when, Map<String, ValueText> then) {
        Optional<Outcome> action =
                keys.optional("action").flatMap(node -> keys.choice(node, "action", ACTIONS)).map(RuleReader::outcome);
        Optional<String> message = keys.optional("message").flatMap(node -> keys.text("message"));
        return new RowText(id, new PlaceInFile(source, place), when, then, action, message);
    }

    private boolean isFree(String id, YamlNode node) {
        if (id.equals(OTHERWISE)) {
            source.report(node.place(), Code.WRONG_VALUE,
                    "A row cannot be called 'otherwise'. What follows if no row fits stands under the key 'otherwise' of the table.");
        }
        return !id.equals(OTHERWISE);
    }

    private Optional<List<CellText>> cells(YamlNode node) {
        if (!(node instanceof YamlNode.Sequence sequence)) {
            source.report(node.place(), Code.WRONG_VALUE,
                    "'when' is a list with a cell for each input, as in [\"== 'OR'\", \"< 1000\", \"-\"].");
            return Optional.empty();
        }
        if (sequence.items().size() != inputs.size()) {
            source.report(node.place(), Code.WRONG_VALUE, "This row has " + sequence.items().size() + " cells for " + inputs.size()
                    + " inputs (" + String.join(", ", inputs.stream().map(InputText::name).toList())
                    + "). Write \"-\" where any value will do.");
            return Optional.empty();
        }
        List<CellText> cells = new ArrayList<>();
        for (YamlNode item : sequence.items()) {
            cell(item, "A cell is one text, such as \"in ['OR', 'WA']\"; put it in quotes.").ifPresent(cells::add);
        }
        return cells.size() == inputs.size() ? Optional.of(cells) : Optional.empty();
    }

    private Optional<CellText> cell(YamlNode node, String advice) {
        if (!(node instanceof YamlNode.Scalar scalar)) {
            source.report(node.place(), Code.WRONG_VALUE, advice);
            return Optional.empty();
        }
        if (scalar.text().value().length() > MAX_CELL) {
            source.report(node.place(), Code.LIMIT, "A cell has at most " + MAX_CELL + " characters. Split the row.");
            return Optional.empty();
        }
        return Optional.of(CellText.of(source, scalar));
    }

    private Optional<Map<String, ValueText>> then(Optional<YamlNode> node, YamlNode row) {
        Map<String, ValueText> then = new LinkedHashMap<>();
        if (node.isPresent()) {
            if (outputs.isEmpty()) {
                source.report(node.get().place(), Code.MISSING_KEY, "The table needs the key 'outputs', which says what each output is, as"
                        + " in outputs: {eligible: truth, why: text}.");
                return Optional.empty();
            }
            Optional<Keys> keys = Keys.of(source, "'then'", node.get(), outputs);
            keys.ifPresent(k -> k.table().entries().forEach(
                    (name, entry) -> value(entry.value()).ifPresent(value -> then.put(name, value))));
            if (keys.isEmpty()) {
                return Optional.empty();
            }
        }
        List<String> missing = outputs.stream()
                .filter(output -> !(node.orElse(row) instanceof YamlNode.Mapping table) || !table.entries().containsKey(output))
                .toList();
        if (!missing.isEmpty()) {
            source.report(node.orElse(row).place(), Code.MISSING_KEY, "This row does not say what " + String.join(" and ", missing)
                    + (missing.size() == 1 ? " is." : " are."));
        }
        return then.size() == outputs.size() ? Optional.of(then) : Optional.empty();
    }

    /** The value of an output. */
    Optional<ValueText> value(YamlNode node) {
        if (node instanceof YamlNode.Sequence sequence) {
            List<ValueText> items = new ArrayList<>();
            sequence.items().forEach(item -> value(item).ifPresent(items::add));
            CellText first = new CellText(source, "", node.place(), Optional.empty(), "");
            return items.size() == sequence.items().size() ? Optional.of(new Several(first, items)) : Optional.empty();
        }
        if (node instanceof YamlNode.Scalar scalar && scalar.value() == null) {
            source.report(node.place(), Code.WRONG_VALUE, "This output needs a value. Write \"\" for an empty text.");
            return Optional.empty();
        }
        return cell(node, "An output is one value, or a list of them.").map(Single::new);
    }
}
