package dev.openbook.rules.parse;

import dev.openbook.rules.facts.FactType;
import dev.openbook.rules.facts.FactType.ListOf;
import dev.openbook.rules.facts.FactType.Plain;
import dev.openbook.rules.facts.FactType.Struct;
import dev.openbook.rules.problem.RuleProblem.Code;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The facts that a file of the stage business declares, in its order.
 *
 * @param all each fact
 */
public record DeclaredFacts(List<DeclaredFact> all) {
    private static final Map<String, FactType> TYPES = types();
    private static final int MAX_DEPTH = 4;
    private static final Pattern WHOLE = Pattern.compile("-?(0|[1-9][0-9]{0,17})");
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]{0,17})(\\.[0-9]{1,18})?");

    /** Copies the list. */
    public DeclaredFacts {
        all = List.copyOf(all);
    }

    /** The declaration of a fact by its path. */
    public Optional<DeclaredFact> named(String path) {
        return all.stream().filter(fact -> fact.name().equals(path)).findFirst();
    }

    /** The types of the outermost names. */
    public Map<String, FactType> roots() {
        Struct root = Struct.named("");
        for (DeclaredFact fact : all) {
            root = with(root, fact, 0);
        }
        return root.fields();
    }

    private static Struct with(Struct group, DeclaredFact fact, int depth) {
        String name = fact.path().get(depth);
        if (depth == fact.path().size() - 1) {
            return group.with(name, fact.type());
        }
        FactType known = group.fields().get(name);
        Struct inner = known instanceof Struct struct ? struct : Struct.named(group.name() + capitalised(name));
        return group.with(name, with(inner, fact, depth + 1));
    }

    private static String capitalised(String name) {
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }

    static DeclaredFacts read(RuleSource source, Keys set) {
        List<DeclaredFact> facts = new ArrayList<>();
        set.table("facts").forEach((name, entry) -> {
            Optional<List<String>> path = path(source, set, name, entry.keyPlace());
            Optional<Keys> keys = Keys.of(source, "A fact", entry.value(), List.of("type", "question", "values", "min", "max"));
            Optional<FactType> type = keys.flatMap(k -> k.required("type")
                    .flatMap(node -> k.choice(node, "type", List.copyOf(TYPES.keySet()))))
                    .map(word -> TYPES.getOrDefault(word, Plain.ANY));
            boolean date = keys.flatMap(k -> k.optional("type"))
                    .filter(node -> node instanceof YamlNode.Scalar scalar && scalar.text().value().equals("date"))
                    .isPresent();
            if (path.isPresent() && keys.isPresent() && type.isPresent() && isFree(source, facts, path.get(), entry.keyPlace())) {
                Keys k = keys.get();
                Optional<String> question = k.optional("question").flatMap(node -> k.text("question"));
                DeclaredFact fact = new DeclaredFact(
                        path.get(), entry.keyPlace(), type.get(), date, question, k.texts("values", 1_000),
                        k.number("min"), k.number("max"));
                checkBounds(source, fact);
                facts.add(fact);
            }
        });
        return new DeclaredFacts(facts);
    }

    /** Values and bounds must themselves be such as the type allows. */
    private static void checkBounds(RuleSource source, DeclaredFact fact) {
        FactType single = fact.type() instanceof ListOf list ? list.element() : fact.type();
        boolean number = single == Plain.WHOLE || single == Plain.NUMBER;
        if (!number && (fact.min().isPresent() || fact.max().isPresent())) {
            source.report(fact.place(), Code.WRONG_VALUE, "'min' and 'max' are for numbers, and '" + fact.name() + "' is none.");
        }
        if (fact.min().isPresent() && fact.max().isPresent() && fact.min().get() > fact.max().get()) {
            source.report(fact.place(), Code.WRONG_VALUE, "'min' is larger than 'max', so '" + fact.name() + "' could have no value.");
        }
        for (String value : fact.values()) {
            boolean fits = switch (single) {
                case Plain.WHOLE -> WHOLE.matcher(value).matches();
                case Plain.NUMBER -> NUMBER.matcher(value).matches();
                case Plain.TEXT -> !fact.date() || DeclaredFact.isDate(value);
                default -> false;
            };
            if (!fits) {
                source.report(fact.place(), Code.WRONG_VALUE, "'" + value + "' among the 'values' of '" + fact.name()
                        + "' is no value of its type. Correct it, or leave 'values' out.");
            }
        }
    }

    private static Optional<List<String>> path(RuleSource source, Keys set, String name, Place place) {
        List<String> path = List.of(name.split("\\.", -1));
        if (path.size() < 2 || path.size() > MAX_DEPTH) {
            source.report(place, Code.WRONG_VALUE,
                    "A fact is named by a group and a name, as in applicant.taxStatus, not '" + name + "'.");
            return Optional.empty();
        }
        return path.stream().allMatch(part -> set.usable(part, place)) ? Optional.of(path) : Optional.empty();
    }

    /** A fact cannot be a group of others as well, nor hide what every file sees. */
    private static boolean isFree(RuleSource source, List<DeclaredFact> facts, List<String> path, Place place) {
        String name = String.join(".", path) + ".";
        boolean reserved = List.of("params", "variables", "env", "result").contains(path.get(0));
        Optional<DeclaredFact> clash = facts.stream()
                .filter(other -> name.startsWith(other.name() + ".") || (other.name() + ".").startsWith(name))
                .findFirst();
        if (reserved) {
            source.report(place, Code.WRONG_VALUE,
                    "'" + path.get(0) + "' has a meaning of its own in rule files. Choose another group name.");
        }
        clash.ifPresent(other -> source.report(place, Code.DUPLICATE, "This fact and '" + other.name()
                + "' cannot both be there: one name cannot be a value and a group."));
        return !reserved && clash.isEmpty();
    }

    private static Map<String, FactType> types() {
        Map<String, FactType> types = new LinkedHashMap<>();
        types.put("text", Plain.TEXT);
        types.put("whole", Plain.WHOLE);
        types.put("number", Plain.NUMBER);
        types.put("truth", Plain.TRUTH);
        types.put("date", Plain.TEXT);
        types.put("texts", new ListOf(Plain.TEXT));
        types.put("numbers", new ListOf(Plain.NUMBER));
        return Collections.unmodifiableMap(types);
    }
}
