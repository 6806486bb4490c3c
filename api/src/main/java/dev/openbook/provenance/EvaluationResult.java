package dev.openbook.provenance;

import dev.openbook.value.Json;

/**
 * One result that somebody reports of a model. What is not said is empty.
 *
 * @param task what was tried, as the field names tasks, or as a benchmark does
 * @param dataset identifier of the data set
 * @param datasetName its name for people
 * @param configuration configuration of the data set
 * @param split part of the data set
 * @param revision version of the data set
 * @param metric what was measured, such as {@code accuracy}
 * @param metricName its name for people
 * @param value what came out: a number, or as it was written
 * @param source who reports it: an address or a name
 * @param date when, as written
 * @param notes what else is said of it
 * @param verifyToken what the hub can prove it by; nothing was proved here
 */
public record EvaluationResult(
        String task,
        String dataset,
        String datasetName,
        String configuration,
        String split,
        String revision,
        String metric,
        String metricName,
        Json value,
        String source,
        String date,
        String notes,
        String verifyToken) {}
