package dev.openbook.rules.table;

import dev.openbook.rule.Outcome;
import dev.openbook.rule.RuleStage;
import dev.openbook.rules.expression.Expression;
import dev.openbook.rules.expression.ExpressionCompiler;
import dev.openbook.rules.expression.Purpose;
import dev.openbook.rules.facts.FactType;
import dev.openbook.rules.facts.StageSchema;
import dev.openbook.rules.parse.CellText;
import dev.openbook.rules.parse.DeclaredFact;
import dev.openbook.rules.parse.ScalarText;
import dev.openbook.rules.parse.TableDocument;
import dev.openbook.rules.parse.TableDocument.Hit;
import dev.openbook.rules.parse.TableDocument.InputText;
import dev.openbook.rules.parse.TableDocument.OutputText;
import dev.openbook.rules.parse.TableDocument.RowText;
import dev.openbook.rules.parse.TableDocument.ValueText;
import dev.openbook.rules.problem.RuleProblem.Code;
import dev.openbook.rules.table.DecisionTable.Columns;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Checks one decision table. Costs microseconds for each cell, and at most about a second to look for gaps and overlaps. */
public final class TableChecker {
    /** Most different values that the cells of one column name. */
    private static final int MAX_VALUES = 5_000;
    /** Most different values of a column, times the values that its cells name in all. */
    private static final long MAX_COMPARISONS = 10_000_000;

    private final TableDocument document;
    private final Map<String, FactType> groups = new LinkedHashMap<>();

    private TableChecker(TableDocument document) {
        this.document = document;
        groups.putAll(StageSchema.of(RuleStage.BUSINESS));
        groups.putAll(document.facts().roots());
    }

    /** The checked table; empty if the document's source has problems, then or from before. */
    public static Optional<DecisionTable> check(TableDocument document) {
        return new TableChecker(document).check();
    }

    private Optional<DecisionTable> check() {
        List<Input> inputs = inputs();
        List<Output> outputs = outputs(inputs);
        if (inputs.size() < document.inputs().size() || outputs.size() < document.outputs().size()) {
            return Optional.empty();
        }
        List<Row> rows = new ArrayList<>();
        document.rows().forEach(text -> row(text, inputs, outputs, false).ifPresent(rows::add));
        Optional<Row> otherwise = document.otherwise().flatMap(text -> row(text, inputs, outputs, true));
        // Of a table with faults, part may be missing: then what it leaves out and what collides means nothing.
        Optional<Columns> columns = document.source().problems().isEmpty() ? columns(inputs, rows) : Optional.empty();
        columns.ifPresent(found -> new TableAnalysis(document, found).report());
        checkSums(rows, outputs);
        List<TableTest> tests = new TableTestChecker(document, groups, outputs).tests();
        return columns.filter(ignored -> document.source().problems().isEmpty()).map(found -> new DecisionTable(
                document.identity(), document.hit(), document.onError(), document.mode(), document.facts(), document.params(), found,
                outputs, rows, otherwise, tests));
    }

    private List<Input> inputs() {
        List<Input> inputs = new ArrayList<>();
        Optional<ExpressionCompiler> compiler = document.inputs().stream().anyMatch(input -> input.expression().isPresent())
                ? Optional.of(new ExpressionCompiler(groups, document.params()))
                : Optional.empty();
        for (InputText text : document.inputs()) {
            Optional<Input> input = text.expression().isPresent() && compiler.isPresent()
                    ? computed(text, text.expression().get(), compiler.get())
                    : declared(text);
            input.ifPresent(inputs::add);
        }
        return inputs;
    }

    private Optional<Input> declared(InputText text) {
        Optional<DeclaredFact> fact = document.facts().named(text.name());
        List<String> names = document.facts().all().stream().map(DeclaredFact::name).toList();
        if (fact.isEmpty()) {
            String meant = Nearest.to(text.name(), names).map(near -> " Did you mean '" + near + "'?").orElse("");
            document.source().report(text.place(), Code.WRONG_VALUE, "There is no fact '" + text.name() + "'." + meant + " Declared under"
                    + " 'facts' are: " + (names.isEmpty() ? "none" : String.join(", ", names)) + ".");
            return Optional.empty();
        }
        Optional<ValueType> type = ValueType.of(fact.get().type(), fact.get().date());
        if (type.isEmpty()) {
            document.source().report(text.place(), Code.WRONG_VALUE, "Cells cannot compare a list. Say what is asked of it, as in {name:"
                    + " inOregon, expression: \"'OR' in " + text.name() + "\"}, and compare that with true or false.");
        }
        return type.map(known -> new Input(
                text.name(), known, values(fact.get(), known), fact.get().min().map(BigDecimal::valueOf),
                fact.get().max().map(BigDecimal::valueOf), Optional.empty()));
    }

    private static List<Object> values(DeclaredFact fact, ValueType type) {
        return fact.values().stream().flatMap(value -> Literals.value(type, value).stream()).toList();
    }

    private Optional<Input> computed(InputText text, ScalarText expression, ExpressionCompiler compiler) {
        if (document.facts().named(text.name()).isPresent() || groups.containsKey(text.name())) {
            document.source().report(text.place(), Code.DUPLICATE, "'" + text.name() + "' is a fact already. Choose another name.");
        }
        Optional<Expression> compiled = compiler.compile(expression.value(), Purpose.VALUE, issue -> document.source().report(
                expression.at(issue.line(), issue.offset()), issue.costly() ? Code.TOO_COSTLY : Code.EXPRESSION, issue.message()));
        Optional<ValueType> type = compiled.flatMap(known -> ValueType.of(known.type(), false));
        if (compiled.isPresent() && type.isEmpty()) {
            document.source().report(expression.at(1, 0), Code.EXPRESSION, "An input must be a text, a number, or true or false. Compare"
                    + " with something, or convert: string(…), int(…), double(…).");
        }
        return type.map(known ->
                new Input(text.name(), known, List.of(), Optional.empty(), Optional.empty(), compiled));
    }

    private List<Output> outputs(List<Input> inputs) {
        Set<String> names = new LinkedHashSet<>(inputs.stream().map(Input::name).toList());
        List<Output> outputs = new ArrayList<>();
        for (OutputText text : document.outputs()) {
            ValueType type = ValueType.of(text.type());
            boolean sums = document.hit() != Hit.COLLECT_SUM || type == ValueType.WHOLE || type == ValueType.NUMBER;
            if (!names.add(text.name())) {
                document.source().report(text.place(), Code.DUPLICATE, "There is an input '" + text.name() + "'. Choose another name.");
            } else if (!sums) {
                document.source().report(text.place(), Code.WRONG_VALUE, "hit: collect-sum adds up, and '" + text.name() + "' is "
                        + type.label() + ". Make it whole or number, or use hit: collect.");
            } else if (text.values().contains(OutputReader.UNKNOWN)) {
                document.source().report(text.place(), Code.WRONG_VALUE,
                        "'unknown' cannot be a value, since it stands for an output that the table leaves open.");
            } else {
                outputs.add(new Output(text.name(), type, text.values()));
            }
        }
        return outputs;
    }

    private Optional<Row> row(RowText text, List<Input> inputs, List<Output> outputs, boolean otherwise) {
        List<CellTest> tests = new ArrayList<>();
        for (int i = 0; i < text.when().size() && i < inputs.size(); i++) {
            CellText cell = text.when().get(i);
            CellReader.read(cell, inputs.get(i), document.params()).ifPresent(tests::add);
        }
        Map<String, Object> then = new LinkedHashMap<>();
        Set<String> open = new LinkedHashSet<>();
        for (Output output : outputs) {
            Optional<ValueText> value = Optional.ofNullable(text.then().get(output.name()));
            if (otherwise && value.filter(OutputReader::isUnknown).isPresent()) {
                open.add(output.name());
            } else {
                value.flatMap(new OutputReader(output)::read).ifPresent(read -> then.put(output.name(), read));
            }
        }
        boolean complete = tests.size() == text.when().size() && then.size() + open.size() == outputs.size();
        return complete
                ? Optional.of(new Row(
                        text.id(), text.place().place(), text.when(), tests, then, open, text.action().orElse(Outcome.ALLOW),
                        text.message()))
                : Optional.empty();
    }

    /** The sum of all rows is the largest that can come up; it has to be a whole number of the machine. */
    private void checkSums(List<Row> rows, List<Output> outputs) {
        for (int i = 0; i < outputs.size() && document.hit() == Hit.COLLECT_SUM; i++) {
            BigDecimal sum = BigDecimal.ZERO;
            for (Row row : rows) {
                if (row.then().get(outputs.get(i).name()) instanceof Long whole) {
                    sum = sum.add(BigDecimal.valueOf(whole).abs());
                }
            }
            if (sum.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
                document.source().report(document.outputs().get(i).place(), Code.LIMIT, "The sum of '" + outputs.get(i).name()
                        + "' can grow larger than 18 digits. Make it a number, or the values smaller.");
            }
        }
    }

    private Optional<Columns> columns(List<Input> inputs, List<Row> rows) {
        List<Axis> axes = new ArrayList<>();
        BitSet[][] takers = new BitSet[inputs.size()][];
        for (int column = 0; column < inputs.size(); column++) {
            Set<Object> values = new LinkedHashSet<>();
            long[] named = {rows.size()};
            for (Row row : rows) {
                row.tests().get(column).values(value -> {
                    values.add(CellTest.OneOf.canonical(value));
                    named[0]++;
                });
            }
            if (values.size() > MAX_VALUES || values.size() * named[0] > MAX_COMPARISONS) {
                document.source().report(document.inputs().get(column).place(), Code.LIMIT, "The cells of this column name too many"
                        + " different values: at most " + MAX_VALUES + ", fewer in a table of many rows. Split the table.");
                return Optional.empty();
            }
            Axis axis = Axis.of(inputs.get(column), List.copyOf(values));
            axes.add(axis);
            takers[column] = takers(axis, rows, column);
        }
        return Optional.of(new Columns(inputs, axes, new Grid(rows.size(), takers)));
    }

    private static BitSet[] takers(Axis axis, List<Row> rows, int column) {
        BitSet[] takers = new BitSet[axis.size()];
        for (int kind = 0; kind < takers.length; kind++) {
            takers[kind] = new BitSet(rows.size());
            for (int row = 0; row < rows.size(); row++) {
                takers[kind].set(row, rows.get(row).tests().get(column).holds(axis.sample(kind)));
            }
        }
        return takers;
    }
}
