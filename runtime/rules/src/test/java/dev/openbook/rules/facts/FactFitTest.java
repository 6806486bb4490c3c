package dev.openbook.rules.facts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openbook.rule.RuleStage;
import dev.openbook.rules.facts.FactType.ListOf;
import dev.openbook.rules.facts.FactType.MapOf;
import dev.openbook.rules.facts.FactType.Plain;
import dev.openbook.rules.facts.FactType.Struct;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The one law of limits, for every list and table that rules see. */
class FactFitTest {
    private static final Object UNKNOWN = UnknownValue.UNKNOWN;

    static Stream<Arguments> everyListAndTable() {
        Map<String, Arguments> found = new LinkedHashMap<>();
        StageSchema.of(RuleStage.ADMISSION).forEach((name, type) -> collect(name, type, found));
        StageSchema.of(RuleStage.RESPONSE).forEach((name, type) -> collect(name, type, found));
        StageSchema.of(RuleStage.RETRIEVAL).forEach((name, type) -> collect(name, type, found));
        return found.values().stream();
    }

    private static void collect(String path, FactType type, Map<String, Arguments> found) {
        switch (type) {
            case Plain ignored -> {
                // Has no parts.
            }
            case ListOf list -> {
                found.put(path, Arguments.of(path, type));
                collect(path + "[]", list.element(), found);
            }
            case MapOf table -> {
                found.put(path, Arguments.of(path, type));
                collect(path + "[]", table.value(), found);
            }
            case Struct group -> group.fields().forEach((name, field) -> collect(path + "." + name, field, found));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("everyListAndTable")
    void aPartThatIsUnknownIsNeverLeftOut(String path, FactType type) {
        FactType part = type instanceof ListOf list ? list.element() : ((MapOf) type).value();
        Object good = sample(part);
        Object fitted = fit(type, type instanceof ListOf ? List.of(good, UNKNOWN, good) : table("a", good, "b", UNKNOWN));
        if (type instanceof MapOf) {
            assertThat(fitted).isEqualTo(table("a", good, "b", UNKNOWN));
        } else if (part instanceof Struct) {
            assertThat(fitted).isEqualTo(List.of(good, Map.of(), good));
        } else {
            assertThat(fitted).isNull();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("everyListAndTable")
    void tooManyPartsAreUnknownAsAWhole(String path, FactType type) {
        FactType part = type instanceof ListOf list ? list.element() : ((MapOf) type).value();
        assertThat(fit(type, many(type, sample(part), FactLimits.MAX_ITEMS))).isNotNull();
        assertThat(fit(type, many(type, sample(part), FactLimits.MAX_ITEMS + 1))).isNull();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("everyListAndTable")
    void aTextThatIsTooLongIsUnknownAndNeverLeftOut(String path, FactType type) {
        FactType part = type instanceof ListOf list ? list.element() : ((MapOf) type).value();
        if (part instanceof Plain plain && (plain.isText() || plain == Plain.ANY)) {
            String huge = "x".repeat(plain == Plain.ANY ? FactLimits.MAX_TEXT + 1 : plain.maxLength() + 1);
            Object fitted = fit(type, type instanceof ListOf ? List.of("a", huge) : table("a", "a", "b", huge));
            assertThat(fitted).isEqualTo(type instanceof ListOf ? null : table("a", "a", "b", UNKNOWN));
            Object fits = fit(type, type instanceof ListOf ? List.of("a", huge.substring(1)) : table("a", "a", "b", huge.substring(1)));
            assertThat(fits).isNotNull().isNotEqualTo(fitted);
        }
    }

    @Test
    void namesOfTablesAreBounded() {
        MapOf table = new MapOf(Plain.TEXT);
        assertThat(fit(table, Map.of("n".repeat(FactLimits.MAX_NAME), "v"))).isNotNull();
        assertThat(fit(table, Map.of("n".repeat(FactLimits.MAX_NAME + 1), "v"))).isNull();
    }

    @Test
    void freeValuesAreBoundedInAllTheirPartsTogether() {
        FactType type = new MapOf(Plain.ANY);
        List<Object> rows = Collections.nCopies(40, Collections.nCopies(30, 1L));
        assertThat(fit(type, Map.of("a", rows))).isEqualTo(Map.of("a", UNKNOWN));
        assertThat(fit(type, Map.of("a", rows.subList(0, 30)))).isEqualTo(Map.of("a", rows.subList(0, 30)));
        Object deep = "bottom";
        for (int i = 0; i < FactLimits.MAX_DEPTH + 1; i++) {
            deep = List.of(deep);
        }
        assertThat(fit(type, Map.of("a", deep))).isEqualTo(Map.of("a", UNKNOWN));
        assertThat(fit(type, Map.of("a", Map.of("n".repeat(FactLimits.MAX_NAME + 1), 1L)))).isEqualTo(Map.of("a", UNKNOWN));
    }

    @Test
    void aNameThatTheTypeDoesNotHaveIsNoFact() {
        assertThat(FactFit.group(Struct.named("T").with("x", Plain.WHOLE), Map.of("x", 1L, "y", 2L))).isEqualTo(Map.of("x", 1L));
    }

    private static Object fit(FactType type, Object value) {
        return FactFit.group(Struct.named("T").with("x", type), Map.of("x", value)).get("x");
    }

    private static Object many(FactType type, Object part, int count) {
        if (type instanceof ListOf) {
            return Collections.nCopies(count, part);
        }
        Map<String, Object> table = new HashMap<>();
        for (int i = 0; i < count; i++) {
            table.put("n" + i, part);
        }
        return table;
    }

    private static Map<String, Object> table(String a, Object first, String b, Object second) {
        Map<String, Object> table = new LinkedHashMap<>();
        table.put(a, first);
        table.put(b, second);
        return table;
    }

    private static Object sample(FactType type) {
        return switch (type) {
            case Plain plain -> switch (plain) {
                case TEXT, SHORT_TEXT, LONG_TEXT, ANY -> "a";
                case WHOLE -> 1L;
                case NUMBER -> 1.0;
                case TRUTH -> true;
                case MONEY -> throw new IllegalArgumentException("No fact is an amount.");
            };
            case ListOf list -> new ArrayList<>(List.of(sample(list.element())));
            case MapOf table -> Map.of("a", sample(table.value()));
            case Struct group -> {
                Map<String, Object> facts = new HashMap<>();
                group.fields().forEach((name, field) -> facts.put(name, sample(field)));
                yield facts;
            }
        };
    }
}
