package dev.openbook.cli;

import dev.openbook.model.FinishReason;
import dev.openbook.model.Generation;
import dev.openbook.model.GenerationTimings;
import dev.openbook.model.TextGenerator;
import dev.openbook.value.Json;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** What a model wrote, as the command line's contract has it. */
final class GenerationJson {
    private GenerationJson() {}

    static Json of(TextGenerator generator, Generation generation, Duration load) {
        GenerationTimings timings = generation.timings();
        return Json.object()
                .with("inputIds", ids(generation.inputIds()))
                .with("outputIds", ids(generation.outputIds()))
                .with("text", generation.text())
                .with("finishReason", name(generation.finishReason()))
                .with("usage", Json.object()
                        .with("promptTokens", generation.usage().promptTokens())
                        .with("reusedTokens", generation.usage().reusedTokens())
                        .with("outputTokens", generation.usage().outputTokens()))
                .with("timings", Json.object()
                        .with("loadMillis", millis(load))
                        .with("prefillMillis", millis(timings.prefill()))
                        .with("firstTokenMillis", millis(timings.firstToken()))
                        .with("tokensPerSecond", new Json.Num(timings.tokensPerSecond())))
                .with("decisions", DecisionsJson.of(generation.decisions()))
                .with("review", ReviewJson.of(generation.review()))
                .with("model", Json.object()
                        .with("source", generator.provenance().source())
                        .with("rootDigest", generator.provenance().rootDigest().hex()));
    }

    /** {@code stop}, {@code length}, … */
    static String name(FinishReason reason) {
        return reason.name().toLowerCase(Locale.ROOT);
    }

    static Json ids(List<Integer> ids) {
        return Json.array(ids.stream().map(id -> new Json.Num(id)).toList());
    }

    private static Json millis(Duration duration) {
        return new Json.Num(Math.round(duration.toNanos() / 1e3) / 1e3);
    }
}
