package dev.openbook.rule;

import java.util.Map;
import java.util.Set;

/**
 * Who asks, as the application knows. Openbook authenticates nobody; it passes on what it is told.
 *
 * @param name how the application calls them
 * @param roles what they are, such as {@code board}
 * @param attributes further facts about them, such as {@code department}
 */
public record Caller(String name, Set<String> roles, Map<String, String> attributes) {
    /** Copies the collections. */
    public Caller {
        roles = Set.copyOf(roles);
        attributes = Map.copyOf(attributes);
    }

    /** Somebody with roles and nothing else to say of them. */
    public static Caller of(String name, String... roles) {
        return new Caller(name, Set.of(roles), Map.of());
    }
}
