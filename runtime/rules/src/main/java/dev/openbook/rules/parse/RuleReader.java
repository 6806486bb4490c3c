package dev.openbook.rules.parse;

import dev.openbook.rule.Outcome;
import dev.openbook.rule.RuleStage;
import dev.openbook.rules.parse.RuleText.Redact;
import dev.openbook.rules.parse.RuleText.Require;
import dev.openbook.rules.parse.RuleText.RetryText;
import dev.openbook.rules.parse.RuleText.Test;
import dev.openbook.rules.problem.RuleProblem.Code;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads one rule of a set. */
final class RuleReader {
    private static final List<String> KEYS = List.of("id", "when", "require", "action", "message", "annotations");
    private static final List<String> RESPONSE_KEYS = List.of("redact", "retry", "scope");
    private static final int MAX_RETRIES = 5;
    private static final int MAX_ANNOTATIONS = 20;
    private static final String REPLACEMENT = "[REDACTED]";

    private final RuleSource source;
    private final RuleStage stage;

    RuleReader(RuleSource source, RuleStage stage) {
        this.source = source;
        this.stage = stage;
    }

    /** The rule, if it is complete. */
    Optional<RuleText> read(YamlNode node) {
        return Keys.of(source, "A rule", node, keys()).flatMap(this::rule);
    }

    private List<String> keys() {
        List<String> keys = new ArrayList<>(KEYS);
        if (stage == RuleStage.RESPONSE) {
            keys.addAll(RESPONSE_KEYS);
        }
        return keys;
    }

    private Optional<RuleText> rule(Keys keys) {
        Optional<String> id = keys.name("id");
        Optional<ScalarText> when = keys.expression(keys.optional("when"), "when");
        Optional<Test> test = test(keys);
        Optional<Outcome> action = keys.required("action").flatMap(node -> action(keys, node, test));
        Optional<ScalarText> message = keys.expression(keys.required("message"), "message");
        Map<String, ScalarText> annotations = annotations(keys);
        Optional<RetryText> retry = keys.optional("retry").flatMap(this::retry);
        boolean bySentence = keys.optional("scope")
                .flatMap(node -> keys.choice(node, "scope", List.of("answer", "sentence")))
                .filter("sentence"::equals)
                .isPresent();
        if (id.isEmpty() || test.isEmpty() || action.isEmpty() || message.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new RuleText(
                id.get(), keys.table().place(), when, test.get(), action.get(), message.get(),
                annotations, retry, bySentence));
    }

    private Map<String, ScalarText> annotations(Keys keys) {
        Map<String, YamlNode.Entry> entries = keys.table("annotations");
        if (entries.size() > MAX_ANNOTATIONS) {
            source.report(keys.optional("annotations").map(YamlNode::place).orElse(keys.table().place()), Code.LIMIT, "A rule has at most "
                    + MAX_ANNOTATIONS + " annotations, not " + entries.size() + ". Nobody reads more; make variables of what is shared.");
            return Map.of();
        }
        Map<String, ScalarText> annotations = new LinkedHashMap<>();
        entries.forEach((name, entry) -> keys.expression(Optional.of(entry.value()), name).ifPresent(text -> annotations.put(name, text)));
        return Collections.unmodifiableMap(annotations);
    }

    private Optional<Test> test(Keys keys) {
        Optional<YamlNode> redact = keys.optional("redact");
        if (redact.isEmpty()) {
            return keys.expression(keys.required("require"), "require").map(Require::new);
        }
        keys.optional("require").ifPresent(node -> source.report(node.place(), Code.WRONG_VALUE,
                "A rule has either 'require' or 'redact': what its detector finds is what must not be there. Make two rules of it."));
        return Keys.of(source, "'redact'", redact.get(), List.of("detector", "replacement")).flatMap(this::redact);
    }

    private Optional<Test> redact(Keys keys) {
        String replacement = keys.optional("replacement").isPresent() ? keys.text("replacement").orElse(REPLACEMENT) : REPLACEMENT;
        Place place = keys.optional("detector").map(YamlNode::place).orElse(keys.table().place());
        return keys.name("detector").map(name -> new Redact(name, place, replacement));
    }

    private Optional<Outcome> action(Keys keys, YamlNode node, Optional<Test> test) {
        List<String> allowed = StageLaw.of(stage).actions();
        boolean redact = node instanceof YamlNode.Scalar scalar && scalar.text().value().equals("redact");
        if (redact && !allowed.contains("redact")) {
            source.report(node.place(), Code.WRONG_VALUE, "There is nothing to black out at this stage. At the stage "
                    + stage.name().toLowerCase(Locale.ROOT) + " a rule can " + String.join(", ", allowed) + ".");
            return Optional.empty();
        }
        if (redact && test.isPresent() && test.get() instanceof Require) {
            source.report(node.place(), Code.WRONG_VALUE,
                    "To black something out, a rule has to say what: 'redact: {detector: …}' in the place of 'require'.");
            return Optional.empty();
        }
        return keys.choice(node, "action", allowed).map(RuleReader::outcome);
    }

    private Optional<RetryText> retry(YamlNode node) {
        Optional<Keys> keys = Keys.of(source, "'retry'", node, List.of("max", "hint"));
        Optional<ScalarText> hint = keys.flatMap(k -> k.expression(k.required("hint"), "hint"));
        Optional<Integer> max = keys.flatMap(k -> k.required("max")).flatMap(this::times);
        return hint.flatMap(h -> max.map(m -> new RetryText(m, h)));
    }

    private Optional<Integer> times(YamlNode node) {
        if (node instanceof YamlNode.Scalar scalar
                && scalar.value() instanceof Long times
                && times >= 1
                && times <= MAX_RETRIES) {
            return Optional.of(times.intValue());
        }
        source.report(node.place(), Code.WRONG_VALUE, "'max' takes a whole number from 1 to " + MAX_RETRIES + ".");
        return Optional.empty();
    }

    static Outcome outcome(String word) {
        return Outcome.valueOf(word.toUpperCase(Locale.ROOT));
    }
}
