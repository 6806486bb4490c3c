package dev.openbook.rules.evaluate;

import dev.openbook.rule.BusinessDecision;
import dev.openbook.rule.RuleInput;
import dev.openbook.rules.table.DecisionTable;
import dev.openbook.rules.table.TableDecider;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Asks one decision table about an application's facts. Thread-safe.
 *
 * @param table the table
 * @param asking how it is asked
 */
record BusinessTable(DecisionTable table, Asking asking) {

    BusinessDecision decide(RuleInput input) {
        return decide(ApplicationFacts.of(table.facts(), input), input.extracted());
    }

    private BusinessDecision decide(Map<String, Object> given, Set<String> extracted) {
        Map<String, Object> facts = new LinkedHashMap<>();
        table.facts().roots().keySet().forEach(name -> facts.put(name, Map.of()));
        facts.putAll(given);
        facts.put("env", asking.place());
        facts.put("params", table.params());
        return new TableDecider(table, asking.mode(table.mode()), asking.nanoTime()).decide(facts, extracted);
    }
}
