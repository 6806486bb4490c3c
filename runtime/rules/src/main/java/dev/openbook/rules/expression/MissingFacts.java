package dev.openbook.rules.expression;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Notes which unknown facts an evaluation came upon, if anybody wants to know. Not thread-safe when it notes. */
final class MissingFacts {
    /** Notes nothing, and makes no paths. */
    static final MissingFacts UNNOTED = new MissingFacts(null);

    private static final int MAX = 50;

    private final @Nullable Set<String> paths;

    private MissingFacts(@Nullable Set<String> paths) {
        this.paths = paths;
    }

    /** Notes what is missing. */
    static MissingFacts noted() {
        return new MissingFacts(new LinkedHashSet<>());
    }

    void add(String group, String name) {
        if (paths != null && paths.size() < MAX) {
            paths.add(path(group, name));
        }
    }

    /** Where a part of a group is. */
    String path(String group, String name) {
        return paths == null ? "" : group.isEmpty() ? name : group + "." + name;
    }

    /** Where an element of a list is. */
    String path(String list, int index) {
        return paths == null ? "" : list + "[" + index + "]";
    }

    /** What was missing, in the order in which it was asked for. */
    Collection<String> paths() {
        return paths == null ? Set.of() : paths;
    }
}
