package dev.openbook.rules.evaluate;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.rule.RuleInput;
import dev.openbook.rules.facts.FactLimits;
import dev.openbook.rules.facts.FactType;
import dev.openbook.rules.facts.FactType.ListOf;
import dev.openbook.rules.facts.FactType.MapOf;
import dev.openbook.rules.facts.FactType.Plain;
import dev.openbook.rules.facts.FactType.Struct;
import dev.openbook.rules.parse.DeclaredFact;
import dev.openbook.rules.parse.DeclaredFacts;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An application's facts, fitted to the types that a file declares. Facts that it does not declare are not looked at. */
final class ApplicationFacts {
    private ApplicationFacts() {}

    /**
     * The facts as rules see them.
     *
     * @throws OpenbookException {@code RULES_INVALID} if one is of another type than is declared, or too large
     */
    static Map<String, Object> of(DeclaredFacts declared, RuleInput input) {
        Map<String, Object> facts = struct("", new Struct("Input", declared.roots()), input.facts());
        for (DeclaredFact fact : declared.all()) {
            fact.in(facts).flatMap(fact::problem).ifPresent(problem -> {
                throw new OpenbookException(
                        FailureCode.RULES_INVALID,
                        "The fact '" + fact.name() + "' " + problem + " Correct it, or leave it out if it is not known.");
            });
        }
        return facts;
    }

    private static Map<String, Object> struct(String path, Struct type, Map<?, ?> given) {
        Map<String, Object> facts = new LinkedHashMap<>();
        type.fields().forEach((name, field) -> {
            Object value = given.get(name);
            if (value != null) {
                facts.put(name, value(path.isEmpty() ? name : path + "." + name, field, value));
            }
        });
        return facts;
    }

    private static Object value(String path, FactType type, Object value) {
        return switch (type) {
            case Struct group when value instanceof Map<?, ?> map -> struct(path, group, map);
            case ListOf list when value instanceof List<?> items && items.size() <= FactLimits.MAX_ITEMS -> {
                List<Object> values = new ArrayList<>();
                items.forEach(item -> values.add(value(path, list.element(), item)));
                yield values;
            }
            case Plain plain -> plain(path, plain, value);
            case Struct ignored -> throw wrong(path, type);
            case ListOf ignored -> throw wrong(path, type);
            case MapOf ignored -> throw wrong(path, type);
        };
    }

    private static Object plain(String path, Plain type, Object value) {
        return switch (value) {
            case String text when type == Plain.TEXT && text.length() <= FactLimits.MAX_TEXT -> text;
            // A date is a text of the form 2026-01-31 to rules; whether the fact is one is checked with the declaration.
            case LocalDate day when type == Plain.TEXT -> day.toString();
            case Boolean truth when type == Plain.TRUTH -> truth;
            case Integer whole when type == Plain.WHOLE -> whole.longValue();
            case Long whole when type == Plain.WHOLE -> whole;
            case Number number when type == Plain.NUMBER && Double.isFinite(number.doubleValue()) -> number.doubleValue();
            default -> throw wrong(path, type);
        };
    }

    private static OpenbookException wrong(String path, FactType type) {
        return new OpenbookException(
                FailureCode.RULES_INVALID,
                "The fact '" + path + "' must be " + type.label() + " of at most " + FactLimits.MAX_TEXT + " characters or "
                        + FactLimits.MAX_ITEMS + " entries. Correct it, or leave it out if it is not known.");
    }
}
