package dev.openbook.rules.facts;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What each fact of a group is, for {@link LazyFacts}. Not thread-safe while it is put together.
 *
 * @param <S> what the facts are of
 */
final class Views<S> {
    private final Map<String, Function<S, Object>> views = new LinkedHashMap<>();

    /** A fact that is always known. */
    Views<S> with(String name, Function<S, Object> view) {
        views.put(name, view);
        return this;
    }

    /** A fact that may be unknown. */
    Views<S> withIfKnown(String name, Function<S, Optional<?>> view) {
        return with(name, subject -> {
            Optional<?> known = view.apply(subject);
            return known.isPresent() ? known.get() : UnknownValue.UNKNOWN;
        });
    }

    /** A list of groups. */
    <T> Views<S> withEach(String name, Function<S, List<T>> values, Function<T, Object> view) {
        return with(name, subject -> FactMap.each(values.apply(subject), view));
    }

    /** The views so far. */
    Map<String, Function<S, Object>> toMap() {
        return Collections.unmodifiableMap(views);
    }
}
