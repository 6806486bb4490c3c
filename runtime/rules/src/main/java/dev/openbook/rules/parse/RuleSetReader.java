package dev.openbook.rules.parse;

import dev.openbook.rule.Outcome;
import dev.openbook.rule.RuleSetIdentity;
import dev.openbook.rule.RuleStage;
import dev.openbook.rules.parse.RuleSetDocument.Mode;
import dev.openbook.rules.parse.RuleSetDocument.OnError;
import dev.openbook.rules.parse.RuleSetDocument.RuleText;
import dev.openbook.rules.parse.RuleSetDocument.TestText;
import dev.openbook.rules.parse.RuleSetDocument.VariableText;
import dev.openbook.rules.problem.RuleProblem.Code;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the format {@code rules/v1}. Reports every problem to the source and goes on. */
public final class RuleSetReader {
    private static final List<String> SET_KEYS =
            List.of("apiVersion", "kind", "metadata", "stage", "onError", "mode", "params", "variables", "rules", "tests");
    private static final List<String> RULE_KEYS = List.of("id", "when", "require", "action", "message", "annotations");
    private static final List<String> ACTIONS = List.of("deny", "review", "warn", "audit");
    private static final List<String> OUTCOMES = List.of("allow", "audit", "warn", "review", "deny");
    private static final int MAX_RULES = 500;
    private static final int MAX_VARIABLES = 100;
    private static final int MAX_TESTS = 1_000;

    private final RuleSource source;

    private RuleSetReader(RuleSource source) {
        this.source = source;
    }

    /** The document, if it is complete. If it is not, or has other faults, the source has problems. */
    public static Optional<RuleSetDocument> read(RuleSource source) {
        if (!source.problems().isEmpty()) {
            return Optional.empty();
        }
        return new YamlReader(source)
                .read()
                .flatMap(root -> Keys.of(source, "A rule set", root, SET_KEYS))
                .flatMap(new RuleSetReader(source)::document);
    }

    private Optional<RuleSetDocument> document(Keys set) {
        set.required("apiVersion").ifPresent(node -> set.choice(node, "apiVersion", List.of("rules/v1")));
        set.required("kind").ifPresent(node -> set.choice(node, "kind", List.of("RuleSet")));
        set.required("stage").ifPresent(node -> set.choice(node, "stage", List.of("admission")));
        Optional<RuleSetIdentity> identity = identity(set);
        OnError onError = word(set, "onError", List.of("deny", "allow")).map(OnError::valueOf).orElse(OnError.DENY);
        Mode mode = word(set, "mode", List.of("enforce", "report")).map(Mode::valueOf).orElse(Mode.ENFORCE);
        Map<String, Object> params = new ParamValues(source).of(set);
        List<VariableText> variables = variables(set);
        List<RuleText> rules = rules(set);
        List<TestText> tests = tests(set, rules);
        Place namePlace = set.optional("metadata").map(YamlNode::place).orElse(Place.START);
        return identity.map(known -> new RuleSetDocument(
                source, known, namePlace, RuleStage.ADMISSION, onError, mode, params, variables, rules, tests));
    }

    private Optional<RuleSetIdentity> identity(Keys set) {
        Optional<Keys> metadata = set.required("metadata")
                .flatMap(node -> Keys.of(source, "The metadata", node, List.of("name", "version")));
        Optional<String> name = metadata.flatMap(keys -> keys.name("name"));
        Optional<String> version = metadata.flatMap(keys -> keys.name("version"));
        return name.flatMap(n -> version.map(v -> new RuleSetIdentity(n, v, source.digest())));
    }

    private static Optional<String> word(Keys keys, String key, List<String> allowed) {
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

    private List<RuleText> rules(Keys set) {
        List<RuleText> rules = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        List<YamlNode> nodes = set.required("rules").isEmpty() ? List.of() : set.list("rules", MAX_RULES);
        if (nodes.isEmpty() && source.problems().isEmpty()) {
            source.report(set.table().place(), Code.MISSING_KEY, "A rule set needs at least one rule.");
        }
        for (YamlNode node : nodes) {
            Keys.of(source, "A rule", node, RULE_KEYS).flatMap(this::rule).ifPresent(rule -> {
                unique(ids, rule.id(), "rule", node.place());
                rules.add(rule);
            });
        }
        return rules;
    }

    private Optional<RuleText> rule(Keys keys) {
        Optional<String> id = keys.name("id");
        Optional<ScalarText> when = keys.expression(keys.optional("when"), "when");
        Optional<ScalarText> require = keys.expression(keys.required("require"), "require");
        Optional<Outcome> action = keys.required("action").flatMap(node -> action(keys, node));
        Optional<ScalarText> message = keys.expression(keys.required("message"), "message");
        Map<String, ScalarText> annotations = new LinkedHashMap<>();
        keys.table("annotations").forEach((name, entry) -> keys.expression(Optional.of(entry.value()), name)
                .ifPresent(text -> annotations.put(name, text)));
        if (id.isEmpty() || require.isEmpty() || action.isEmpty() || message.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new RuleText(
                id.get(), when, require.get(), action.get(), message.get(), Collections.unmodifiableMap(annotations)));
    }

    private Optional<Outcome> action(Keys keys, YamlNode node) {
        if (node instanceof YamlNode.Scalar scalar && scalar.text().value().equals("redact")) {
            source.report(node.place(), Code.WRONG_VALUE, "There is nothing to black out before a model is opened. At the stage"
                    + " admission a rule can " + String.join(", ", ACTIONS) + ".");
            return Optional.empty();
        }
        return keys.choice(node, "action", ACTIONS).map(RuleSetReader::outcome);
    }

    private List<TestText> tests(Keys set, List<RuleText> rules) {
        List<TestText> tests = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (YamlNode node : set.list("tests", MAX_TESTS)) {
            Keys.of(source, "A test", node, List.of("name", "given", "expect"))
                    .flatMap(keys -> test(keys, rules))
                    .ifPresent(test -> {
                        unique(names, test.name(), "test", node.place());
                        tests.add(test);
                    });
        }
        return tests;
    }

    private Optional<TestText> test(Keys keys, List<RuleText> rules) {
        Optional<String> name = keys.text("name");
        Optional<Keys> given = keys.required("given").flatMap(node -> Keys.of(source, "'given'", node, List.of("model")));
        Optional<Keys> expect =
                keys.required("expect").flatMap(node -> Keys.of(source, "'expect'", node, List.of("outcome", "rules")));
        Optional<Outcome> outcome = expect.flatMap(
                        e -> e.required("outcome").flatMap(node -> e.choice(node, "outcome", OUTCOMES)))
                .map(RuleSetReader::outcome);
        if (name.isEmpty() || given.isEmpty() || expect.isEmpty() || outcome.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new TestText(
                name.get(), keys.table().place(), given.get().table(), outcome.get(), expectedRules(expect.get(), rules)));
    }

    private Optional<List<String>> expectedRules(Keys expect, List<RuleText> rules) {
        Optional<YamlNode> node = expect.optional("rules");
        if (node.isEmpty()) {
            return Optional.empty();
        }
        List<String> expected = expect.texts("rules", MAX_RULES);
        List<String> ids = rules.stream().map(RuleText::id).toList();
        if (source.problems().isEmpty()) {
            expected.stream().filter(id -> !ids.contains(id)).forEach(id -> source.report(node.get().place(), Code.WRONG_VALUE,
                    "The test expects a rule '" + id + "', which this set does not have. It has: " + String.join(", ", ids) + "."));
        }
        return Optional.of(expected);
    }

    private void unique(Set<String> names, String name, String what, Place place) {
        if (!names.add(name)) {
            source.report(place, Code.DUPLICATE, "There is another " + what + " called '" + name + "'. Give one of them another name.");
        }
    }

    private static Outcome outcome(String word) {
        return Arrays.stream(Outcome.values())
                .filter(outcome -> outcome.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst()
                .orElseThrow();
    }
}
