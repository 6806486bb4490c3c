package dev.openbook.provenance;

import dev.openbook.value.Json;

/**
 * One result that somebody reports of a model. What is not said is empty.
 *
 * @param task what was tried, as the field names tasks
 * @param dataset identifier or name of the data set
 * @param configuration configuration of the data set
 * @param split part of the data set
 * @param revision version of the data set
 * @param metric what was measured, such as {@code accuracy}
 * @param value what came out: a number, or as it was written
 * @param source who reports it: an address or a name
 */
public record EvaluationResult(
        String task,
        String dataset,
        String configuration,
        String split,
        String revision,
        String metric,
        Json value,
        String source) {}
