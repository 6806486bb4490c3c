package dev.openbook.rules.parse;

import dev.openbook.rule.Outcome;
import dev.openbook.rule.RuleStage;
import dev.openbook.rules.problem.RuleProblem.Code;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads one test of a set. */
final class TestReader {
    private final RuleSource source;
    private final RuleStage stage;
    private final List<String> facts;
    private final List<String> rules;

    /**
     * Prepares for a set's tests.
     *
     * @param facts names of the groups of facts that a test may give
     * @param rules identifiers that a test may expect
     */
    TestReader(RuleSource source, RuleStage stage, List<String> facts, List<String> rules) {
        this.source = source;
        this.stage = stage;
        this.facts = facts;
        this.rules = rules;
    }

    /** The test, if it is complete. */
    Optional<TestText> read(YamlNode node) {
        return Keys.of(source, "A test", node, List.of("name", "given", "expect")).flatMap(this::test);
    }

    private Optional<TestText> test(Keys keys) {
        Optional<String> name = keys.text("name");
        Optional<Keys> given = keys.required("given").flatMap(node -> Keys.of(source, "'given'", node, facts));
        Optional<Keys> expect = keys.required("expect").flatMap(node -> Keys.of(source, "'expect'", node, expectations()));
        Optional<Outcome> outcome = expect.flatMap(
                        e -> e.required("outcome").flatMap(node -> e.choice(node, "outcome", outcomes())))
                .map(RuleReader::outcome);
        if (name.isEmpty() || given.isEmpty() || expect.isEmpty() || outcome.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> text = expect.get().optional("text").flatMap(this::plain);
        return Optional.of(new TestText(
                name.get(), keys.table().place(), given.get().table(), outcome.get(), expectedRules(expect.get()), text));
    }

    private List<String> expectations() {
        return stage == RuleStage.RESPONSE ? List.of("outcome", "rules", "text") : List.of("outcome", "rules");
    }

    private List<String> outcomes() {
        List<String> actions = StageLaw.of(stage).actions();
        return Arrays.stream(Outcome.values())
                .map(outcome -> outcome.name().toLowerCase(Locale.ROOT))
                .filter(word -> word.equals("allow") || actions.contains(word))
                .toList();
    }

    private Optional<String> plain(YamlNode node) {
        if (node instanceof YamlNode.Scalar scalar && scalar.value() instanceof String text) {
            return Optional.of(text);
        }
        source.report(node.place(), Code.WRONG_VALUE, "'text' must be a text. Put it in quotes.");
        return Optional.empty();
    }

    private Optional<List<String>> expectedRules(Keys expect) {
        Optional<YamlNode> node = expect.optional("rules");
        if (node.isEmpty()) {
            return Optional.empty();
        }
        List<String> expected = new ArrayList<>(expect.texts("rules", RuleSetReader.MAX_RULES));
        expected.stream().filter(id -> !rules.contains(id)).forEach(id -> source.report(node.get().place(), Code.WRONG_VALUE,
                "The test expects a rule '" + id + "', which this set does not have. It has: " + String.join(", ", rules) + "."));
        return Optional.of(List.copyOf(expected));
    }
}
