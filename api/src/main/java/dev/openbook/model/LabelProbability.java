package dev.openbook.model;

/**
 * How likely a class is.
 *
 * @param label its name
 * @param probability between 0 and 1
 */
public record LabelProbability(String label, double probability) {}
