package dev.openbook.rules.facts;

import dev.openbook.rules.facts.FactType.Struct;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What each fact of a group is, so that {@link #of} costs next to nothing and every fact is made when somebody asks for it; see
 * {@link LazyFacts}. Not thread-safe while it is put together, then immutable.
 *
 * @param <S> what the facts are of
 */
final class FactViews<S> {
    private final Struct type;
    private final Map<String, Integer> places = new LinkedHashMap<>();
    private final List<Function<S, Object>> views = new ArrayList<>();
    private final List<FactType> types = new ArrayList<>();

    /** Facts of a type. */
    FactViews(Struct type) {
        this.type = type;
    }

    /** A fact; the view may give {@link UnknownValue}. */
    FactViews<S> with(String name, Function<S, Object> view) {
        places.put(name, views.size());
        views.add(view);
        types.add(type.fields().getOrDefault(name, FactType.Plain.ANY));
        return this;
    }

    /** A fact that may be unknown. */
    FactViews<S> withIfKnown(String name, Function<S, Optional<?>> view) {
        return with(name, subject -> {
            Optional<?> known = view.apply(subject);
            return known.isPresent() ? known.get() : UnknownValue.UNKNOWN;
        });
    }

    /** A list of groups. */
    <T> FactViews<S> withEach(String name, Function<S, List<T>> values, Function<T, Object> view) {
        return with(name, subject -> FactMap.each(values.apply(subject), view));
    }

    /** The facts of a subject, which must be immutable. */
    Map<String, Object> of(S subject) {
        return new LazyFacts<>(this, subject);
    }

    Struct type() {
        return type;
    }

    /** The names of all facts that there could be, in order. */
    Iterable<String> names() {
        return places.keySet();
    }

    int size() {
        return views.size();
    }

    /** The place of a fact; −1 if there is none of that name. */
    int place(Object name) {
        return places.getOrDefault(name, -1);
    }

    /** A fact as it is now, within {@link FactLimits}, or {@link UnknownValue}. */
    Object make(int place, S subject) {
        return FactFit.fit(types.get(place), views.get(place).apply(subject));
    }
}
