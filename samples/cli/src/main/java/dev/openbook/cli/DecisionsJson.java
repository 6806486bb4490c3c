package dev.openbook.cli;

import dev.openbook.rule.Decision;
import dev.openbook.rule.DecisionJson;
import dev.openbook.value.Json;
import java.util.List;

/** What rules decided at all stages, as JSON. */
final class DecisionsJson {
    private DecisionsJson() {}

    static Json.Array of(List<Decision> decisions) {
        return Json.array(decisions.stream().map(DecisionJson::of).toList());
    }
}
