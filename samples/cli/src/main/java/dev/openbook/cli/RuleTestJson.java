package dev.openbook.cli;

import dev.openbook.rule.DecisionJson;
import dev.openbook.rules.RuleChange;
import dev.openbook.rules.RuleCoverage;
import dev.openbook.rules.RuleTestReport;
import dev.openbook.rules.RuleTestResult;
import dev.openbook.value.Json;
import java.util.Locale;

/** What came of rule tests, as JSON. */
final class RuleTestJson {
    private RuleTestJson() {}

    static Json of(RuleTestReport report) {
        Json.Obj json = Json.object()
                .with("tests", Json.array(report.tests().stream().map(RuleTestJson::test).toList()))
                .with("coverage", Json.array(report.coverage().stream().map(RuleTestJson::coverage).toList()));
        return report.changes().isEmpty()
                ? json
                : json.with("changes", report.changes().size())
                        .with("unnoticed", Json.array(report.unnoticed().stream().map(RuleTestJson::change).toList()));
    }

    private static Json test(RuleTestResult test) {
        return Json.object()
                .with("name", test.name())
                .with("passed", test.passed())
                .with("file", test.file())
                .with("line", test.line())
                .with("ruleSet", test.ruleSet())
                .with("message", test.message())
                .with("decision", DecisionJson.of(test.decision()));
    }

    private static Json coverage(RuleCoverage rule) {
        return Json.object()
                .with("file", rule.file())
                .with("line", rule.line())
                .with("column", rule.column())
                .with("ruleSet", rule.ruleSet())
                .with("rule", rule.rule())
                .with("holding", rule.holding())
                .with("failing", rule.failing());
    }

    private static Json change(RuleChange change) {
        return Json.object()
                .with("file", change.file())
                .with("line", change.line())
                .with("column", change.column())
                .with("ruleSet", change.ruleSet())
                .with("rule", change.rule())
                .with("change", change.kind().name().toLowerCase(Locale.ROOT))
                .with("message", change.kind().sentence());
    }
}
