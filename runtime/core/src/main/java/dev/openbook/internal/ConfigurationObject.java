package dev.openbook.internal;

import dev.openbook.failure.OpenbookException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/**
 * An object of a configuration file, asked by name and type. What is absent or {@code null} is empty; what is of another
 * type, or a whole number that does not fit, is {@code MODEL_DAMAGED} with the file and the name. Names that nobody asks for
 * do no harm. Immutable.
 */
public final class ConfigurationObject {
    private final String file;
    private final String place;
    private final JsonNode node;

    /**
     * An object.
     *
     * @param file path of the file
     * @param place where in it the object stands, with a full stop behind; empty for the whole
     * @param node the object
     */
    ConfigurationObject(String file, String place, JsonNode node) {
        this.file = file;
        this.place = place;
        this.node = node;
    }

    /** Path of the file that it stands in. */
    public String file() {
        return file;
    }

    /** Its names, including those whose value is {@code null}. */
    public Set<String> names() {
        return Set.copyOf(node.propertyNames());
    }

    /** Whether there is a value that is not {@code null}. */
    public boolean has(String name) {
        return node.hasNonNull(name);
    }

    /** Whether there is an object of this name. */
    public boolean isObject(String name) {
        return node.path(name).isObject();
    }

    /** Whether there is a value that is neither {@code null} nor an empty text, list or object. */
    public boolean says(String name) {
        JsonNode value = node.path(name);
        return has(name) && !(value.isString() ? value.asString().isEmpty() : value.isContainer() && value.isEmpty());
    }

    /** An object within. */
    public Optional<ConfigurationObject> object(String name) {
        return value(name).map(value -> {
            require(value.isObject(), name, value, "an object");
            return new ConfigurationObject(file, place + name + ".", value);
        });
    }

    /** A list of objects within; a single object counts as a list of one. */
    public List<ConfigurationObject> objects(String name) {
        List<ConfigurationObject> objects = new ArrayList<>();
        for (JsonNode item : items(name)) {
            require(item.isObject(), name, item, "an object");
            objects.add(new ConfigurationObject(file, place + name + ".", item));
        }
        return objects;
    }

    /** A text. */
    public Optional<String> text(String name) {
        return value(name).map(value -> {
            require(value.isString(), name, value, "a text");
            return value.asString();
        });
    }

    /** True or false. */
    public Optional<Boolean> flag(String name) {
        return value(name).map(value -> {
            require(value.isBoolean(), name, value, "true or false");
            return value.asBoolean();
        });
    }

    /** A finite number. */
    public OptionalDouble number(String name) {
        Optional<JsonNode> value = value(name);
        if (value.isEmpty()) {
            return OptionalDouble.empty();
        }
        require(value.get().isNumber() && Double.isFinite(value.get().asDouble()), name, value.get(), "a number");
        return OptionalDouble.of(value.get().asDouble());
    }

    /** A whole number of 32 bits. */
    public OptionalInt wholeNumber(String name) {
        Optional<JsonNode> value = value(name);
        return value.isEmpty() ? OptionalInt.empty() : OptionalInt.of(wholeNumber(name, value.get()));
    }

    /** Whole numbers: a list of them, or a single one. */
    public List<Integer> wholeNumbers(String name) {
        return items(name).stream().map(item -> wholeNumber(name, item)).toList();
    }

    /** Texts by those names that are wanted; numbers and truth values count as they are written. */
    public Map<String, String> texts(Predicate<String> wanted) {
        Map<String, String> texts = new TreeMap<>();
        for (Map.Entry<String, JsonNode> member : node.properties()) {
            if (!member.getValue().isNull() && wanted.test(member.getKey())) {
                require(member.getValue().isValueNode(), member.getKey(), member.getValue(), "a text");
                texts.put(member.getKey(), member.getValue().asString());
            }
        }
        return texts;
    }

    /** A value as it is written, for messages; cut if it is long. */
    public String written(String name) {
        return written(node.path(name));
    }

    /** What to say of a value that cannot be used; {@code what} is the rest of a sentence that begins with the file. */
    public OpenbookException damaged(String name, String what) {
        return ConfigurationFiles.damaged(file, "says " + place + name + " " + written(name) + " " + what, null);
    }

    private Optional<JsonNode> value(String name) {
        return Optional.of(node.path(name)).filter(value -> has(name));
    }

    private List<JsonNode> items(String name) {
        Optional<JsonNode> value = value(name);
        return value.isPresent() && value.get().isArray()
                ? value.get().valueStream().toList()
                : value.stream().toList();
    }

    private int wholeNumber(String name, JsonNode value) {
        double number = value.isNumber() ? value.asDouble() : Double.NaN;
        require(number == Math.rint(number) && Math.abs(number) <= Integer.MAX_VALUE, name, value, "a whole number");
        return (int) number;
    }

    private void require(boolean holds, String name, JsonNode value, String expected) {
        if (!holds) {
            throw ConfigurationFiles.damaged(
                    file, String.format(Locale.ROOT, "has %s for %s%s; it should be %s", written(value), place, name, expected), null);
        }
    }

    private static String written(JsonNode value) {
        int most = 40;
        String text = value.toString();
        return text.length() > most ? text.substring(0, most) + "…" : text;
    }
}
