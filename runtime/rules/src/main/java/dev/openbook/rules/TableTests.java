package dev.openbook.rules;

import dev.openbook.rule.BusinessDecision;
import dev.openbook.rule.BusinessDecision.Question;
import dev.openbook.rule.Outcome;
import dev.openbook.rule.RuleInput;
import dev.openbook.rule.RuleResult;
import dev.openbook.rules.evaluate.CheckedRuleBook;
import dev.openbook.rules.expression.ValueText;
import dev.openbook.rules.table.DecisionTable;
import dev.openbook.rules.table.TableTest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Runs the tests of decision tables. */
final class TableTests {
    private TableTests() {}

    static Stream<RuleTestResult> run(RuleSetFiles.LoadedTable loaded) {
        DecisionTable table = loaded.table().enforced();
        return table.tests().stream().map(test -> {
            CheckedRuleBook book = new CheckedRuleBook(List.of(), List.of(table), RuleBooks.asking(settings(test)));
            BusinessDecision decision =
                    book.decide(table.identity().name(), new RuleInput(test.given(), test.extracted()));
            String message = difference(test, decision);
            return new RuleTestResult(
                    loaded.file(), test.place().line(), table.label(), test.name(), message.isEmpty(), message, decision.decision());
        });
    }

    /** A test may say where it takes place. */
    private static RuleSettings settings(TableTest test) {
        RuleSettings standard = RuleSettings.standard();
        if (!(test.given().get("env") instanceof Map<?, ?> env)) {
            return standard;
        }
        Map<String, String> values = new LinkedHashMap<>();
        if (env.get("values") instanceof Map<?, ?> given) {
            given.forEach((name, value) -> values.put(String.valueOf(name), String.valueOf(value)));
        }
        RuleSettings there = new RuleSettings(standard.environment(), values, standard.mode(), standard.explainAll(), standard.nanoTime());
        return env.get("name") instanceof String name ? there.in(name) : there;
    }

    /** What came otherwise than expected; empty if nothing did. */
    private static String difference(TableTest test, BusinessDecision decision) {
        List<String> differences = new ArrayList<>();
        test.outcome().filter(expected -> expected != decision.decision().outcome()).ifPresent(expected ->
                differences.add("expected " + word(expected) + ", but the table decided " + word(decision.decision().outcome())));
        test.outputs().ifPresent(expected -> outputs(expected, decision, differences));
        test.rows().filter(expected -> !expected.equals(decision.rows())).ifPresent(expected ->
                differences.add("expected the rows " + names(expected) + ", but " + names(decision.rows()) + " fit"));
        List<String> asked = decision.questions().stream().map(Question::fact).toList();
        test.questions().filter(expected -> !List.copyOf(expected).equals(asked)).ifPresent(expected ->
                differences.add("expected questions for " + names(expected) + ", but it asks for " + names(asked)));
        if (differences.isEmpty()) {
            return "";
        }
        String reasons = decision.decision().results().stream().map(RuleResult::explanation).distinct().collect(Collectors.joining("; "));
        String all = String.join("; ", differences);
        return all.substring(0, 1).toUpperCase(Locale.ROOT) + all.substring(1) + (reasons.isEmpty() ? "." : " (" + reasons + ").");
    }

    private static void outputs(Map<String, Optional<Object>> expected, BusinessDecision decision, List<String> differences) {
        if (expected.isEmpty() && !decision.outputs().isEmpty()) {
            differences.add("expected no outputs, but it gives " + ValueText.of(decision.outputs()));
        }
        expected.forEach((name, value) -> {
            Optional<Object> given = Optional.ofNullable(decision.outputs().get(name));
            if (!given.equals(value)) {
                differences.add("expected " + name + " = " + shown(value) + ", but it is " + shown(given));
            }
        });
    }

    private static String shown(Optional<Object> value) {
        return value.map(ValueText::of).orElse("unknown");
    }

    private static String word(Outcome outcome) {
        return outcome.name().toLowerCase(Locale.ROOT);
    }

    private static String names(List<String> names) {
        return names.isEmpty() ? "none" : String.join(", ", names);
    }
}
