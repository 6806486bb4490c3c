package dev.openbook.rules.parse;

import dev.openbook.rule.RuleMode;
import dev.openbook.rule.RuleSetIdentity;
import dev.openbook.rule.RuleStage;
import dev.openbook.rules.parse.RuleSetDocument.OnError;
import dev.openbook.rules.parse.RuleSetDocument.VariableText;
import dev.openbook.rules.problem.RuleProblem.Code;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads rule sets of the format {@code rules/v1}. Reports every problem to the source and goes on. */
final class RuleSetReader {
    private static final List<String> SET_KEYS = List.of(
            "apiVersion", "kind", "metadata", "stage", "onError", "mode", "facts", "params", "variables", "rules", "tests");
    private static final List<String> STAGES = Arrays.stream(RuleStage.values())
            .map(stage -> stage.name().toLowerCase(Locale.ROOT))
            .toList();
    static final int MAX_RULES = 500;
    private static final int MAX_VARIABLES = 100;
    static final int MAX_TESTS = 1_000;

    private final RuleSource source;

    private RuleSetReader(RuleSource source) {
        this.source = source;
    }

    /** The document, if it is complete. If it is not, or has other faults, the source has problems. */
    static Optional<RuleDocument> read(RuleSource source, YamlNode root) {
        return Keys.of(source, "A rule set", root, SET_KEYS).flatMap(new RuleSetReader(source)::document).map(set -> set);
    }

    private Optional<RuleSetDocument> document(Keys set) {
        set.required("apiVersion").ifPresent(node -> set.choice(node, "apiVersion", List.of("rules/v1")));
        set.required("kind").ifPresent(node -> set.choice(node, "kind", List.of("RuleSet", "DecisionTable")));
        Optional<RuleStage> stage = set.required("stage")
                .flatMap(node -> set.choice(node, "stage", STAGES))
                .map(word -> RuleStage.valueOf(word.toUpperCase(Locale.ROOT)));
        return stage.flatMap(known -> document(set, known));
    }

    private Optional<RuleSetDocument> document(Keys set, RuleStage stage) {
        Optional<RuleSetIdentity> identity = identity(source, set);
        OnError onError = word(set, "onError", List.of("deny", "allow")).map(OnError::valueOf).orElse(OnError.DENY);
        RuleMode mode = word(set, "mode", List.of("enforce", "report", "shadow")).map(RuleMode::valueOf).orElse(RuleMode.ENFORCE);
        DeclaredFacts facts = facts(set, stage);
        Map<String, Object> params = new ParamValues(source).of(set);
        List<VariableText> variables = variables(set);
        List<RuleText> rules = rules(set, stage);
        List<TestText> tests = tests(set, stage, facts);
        Place namePlace = set.optional("metadata").map(RuleSetReader::namePlace).orElse(Place.START);
        return identity.map(known -> new RuleSetDocument(
                source, known, namePlace, stage, onError, mode, facts, params, variables, rules, tests));
    }

    private DeclaredFacts facts(Keys set, RuleStage stage) {
        Optional<YamlNode> facts = set.optional("facts");
        if (stage != RuleStage.BUSINESS && facts.isPresent()) {
            source.report(facts.get().place(), Code.WRONG_VALUE, "Only rules of the stage business declare facts. At this stage they see: "
                    + String.join(", ", StageLaw.of(stage).facts()) + ".");
        }
        return DeclaredFacts.read(source, set);
    }

    static Optional<RuleSetIdentity> identity(RuleSource source, Keys set) {
        Optional<Keys> metadata = set.required("metadata")
                .flatMap(node -> Keys.of(source, "The metadata", node, List.of("name", "version")));
        Optional<String> name = metadata.flatMap(keys -> keys.name("name"));
        Optional<String> version = metadata.flatMap(keys -> keys.name("version"));
        return name.flatMap(n -> version.map(v -> new RuleSetIdentity(n, v, source.digest())));
    }

    static Place namePlace(YamlNode metadata) {
        return entry(metadata, "name").map(YamlNode.Entry::value).orElse(metadata).place();
    }

    static Optional<String> word(Keys keys, String key, List<String> allowed) {
        return keys.optional(key)
                .flatMap(node -> keys.choice(node, key, allowed))
                .map(word -> word.toUpperCase(Locale.ROOT));
    }

    private List<VariableText> variables(Keys set) {
        List<VariableText> variables = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (YamlNode node : set.list("variables", MAX_VARIABLES)) {
            Optional<Keys> keys = Keys.of(source, "A variable", node, List.of("name", "expression"));
            Optional<String> name = keys.flatMap(k -> k.identifier("name"));
            name.ifPresent(n -> unique(names, n, "variable", node.place()));
            Optional<ScalarText> expression = keys.flatMap(k -> k.expression(k.required("expression"), "expression"));
            name.ifPresent(n -> expression.ifPresent(e -> variables.add(new VariableText(n, e))));
        }
        return variables;
    }

    private List<RuleText> rules(Keys set, RuleStage stage) {
        List<RuleText> rules = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        List<YamlNode> nodes = set.required("rules").isEmpty() ? List.of() : set.list("rules", MAX_RULES);
        if (nodes.isEmpty() && source.problems().isEmpty()) {
            Place place = set.optional("rules").map(YamlNode::place).orElse(set.table().place());
            source.report(place, Code.MISSING_KEY, "A rule set needs at least one rule.");
        }
        RuleReader reader = new RuleReader(source, stage);
        for (YamlNode node : nodes) {
            reader.read(node).ifPresent(rule -> {
                unique(ids, rule.id(), "rule", node.place());
                rules.add(rule);
            });
        }
        return rules;
    }

    private List<TestText> tests(Keys set, RuleStage stage, DeclaredFacts facts) {
        List<String> groups = new ArrayList<>(StageLaw.of(stage).facts());
        groups.addAll(facts.roots().keySet());
        List<String> ids = ids(set);
        TestReader reader = new TestReader(source, stage, groups, ids);
        List<TestText> tests = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (YamlNode node : set.list("tests", MAX_TESTS)) {
            reader.read(node).ifPresent(test -> {
                unique(names, test.name(), "test", node.place());
                tests.add(test);
            });
        }
        return tests;
    }

    /** Of all rules, those that are not sound as well. */
    private static List<String> ids(Keys set) {
        List<String> ids = new ArrayList<>();
        if (set.optional("rules").orElse(null) instanceof YamlNode.Sequence rules) {
            for (YamlNode rule : rules.items()) {
                if (entry(rule, "id").map(YamlNode.Entry::value).orElse(rule) instanceof YamlNode.Scalar text) {
                    ids.add(text.text().value());
                }
            }
        }
        return ids;
    }

    private static Optional<YamlNode.Entry> entry(YamlNode node, String key) {
        return node instanceof YamlNode.Mapping table ? Optional.ofNullable(table.entries().get(key)) : Optional.empty();
    }

    private void unique(Set<String> names, String name, String what, Place place) {
        if (!names.add(name)) {
            source.report(place, Code.DUPLICATE, "There is another " + what + " called '" + name + "'. Give one of them another name.");
        }
    }
}
