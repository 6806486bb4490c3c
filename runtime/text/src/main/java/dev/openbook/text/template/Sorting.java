package dev.openbook.text.template;

import java.util.ArrayList;
import java.util.List;

/** Python's {@code sorted}: stable, also in reverse, and by nothing but {@code <}. */
final class Sorting {
    private Sorting() {}

    /** What is sorted by. */
    interface Key<T> {
        Value of(T item);
    }

    private record Keyed<T>(Value key, T item) {}

    /**
     * Sorts by merging, as keys need not have a sound order: a comparator of Java's that contradicts itself would fail in
     * words of its own.
     */
    static <T> List<T> sorted(Run run, List<T> items, Key<T> key, boolean reverse) {
        run.meter().items(items.size());
        List<Keyed<T>> keyed = new ArrayList<>();
        for (T item : items) {
            keyed.add(new Keyed<>(key.of(item), item));
        }
        List<T> sorted = new ArrayList<>();
        for (Keyed<T> each : merged(run, keyed, reverse)) {
            sorted.add(each.item());
        }
        return sorted;
    }

    private static <T> List<Keyed<T>> merged(Run run, List<Keyed<T>> items, boolean reverse) {
        if (items.size() < 2) {
            return items;
        }
        int middle = items.size() / 2;
        List<Keyed<T>> left = merged(run, items.subList(0, middle), reverse);
        List<Keyed<T>> right = merged(run, items.subList(middle, items.size()), reverse);
        List<Keyed<T>> merged = new ArrayList<>(items.size());
        int i = 0;
        int j = 0;
        while (i < left.size() && j < right.size()) {
            Value a = left.get(i).key();
            Value b = right.get(j).key();
            boolean later = reverse ? run.comparisons().before(a, b) : run.comparisons().before(b, a);
            merged.add(later ? right.get(j++) : left.get(i++));
        }
        merged.addAll(left.subList(i, left.size()));
        merged.addAll(right.subList(j, right.size()));
        return merged;
    }
}
