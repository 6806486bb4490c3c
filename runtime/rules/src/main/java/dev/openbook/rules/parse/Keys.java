package dev.openbook.rules.parse;

import dev.openbook.rules.problem.RuleProblem.Code;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Takes values out of one table of a rule file by key and reports what does not fit. Not thread-safe.
 *
 * @param source where problems go
 * @param what the table describes, such as {@code a rule}
 * @param table the table
 */
record Keys(RuleSource source, String what, YamlNode.Mapping table) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");
    private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,99}");

    /** The table of a node, if it is one; its keys are checked at once. */
    static Optional<Keys> of(RuleSource source, String what, YamlNode node, List<String> allowed) {
        if (!(node instanceof YamlNode.Mapping table)) {
            source.report(node.place(), Code.WRONG_VALUE, what + " is written as keys and values: " + String.join(", ", allowed) + ".");
            return Optional.empty();
        }
        table.entries().forEach((key, entry) -> {
            if (!allowed.contains(key)) {
                source.report(entry.keyPlace(), Code.UNKNOWN_KEY, "'" + key + "' is not a key of " + what.toLowerCase(Locale.ROOT)
                        + ". Allowed are: " + String.join(", ", allowed) + ".");
            }
        });
        return Optional.of(new Keys(source, what, table));
    }

    Optional<YamlNode> optional(String key) {
        return Optional.ofNullable(table.entries().get(key)).map(YamlNode.Entry::value);
    }

    Optional<YamlNode> required(String key) {
        Optional<YamlNode> node = optional(key);
        if (node.isEmpty()) {
            source.report(table.place(), Code.MISSING_KEY, what + " needs the key '" + key + "'.");
        }
        return node;
    }

    /** An expression; numbers and truth values are expressions, too. */
    Optional<ScalarText> expression(Optional<YamlNode> node, String key) {
        if (node.isPresent() && (!(node.get() instanceof YamlNode.Scalar scalar) || scalar.text().value().isBlank())) {
            source.report(node.get().place(), Code.WRONG_VALUE, "'" + key + "' must be an expression, written as one text.");
            return Optional.empty();
        }
        return node.map(scalar -> ((YamlNode.Scalar) scalar).text());
    }

    /** A name that may stand in messages and in file names. */
    Optional<String> name(String key) {
        return required(key).flatMap(node -> matching(node, key, NAME, "1 to 100 letters, digits, dots, hyphens or underscores"));
    }

    /** A name that expressions can use. */
    Optional<String> identifier(String key) {
        return required(key).flatMap(node -> matching(node, key, IDENTIFIER, "1 to 100 letters, digits or underscores"));
    }

    /** Free text. */
    Optional<String> text(String key) {
        return required(key).flatMap(node -> matching(node, key, Pattern.compile(".{1,200}"), "a text of 1 to 200 characters"));
    }

    /** A number, whole or not; empty if the key is absent. */
    Optional<Double> number(String key) {
        return optional(key).flatMap(node -> {
            if (node instanceof YamlNode.Scalar scalar && scalar.value() instanceof Number number) {
                return Optional.of(number.doubleValue());
            }
            source.report(node.place(), Code.WRONG_VALUE, "'" + key + "' takes a number, not " + shown(node) + ".");
            return Optional.empty();
        });
    }

    /** One word of several. */
    Optional<String> choice(YamlNode node, String key, List<String> allowed) {
        if (node instanceof YamlNode.Scalar scalar && allowed.contains(scalar.text().value())) {
            return Optional.of(scalar.text().value());
        }
        source.report(node.place(), Code.WRONG_VALUE, "'" + key + "' takes " + (allowed.size() == 1 ? "" : "one of ")
                + String.join(", ", allowed) + ", not " + shown(node) + ".");
        return Optional.empty();
    }

    /** The values of a list; none if the key is absent. */
    List<YamlNode> list(String key, int max) {
        Optional<YamlNode> node = optional(key);
        if (node.isEmpty()) {
            return List.of();
        }
        if (!(node.get() instanceof YamlNode.Sequence sequence)) {
            source.report(node.get().place(), Code.WRONG_VALUE, "'" + key + "' must be a list: one \"- \" for each.");
            return List.of();
        }
        if (sequence.items().size() > max) {
            source.report(sequence.place(), Code.LIMIT, "'" + key + "' has " + sequence.items().size() + " entries; at most " + max
                    + " are allowed. Split the file into several rule sets.");
            return List.of();
        }
        return sequence.items();
    }

    /** The entries of a table; none if the key is absent. */
    Map<String, YamlNode.Entry> table(String key) {
        Optional<YamlNode> node = optional(key);
        if (node.isPresent() && node.get() instanceof YamlNode.Mapping mapping) {
            return mapping.entries();
        }
        node.ifPresent(other ->
                source.report(other.place(), Code.WRONG_VALUE, "'" + key + "' must be a table of names and values."));
        return Map.of();
    }

    /** Plain texts of a list. */
    List<String> texts(String key, int max) {
        List<String> texts = new ArrayList<>();
        for (YamlNode node : list(key, max)) {
            if (node instanceof YamlNode.Scalar scalar) {
                texts.add(scalar.text().value());
            } else {
                source.report(node.place(), Code.WRONG_VALUE, "'" + key + "' takes a list of names.");
            }
        }
        return texts;
    }

    /** Whether a name can be used in expressions; reports it if not. */
    boolean usable(String name, Place place) {
        boolean fits = IDENTIFIER.matcher(name).matches();
        if (!fits) {
            source.report(place, Code.WRONG_VALUE, "'" + name + "' cannot be used in expressions. A name has 1 to 100 letters, digits or"
                    + " underscores and starts with a letter.");
        }
        return fits;
    }

    private Optional<String> matching(YamlNode node, String key, Pattern pattern, String allowed) {
        if (node instanceof YamlNode.Scalar scalar && pattern.matcher(scalar.text().value()).matches()) {
            return Optional.of(scalar.text().value());
        }
        source.report(node.place(), Code.WRONG_VALUE, "'" + key + "' must be " + allowed + ", not " + shown(node) + ".");
        return Optional.empty();
    }

    private static String shown(YamlNode node) {
        return switch (node) {
            case YamlNode.Scalar scalar -> scalar.text().value().length() > 100 ? "a long text" : "'" + scalar.text().value() + "'";
            case YamlNode.Sequence ignored -> "a list";
            case YamlNode.Mapping ignored -> "a table";
        };
    }
}
