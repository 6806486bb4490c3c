package dev.openbook.cli;

import dev.openbook.value.Json;

/** A stretch of a text that a model found. */
final class SpanJson {
    private SpanJson() {}

    static Json.Obj of(String text, int start, int end, double score) {
        return Json.object()
                .with("text", text)
                .with("start", start)
                .with("end", end)
                .with("score", new Json.Num(score));
    }
}
