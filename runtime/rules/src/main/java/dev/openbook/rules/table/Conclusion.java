package dev.openbook.rules.table;

import dev.openbook.rule.Outcome;
import java.util.Map;
import java.util.Set;

/**
 * What follows from the rows that fit. Two cases with equal conclusions are decided alike.
 *
 * @param outputs by name, in the table's order
 * @param unknown names of outputs that the table leaves open
 * @param outcome the strictest of the rows' actions
 */
public record Conclusion(Map<String, Object> outputs, Set<String> unknown, Outcome outcome) {}
