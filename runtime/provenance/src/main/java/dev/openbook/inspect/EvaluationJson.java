package dev.openbook.inspect;

import dev.openbook.provenance.EvaluationResult;
import dev.openbook.provenance.Fact;
import dev.openbook.value.Json;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes reported results. */
final class EvaluationJson {
    private EvaluationJson() {}

    static Json of(List<Fact<EvaluationResult>> results) {
        return Json.array(results.stream().flatMap(fact -> fact.known().stream()).map(EvaluationJson::result).toList());
    }

    private static Json.Obj result(EvaluationResult result) {
        return Json.object()
                .with("task", FactJson.textIfSaid(result.task()))
                .with("dataset", FactJson.textIfSaid(result.dataset()))
                .with("datasetName", FactJson.textIfSaid(result.datasetName()))
                .with("configuration", FactJson.textIfSaid(result.configuration()))
                .with("split", FactJson.textIfSaid(result.split()))
                .with("revision", FactJson.textIfSaid(result.revision()))
                .with("metric", FactJson.textIfSaid(result.metric()))
                .with("metricName", FactJson.textIfSaid(result.metricName()))
                .with("value", result.value())
                .with("source", FactJson.textIfSaid(result.source()))
                .with("date", FactJson.textIfSaid(result.date()))
                .with("notes", FactJson.textIfSaid(result.notes()))
                .with("verifyToken", FactJson.textIfSaid(result.verifyToken()));
    }

    /** How each is known, by path. */
    static Map<String, Json> facts(List<Fact<EvaluationResult>> results) {
        Map<String, Json> facts = new HashMap<>();
        for (int i = 0; i < results.size(); i++) {
            facts.put("evaluations[" + i + "]", FactJson.of(results.get(i)));
        }
        return facts;
    }
}
