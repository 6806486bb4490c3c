package dev.openbook.bom.internal.document;

import dev.openbook.value.Json;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Members of a JSON object, of which those without a value are left out. Not thread-safe. */
public final class Members {
    private final Map<String, Json> members = new HashMap<>();

    public Members text(String name, String value) {
        if (!value.isEmpty()) {
            members.put(name, new Json.Text(value));
        }
        return this;
    }

    public Members text(String name, Optional<?> value) {
        return text(name, value.map(Object::toString).orElse(""));
    }

    public Members texts(String name, List<String> values) {
        return array(name, values, Json.Text::new);
    }

    /** Left out if there are no values. What is the same is written once, as the schemas ask. */
    public <T> Members array(String name, List<T> values, Function<T, Json> writer) {
        if (!values.isEmpty()) {
            members.put(name, Json.array(values.stream().map(writer).distinct().toList()));
        }
        return this;
    }

    public Members value(String name, Json value) {
        members.put(name, value);
        return this;
    }

    /** Left out if the object has no members. */
    public Members object(String name, Json.Obj object) {
        if (!object.members().isEmpty()) {
            members.put(name, object);
        }
        return this;
    }

    public Json.Obj build() {
        return new Json.Obj(members);
    }
}
