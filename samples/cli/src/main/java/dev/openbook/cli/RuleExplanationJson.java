package dev.openbook.cli;

import dev.openbook.rule.BusinessDecision;
import dev.openbook.rule.DecisionJson;
import dev.openbook.rules.RuleExplanation;
import dev.openbook.value.Json;
import java.util.List;
import java.util.Map;

/** What rules decided and why, as JSON. */
final class RuleExplanationJson {
    private RuleExplanationJson() {}

    static Json of(RuleExplanation explanation) {
        Json.Obj files = Json.object();
        for (Map.Entry<String, String> file : explanation.files().entrySet()) {
            files = files.with(file.getKey(), file.getValue());
        }
        Json.Obj json = Json.object()
                .with("decision", DecisionJson.of(explanation.decision()))
                .with("files", files)
                .with("unknown", Json.texts(unknown(explanation)));
        return explanation.business().isEmpty() ? json : json.with("business", business(explanation.business()));
    }

    private static List<String> unknown(RuleExplanation explanation) {
        return explanation.decision().results().stream().flatMap(result -> result.unknown().stream()).distinct().sorted().toList();
    }

    private static Json business(Map<String, BusinessDecision> decisions) {
        Json.Obj json = Json.object();
        for (Map.Entry<String, BusinessDecision> decided : decisions.entrySet()) {
            json = json.with(decided.getKey(), business(decided.getValue()));
        }
        return json;
    }

    private static Json business(BusinessDecision decided) {
        Json.Obj outputs = Json.object();
        for (Map.Entry<String, Object> output : decided.outputs().entrySet()) {
            outputs = outputs.with(output.getKey(), String.valueOf(output.getValue()));
        }
        return Json.object()
                .with("outputs", outputs)
                .with("rows", Json.texts(decided.rows()))
                .with("questions", Json.array(decided.questions().stream()
                        .<Json>map(question -> Json.object().with("fact", question.fact()).with("text", question.text()))
                        .toList()));
    }
}
