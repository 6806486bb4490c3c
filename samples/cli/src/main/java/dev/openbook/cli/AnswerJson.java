package dev.openbook.cli;

import dev.openbook.answer.Answer;
import dev.openbook.answer.Citation;
import dev.openbook.rule.DecisionJson;
import dev.openbook.value.Json;

/** An answer as JSON. */
final class AnswerJson {
    private AnswerJson() {}

    static Json of(Answer answer) {
        return Json.object()
                .with("found", answer.found())
                .with("answer", answer.text())
                .with("citations", Json.array(answer.citations().stream().map(AnswerJson::citation).toList()))
                .with("decision", DecisionJson.of(AdmissionDecision.of(answer)))
                .with("decisions", DecisionsJson.of(answer.decisions()))
                .with("review", ReviewJson.of(answer.review()))
                .with("receipt", answer.receipt().content());
    }

    private static Json citation(Citation citation) {
        return Json.object()
                .with("marker", citation.marker())
                .with("document", citation.document().path())
                .with("page", Place.page(citation.page()))
                .with("heading", Place.json(citation.headings()))
                .with("quote", citation.quote())
                .with("start", citation.start())
                .with("end", citation.end());
    }
}
