package dev.openbook.rules.facts;

import java.util.AbstractMap;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * A group of facts of which each is made, and fitted to {@link FactLimits}, when somebody first asks for it: most rules look at
 * few of the facts about a model or an answer. To be asked for all names, or for how many there are, makes all of them. Equal to
 * a map of the same facts. Immutable, thread-safe; two threads may both make a fact.
 *
 * @param <S> what the facts are of
 */
final class LazyFacts<S> extends AbstractMap<String, Object> {
    private final FactViews<S> views;
    private final S subject;
    /** {@link UnknownValue} for what is unknown. */
    private final AtomicReferenceArray<@Nullable Object> made;

    LazyFacts(FactViews<S> views, S subject) {
        this.views = views;
        this.subject = subject;
        this.made = new AtomicReferenceArray<>(views.size());
    }

    /** Whether these are facts of a type, which has a name of its own. */
    boolean isOf(FactType.Struct type) {
        return views.type().name().equals(type.name());
    }

    private Object fact(int place) {
        Object fact = made.get(place);
        if (fact == null) {
            fact = views.make(place, subject);
            made.set(place, fact);
        }
        return fact;
    }

    @Override
    public @Nullable Object get(Object name) {
        int place = views.place(name);
        Object fact = place < 0 ? UnknownValue.UNKNOWN : fact(place);
        return fact == UnknownValue.UNKNOWN ? null : fact;
    }

    @Override
    public boolean containsKey(Object name) {
        return get(name) != null;
    }

    @Override
    public Set<Entry<String, Object>> entrySet() {
        Map<String, Object> known = new LinkedHashMap<>();
        for (String name : views.names()) {
            Object fact = get(name);
            if (fact != null) {
                known.put(name, fact);
            }
        }
        return Collections.unmodifiableMap(known).entrySet();
    }
}
