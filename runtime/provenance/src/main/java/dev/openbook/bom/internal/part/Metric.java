package dev.openbook.bom.internal.part;

/**
 * A result that somebody reports.
 *
 * @param type what was measured
 * @param value what came out
 * @param slice on what: task, data set, configuration and part of it
 * @param source who says so; may be empty
 */
public record Metric(String type, String value, String slice, String source) {}
