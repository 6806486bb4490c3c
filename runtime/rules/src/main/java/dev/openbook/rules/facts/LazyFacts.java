package dev.openbook.rules.facts;

import dev.openbook.rules.facts.FactType.Struct;
import java.util.AbstractMap;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A group of facts of which each is made, and fitted to {@link FactLimits}, when somebody first asks for it: most rules look at
 * few of the facts about a model or an answer. To be asked for all names, or for how many there are, makes all of them. Equal to
 * a map of the same facts. Immutable, thread-safe; two threads may both make a fact.
 *
 * @param <S> what the facts are of, which must be immutable
 */
final class LazyFacts<S> extends AbstractMap<String, Object> {
    private final Struct type;
    private final Map<String, Function<S, Object>> views;
    private final S subject;
    /** {@link UnknownValue} for what is unknown. */
    private final ConcurrentMap<String, Object> made = new ConcurrentHashMap<>(4);

    private LazyFacts(Struct type, Map<String, Function<S, Object>> views, S subject) {
        this.type = type;
        this.views = views;
        this.subject = subject;
    }

    /**
     * The facts of a subject.
     *
     * @param views what each fact is, in order; {@link UnknownValue} if it is unknown
     */
    static <S> Map<String, Object> of(Struct type, Map<String, Function<S, Object>> views, S subject) {
        return new LazyFacts<>(type, views, subject);
    }

    private Object fact(String name) {
        Object before = made.get(name);
        if (before != null) {
            return before;
        }
        Function<S, Object> view = views.get(name);
        FactType field = type.fields().get(name);
        if (view == null || field == null) {
            return UnknownValue.UNKNOWN;
        }
        Object fact = FactFit.fit(field, view.apply(subject));
        made.put(name, fact);
        return fact;
    }

    @Override
    public @Nullable Object get(Object name) {
        Object fact = name instanceof String text ? fact(text) : UnknownValue.UNKNOWN;
        return fact == UnknownValue.UNKNOWN ? null : fact;
    }

    @Override
    public boolean containsKey(Object name) {
        return get(name) != null;
    }

    @Override
    public Set<Entry<String, Object>> entrySet() {
        Map<String, Object> known = new LinkedHashMap<>();
        for (String name : views.keySet()) {
            Object fact = fact(name);
            if (fact != UnknownValue.UNKNOWN) {
                known.put(name, fact);
            }
        }
        return Collections.unmodifiableMap(known).entrySet();
    }
}
