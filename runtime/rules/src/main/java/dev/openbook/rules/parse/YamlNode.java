package dev.openbook.rules.parse;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** YAML as far as rule files use it, with places. Immutable. */
public sealed interface YamlNode {

    /** Where it starts. */
    Place place();

    /**
     * One value.
     *
     * @param place where it starts, quotes included
     * @param value a String, Long, Double or Boolean; null if the file says so
     * @param text its characters and where each of them stands
     */
    record Scalar(Place place, @Nullable Object value, ScalarText text) implements YamlNode {}

    /**
     * Several values.
     *
     * @param place where it starts
     * @param items in order
     */
    record Sequence(Place place, List<YamlNode> items) implements YamlNode {
        /** Copies the list. */
        public Sequence {
            items = List.copyOf(items);
        }
    }

    /**
     * Named values.
     *
     * @param place where it starts
     * @param entries by key, in the order of the file
     */
    record Mapping(Place place, Map<String, Entry> entries) implements YamlNode {}

    /**
     * A key and its value.
     *
     * @param keyPlace where the key stands
     * @param value the value
     */
    record Entry(Place keyPlace, YamlNode value) {}
}
