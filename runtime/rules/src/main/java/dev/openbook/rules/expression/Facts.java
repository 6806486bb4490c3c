package dev.openbook.rules.expression;

import dev.cel.runtime.CelVariableResolver;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Groups of facts by name, ready for expressions. Making it costs some hundred nanoseconds whatever is in the groups, and they
 * must not change while it is in use; the values of variables may be added. Thread-safe as far as the groups are.
 */
public final class Facts {
    private final Map<String, Object> groups;
    private final CelVariableResolver resolver;

    private Facts(Map<String, Object> groups) {
        this.groups = groups;
        this.resolver = resolver(MissingFacts.UNNOTED);
    }

    /** Facts by the names of their groups, such as {@code model} and {@code params}. */
    public static Facts of(Map<String, Object> groups) {
        return new Facts(groups);
    }

    /** The groups as they were given. */
    public Map<String, Object> groups() {
        return groups;
    }

    /** For evaluations that note nothing. */
    CelVariableResolver resolver() {
        return resolver;
    }

    CelVariableResolver resolver(MissingFacts missing) {
        Map<String, Optional<Object>> values = HashMap.newHashMap(groups.size());
        groups.forEach((name, group) -> values.put(name, Optional.of(FactGroup.wrap(group, missing, name))));
        return name -> values.getOrDefault(name, Optional.empty());
    }
}
