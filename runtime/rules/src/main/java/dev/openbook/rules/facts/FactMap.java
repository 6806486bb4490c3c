package dev.openbook.rules.facts;

import dev.openbook.provenance.Fact;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** Collects facts under names and leaves out what is unknown; {@link FactFit} sees to limits. Not thread-safe. */
final class FactMap {
    private final Map<String, Object> facts = new LinkedHashMap<>();

    FactMap truth(String name, boolean value) {
        facts.put(name, value);
        return this;
    }

    FactMap whole(String name, long value) {
        facts.put(name, value);
        return this;
    }

    /** A number that is one: infinities and the like are unknown. */
    FactMap number(String name, double value) {
        if (Double.isFinite(value)) {
            facts.put(name, value);
        }
        return this;
    }

    /** A number that is one, or {@link UnknownValue}. */
    static Object finite(double value) {
        return Double.isFinite(value) ? (Object) value : UnknownValue.UNKNOWN;
    }

    /** A value of any kind. */
    FactMap any(String name, Object value) {
        facts.put(name, value);
        return this;
    }

    FactMap text(String name, String value) {
        facts.put(name, value);
        return this;
    }

    /** A text that is empty if nobody says. */
    FactMap textIfSaid(String name, String value) {
        return value.isEmpty() ? this : text(name, value);
    }

    FactMap text(String name, Optional<String> value) {
        value.ifPresent(present -> text(name, present));
        return this;
    }

    FactMap group(String name, Map<String, Object> group) {
        facts.put(name, group);
        return this;
    }

    FactMap texts(String name, List<String> values) {
        facts.put(name, values);
        return this;
    }

    <T> FactMap list(String name, List<T> values, Function<T, Object> view) {
        facts.put(name, each(values, view));
        return this;
    }

    /** A list that keeps a place for what is unknown. */
    <T> FactMap facts(String name, List<Fact<T>> values, Function<T, Object> view) {
        return list(name, values, fact -> ifKnown(fact, view));
    }

    /** Each value of a list as it is viewed. */
    static <T> List<Object> each(List<T> values, Function<T, Object> view) {
        List<Object> views = new ArrayList<>(values.size());
        values.forEach(value -> views.add(view.apply(value)));
        return Collections.unmodifiableList(views);
    }

    /** A fact as it is viewed. */
    static <T> Object ifKnown(Fact<T> fact, Function<T, Object> view) {
        return fact.known().map(view).orElse(UnknownValue.UNKNOWN);
    }

    /** A text that is empty if nobody says. */
    static Optional<String> ifSaid(String value) {
        return value.isEmpty() ? Optional.empty() : Optional.of(value);
    }

    /** A table in the order of its names. */
    static Map<String, Object> table(Map<String, ?> values) {
        return Collections.unmodifiableMap(new TreeMap<>(values));
    }

    /** A table in the order of its names, whatever order it came in, so that it is explained in the same words every time. */
    FactMap table(String name, Map<String, ?> values) {
        facts.put(name, table(values));
        return this;
    }

    Map<String, Object> toMap() {
        return Collections.unmodifiableMap(facts);
    }
}
