package dev.openbook.rules.retrieve;

import dev.openbook.document.SearchFilter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Of which passages a condition is true and of which it is false; of the rest it is unknown. Neither filter ever leaves out a
 * passage that belongs to it; if the condition is not exactly a filter, they let pass more.
 *
 * @param holds passages of which it is true
 * @param fails passages of which it is false
 * @param exact whether the filters let pass no other passages
 * @param size how many conditions the filters have at most
 */
record Passing(SearchFilter holds, SearchFilter fails, boolean exact, int size) {
    /** A search takes a thousand conditions; several rules share them. */
    static final int MAX_SIZE = 200;

    /** True of every passage. */
    static final Passing TRUE = new Passing(SearchFilter.none(), SearchFilter.nothing(), true, 0);
    /** False of every passage. */
    static final Passing FALSE = TRUE.not();
    /** Neither. */
    static final Passing UNKNOWN = new Passing(SearchFilter.nothing(), SearchFilter.nothing(), true, 0);
    /** True or false of passages that no filter can tell. */
    static final Passing OPEN = new Passing(SearchFilter.none(), SearchFilter.none(), false, 0);

    /** True of the passages that a filter lets pass, false of all others. */
    static Passing where(SearchFilter filter) {
        return new Passing(filter, new SearchFilter.Not(filter), true, 1);
    }

    Passing not() {
        return new Passing(/* holds= */ fails, /* fails= */ holds, exact, size);
    }

    Passing and(Passing other) {
        return bounded(all(holds, other.holds), any(fails, other.fails), other);
    }

    Passing or(Passing other) {
        return not().and(other.not()).not();
    }

    /** What counts where this holds, and what counts where it does not. */
    Passing choose(Passing yes, Passing no) {
        Passing first = bounded(all(holds, yes.holds), all(holds, yes.fails), yes);
        Passing second = new Passing(all(fails, no.holds), all(fails, no.fails), exact && no.exact, size + no.size);
        return first.bounded(any(first.holds, second.holds), any(first.fails, second.fails), second);
    }

    private Passing bounded(SearchFilter positive, SearchFilter negative, Passing other) {
        return size + other.size > MAX_SIZE ? OPEN : new Passing(positive, negative, exact && other.exact, size + other.size);
    }

    static SearchFilter all(SearchFilter a, SearchFilter b) {
        Set<SearchFilter> filters = new LinkedHashSet<>();
        for (SearchFilter filter : List.of(a, b)) {
            if (filter.equals(SearchFilter.nothing())) {
                return filter;
            }
            filters.addAll(filter instanceof SearchFilter.All all ? all.filters() : List.of(filter));
        }
        return filters.size() == 1 ? filters.iterator().next() : new SearchFilter.All(new ArrayList<>(filters));
    }

    static SearchFilter any(SearchFilter a, SearchFilter b) {
        Set<SearchFilter> filters = new LinkedHashSet<>();
        for (SearchFilter filter : List.of(a, b)) {
            if (filter.equals(SearchFilter.none())) {
                return filter;
            }
            filters.addAll(filter instanceof SearchFilter.Any any ? any.filters() : List.of(filter));
        }
        return filters.size() == 1 ? filters.iterator().next() : new SearchFilter.Any(new ArrayList<>(filters));
    }
}
