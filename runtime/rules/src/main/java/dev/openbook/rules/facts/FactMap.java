package dev.openbook.rules.facts;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Collects facts under names and leaves out what is unknown or exceeds {@link FactLimits}. Not thread-safe. */
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

    FactMap number(String name, double value) {
        facts.put(name, value);
        return this;
    }

    /** A value that keeps within the limits. */
    FactMap any(String name, Object value) {
        facts.put(name, value);
        return this;
    }

    FactMap text(String name, String value) {
        if (value.length() <= FactLimits.MAX_TEXT) {
            facts.put(name, value);
        }
        return this;
    }

    /** A text that may be long. */
    FactMap longText(String name, String value) {
        if (value.length() <= FactLimits.MAX_LONG_TEXT) {
            facts.put(name, value);
        }
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

    /** A list of which every part must be known, as else the list would be a false statement. */
    FactMap texts(String name, List<String> values) {
        if (values.stream().allMatch(value -> value.length() <= FactLimits.MAX_TEXT)) {
            list(name, values, value -> value);
        }
        return this;
    }

    <T> FactMap list(String name, List<T> values, Function<T, Object> view) {
        if (values.size() <= FactLimits.MAX_ITEMS) {
            List<Object> views = new ArrayList<>(values.size());
            values.forEach(value -> views.add(view.apply(value)));
            facts.put(name, Collections.unmodifiableList(views));
        }
        return this;
    }

    FactMap counts(String name, Map<String, Long> values) {
        if (values.size() <= FactLimits.MAX_ITEMS) {
            FactMap counts = new FactMap();
            values.forEach((key, value) -> counts.whole(key, value));
            facts.put(name, counts.toMap());
        }
        return this;
    }

    FactMap textTable(String name, Map<String, String> values) {
        if (values.size() <= FactLimits.MAX_ITEMS) {
            FactMap table = new FactMap();
            values.forEach((key, value) -> table.text(key, value));
            facts.put(name, table.toMap());
        }
        return this;
    }

    Map<String, Object> toMap() {
        return Collections.unmodifiableMap(facts);
    }
}
