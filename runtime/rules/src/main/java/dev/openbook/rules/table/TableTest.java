package dev.openbook.rules.table;

import dev.openbook.rule.Outcome;
import dev.openbook.rules.parse.Place;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A test of a decision table.
 *
 * @param name what it shows
 * @param place where it starts
 * @param given groups of facts by name
 * @param extracted paths of facts that a model read out of a document
 * @param outcome what the table should decide, if the test says so
 * @param outputs what some outputs should be, if the test says so; empty if an output should be unknown
 * @param rows which rows should fit, if the test says so
 * @param questions which facts should be asked for, if the test says so
 */
public record TableTest(
        String name,
        Place place,
        Map<String, Object> given,
        Set<String> extracted,
        Optional<Outcome> outcome,
        Optional<Map<String, Optional<Object>>> outputs,
        Optional<List<String>> rows,
        Optional<List<String>> questions) {}
