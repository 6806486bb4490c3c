package dev.openbook.rules.parse;

import dev.openbook.rule.Outcome;
import dev.openbook.rules.parse.CsvRecords.Row;
import dev.openbook.rules.parse.TableDocument.InputText;
import dev.openbook.rules.parse.TableDocument.OutputText;
import dev.openbook.rules.parse.TableDocument.PlaceInFile;
import dev.openbook.rules.parse.TableDocument.RowText;
import dev.openbook.rules.parse.TableDocument.Several;
import dev.openbook.rules.parse.TableDocument.Single;
import dev.openbook.rules.parse.TableDocument.ValueText;
import dev.openbook.rules.problem.RuleProblem.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The rows of a decision table that stand in a CSV file beside it. The first row names the columns: {@code id}, each input,
 * each output and, if wished, {@code action} and {@code message}, in any order.
 */
final class CsvRows {
    private static final Pattern NAME =
            Pattern.compile("[\\p{L}\\p{N}_][\\p{L}\\p{N}_ .-]{0,99}(/[\\p{L}\\p{N}_][\\p{L}\\p{N}_ .-]{0,99}){0,4}");
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");
    /** A comma between digits; what stands in quotes is passed over by the first alternative. */
    private static final Pattern DECIMAL_COMMA = Pattern.compile("'[^']*'|\"[^\"]*\"|(?<=[0-9]),(?=[0-9])");
    private static final Map<String, Character> SEPARATORS = Map.of(";", ';', ",", ',', "\t", '\t', "tab", '\t');

    private final RuleSource source;
    private final Keys keys;
    private final List<InputText> inputs;
    private final List<OutputText> outputs;
    private Optional<RuleSource> file = Optional.empty();

    CsvRows(RuleSource source, Keys keys, List<InputText> inputs, List<OutputText> outputs) {
        this.source = source;
        this.keys = keys;
        this.inputs = inputs;
        this.outputs = outputs;
    }

    /** The CSV file, once it was read. */
    Optional<RuleSource> file() {
        return file;
    }

    /** The rows, as far as they are complete. */
    List<RowText> read() {
        Optional<Character> separator = keys.optional("separator")
                .flatMap(node -> keys.choice(node, "separator", List.of(";", ",", "tab")))
                .map(word -> SEPARATORS.getOrDefault(word, ';'));
        boolean comma = keys.optional("decimal")
                .flatMap(node -> keys.choice(node, "decimal", List.of("point", "comma")))
                .filter("comma"::equals)
                .isPresent();
        file = keys.required("csv").flatMap(this::open);
        file.ifPresent(source::join);
        return file.filter(csv -> csv.problems().isEmpty())
                .flatMap(csv -> CsvRecords.read(csv, separator, TableReader.MAX_ROWS + 1))
                .map(rows -> rows(rows, comma))
                .orElse(List.of());
    }

    /** Only a file of the same folder or below, links followed: a rule file is no way to read other files. */
    private Optional<RuleSource> open(YamlNode node) {
        String name = node instanceof YamlNode.Scalar scalar ? scalar.text().value() : "";
        if (!NAME.matcher(name).matches() || name.contains("..")) {
            source.report(node.place(), Code.WRONG_VALUE, "'csv' names a file in the same folder as this one, or in a folder below it,"
                    + " such as eligibility.csv.");
            return Optional.empty();
        }
        if (source.folder().isEmpty()) {
            source.report(node.place(), Code.UNREADABLE, "This table was not read from a file, so there is no folder to look for '" + name
                    + "' in. Write its rows here, or load the table from a file.");
            return Optional.empty();
        }
        Path folder = source.folder().get();
        Path path = folder.resolve(name);
        try {
            if (!path.toRealPath().startsWith(folder.toRealPath()) || !Files.isRegularFile(path)) {
                source.report(node.place(), Code.UNREADABLE, "'" + name + "' is not a file of this folder. Put it there.");
                return Optional.empty();
            }
        } catch (IOException e) {
            source.report(node.place(), Code.UNREADABLE, "There is no readable file '" + name + "' beside this one.");
            return Optional.empty();
        }
        return Optional.of(RuleFile.open(path));
    }

    private List<RowText> rows(List<Row> rows, boolean comma) {
        RuleSource csv = file.orElseThrow();
        if (rows.isEmpty()) {
            csv.report(Place.START, Code.CSV, "The file is empty. Its first row names the columns: " + String.join(", ", names()) + ".");
            return List.of();
        }
        Optional<Map<String, Integer>> columns = columns(rows.get(0));
        if (columns.isEmpty()) {
            return List.of();
        }
        List<RowText> read = new ArrayList<>();
        rows.subList(1, rows.size()).forEach(row -> row(row, rows.get(0), columns.get(), comma).ifPresent(read::add));
        return read;
    }

    private List<String> names() {
        List<String> names = new ArrayList<>(List.of("id"));
        inputs.forEach(input -> names.add(input.name()));
        outputs.forEach(output -> names.add(output.name()));
        return names;
    }

    private Optional<Map<String, Integer>> columns(Row head) {
        Map<String, Integer> columns = new LinkedHashMap<>();
        List<String> allowed = names();
        allowed.addAll(List.of("action", "message"));
        int before = source.problems().size();
        for (int i = 0; i < head.cells().size(); i++) {
            CellText cell = head.cells().get(i);
            String name = cell.value().strip();
            if (name.isEmpty()) {
                continue;
            }
            if (!allowed.contains(name)) {
                cell.report(0, Code.UNKNOWN_KEY, "there is no input or output '" + name + "'. Columns are: " + String.join(", ", allowed)
                        + ".");
            } else if (columns.putIfAbsent(name, i) != null) {
                cell.report(0, Code.DUPLICATE, "there is another column '" + name + "'. Keep one.");
            }
        }
        List<String> missing = names().stream().filter(name -> !columns.containsKey(name)).toList();
        if (!missing.isEmpty()) {
            head.cells().get(0).report(0, Code.MISSING_KEY, "the first row has no column " + String.join(", ", missing) + ".");
        }
        return source.problems().size() == before ? Optional.of(columns) : Optional.empty();
    }

    private Optional<RowText> row(Row row, Row head, Map<String, Integer> columns, boolean comma) {
        CellText first = row.cells().get(0);
        for (int i = head.cells().size(); i < row.cells().size(); i++) {
            if (!row.cells().get(i).value().isBlank()) {
                row.cells().get(i).report(0, Code.CSV, "there is no column name above this cell. Put a text with separators in quotes.");
                return Optional.empty();
            }
        }
        for (CellText cell : row.cells()) {
            if (cell.value().length() > TableRowReader.MAX_CELL) {
                cell.report(0, Code.LIMIT, "a cell has at most " + TableRowReader.MAX_CELL + " characters. Split the row.");
                return Optional.empty();
            }
        }
        CellText id = cell(row, columns, "id");
        if (!ID.matcher(id.value().strip()).matches() || id.value().strip().equals(TableRowReader.OTHERWISE)) {
            id.report(0, Code.WRONG_VALUE, "a row needs a name of 1 to 100 letters, digits, dots, hyphens or underscores, other than"
                    + " 'otherwise'.");
            return Optional.empty();
        }
        List<CellText> when = inputs.stream().map(input -> decimal(cell(row, columns, input.name()), comma)).toList();
        Map<String, ValueText> then = new LinkedHashMap<>();
        outputs.forEach(output -> then.put(output.name(), value(output, cell(row, columns, output.name()), comma)));
        String message = cell(row, columns, "message").value().strip();
        return Optional.of(new RowText(
                id.value().strip(), new PlaceInFile(first.source(), first.place()), when, then, action(cell(row, columns, "action")),
                Optional.of(message).filter(text -> !text.isEmpty())));
    }

    /** Rows may end early: spreadsheets leave out empty cells at the end. */
    private static CellText cell(Row row, Map<String, Integer> columns, String name) {
        int column = columns.getOrDefault(name, Integer.MAX_VALUE);
        CellText last = row.cells().get(row.cells().size() - 1);
        return column < row.cells().size()
                ? row.cells().get(column)
                : new CellText(last.source(), "", last.at(last.value().length()), Optional.empty(), last.spreadsheet());
    }

    private static ValueText value(OutputText output, CellText cell, boolean comma) {
        CellText stripped = new CellText(
                cell.source(), cell.value().strip(), cell.at(cell.value().length() - cell.value().stripLeading().length()),
                cell.scalar(), cell.spreadsheet());
        if (!output.type().equals("texts")) {
            return new Single(output.type().equals("number") ? decimal(stripped, comma) : stripped);
        }
        List<ValueText> items = new ArrayList<>();
        int start = 0;
        for (String item : stripped.value().isEmpty() ? List.<String>of() : List.of(stripped.value().split(",", -1))) {
            int blanks = item.length() - item.stripLeading().length();
            items.add(new Single(new CellText(
                    cell.source(), item.strip(), stripped.at(start + blanks), cell.scalar(), cell.spreadsheet())));
            start += item.length() + 1;
        }
        return new Several(stripped, items);
    }

    private static CellText decimal(CellText cell, boolean comma) {
        if (!comma) {
            return cell;
        }
        String points = DECIMAL_COMMA.matcher(cell.value()).replaceAll(match -> match.group().equals(",")
                ? "."
                : Matcher.quoteReplacement(match.group()));
        return new CellText(cell.source(), points, cell.place(), cell.scalar(), cell.spreadsheet());
    }

    private static Optional<Outcome> action(CellText cell) {
        String word = cell.value().strip().toLowerCase(Locale.ROOT);
        if (word.isEmpty() || word.equals("-")) {
            return Optional.empty();
        }
        if (!TableRowReader.ACTIONS.contains(word)) {
            cell.report(0, Code.WRONG_VALUE, "an action is one of " + String.join(", ", TableRowReader.ACTIONS) + ", or empty.");
            return Optional.empty();
        }
        return Optional.of(RuleReader.outcome(word));
    }
}
