package dev.openbook.rules.table;

import dev.openbook.rules.check.GivenFacts;
import dev.openbook.rules.facts.FactType;
import dev.openbook.rules.facts.FactType.Struct;
import dev.openbook.rules.parse.DeclaredFact;
import dev.openbook.rules.parse.TableDocument;
import dev.openbook.rules.parse.TableDocument.TestText;
import dev.openbook.rules.parse.TableDocument.ValueText;
import dev.openbook.rules.problem.RuleProblem.Code;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Checks the tests of a decision table, so that none can pass on a misspelt name or an impossible value. */
final class TableTestChecker {
    private final TableDocument document;
    private final Map<String, FactType> groups;
    private final List<Output> outputs;

    TableTestChecker(TableDocument document, Map<String, FactType> groups, List<Output> outputs) {
        this.document = document;
        this.groups = groups;
        this.outputs = outputs;
    }

    List<TableTest> tests() {
        return document.tests().stream().map(this::test).toList();
    }

    private TableTest test(TestText text) {
        Map<String, Object> given = new GivenFacts(document.source()).of(text.given(), new Struct("Given", groups));
        for (DeclaredFact fact : document.facts().all()) {
            fact.in(given).flatMap(fact::problem).ifPresent(problem ->
                    document.source().report(text.given().place(), Code.WRONG_VALUE, "'" + fact.name() + "' " + problem));
        }
        text.extracted().forEach(fact -> isFact(text, fact));
        text.questions().ifPresent(questions -> questions.forEach(fact -> isFact(text, fact)));
        return new TableTest(
                text.name(), text.place(), given, new LinkedHashSet<>(text.extracted()), text.outcome(),
                text.outputs().map(this::outputs), text.rows(), text.questions());
    }

    private void isFact(TestText text, String fact) {
        List<String> names = document.facts().all().stream().map(DeclaredFact::name).toList();
        if (!names.contains(fact)) {
            document.source().report(text.place(), Code.WRONG_VALUE,
                    "The test '" + text.name() + "' speaks of a fact '" + fact + "'. Facts are: " + String.join(", ", names) + ".");
        }
    }

    private Map<String, Optional<Object>> outputs(Map<String, ValueText> texts) {
        Map<String, Optional<Object>> expected = new LinkedHashMap<>();
        for (Output output : outputs) {
            ValueText text = texts.get(output.name());
            if (text != null) {
                OutputReader reader = new OutputReader(output);
                boolean list = document.hit() == TableDocument.Hit.COLLECT;
                expected.put(output.name(), OutputReader.isUnknown(text)
                        ? Optional.empty()
                        : list ? reader.readCollected(text) : reader.read(text));
            }
        }
        return expected;
    }
}
