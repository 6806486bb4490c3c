package dev.openbook.rules.parse;

import dev.openbook.rule.Outcome;
import java.util.List;
import java.util.Optional;

/**
 * A test as it is written.
 *
 * @param name what it shows
 * @param place where it starts
 * @param given facts; what is not given is unknown
 * @param outcome what the set should decide
 * @param rules the rules that should not hold, if the test says so
 * @param text the answer after blacking out, if the test says so
 */
public record TestText(
        String name,
        Place place,
        YamlNode.Mapping given,
        Outcome outcome,
        Optional<List<String>> rules,
        Optional<String> text) {}
