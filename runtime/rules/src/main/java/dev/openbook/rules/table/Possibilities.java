package dev.openbook.rules.table;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * What can follow while some inputs are open. Not thread-safe; lives for one question.
 *
 * <p>An input matters if there are two cases that differ in it alone and have different conclusions. If any two cases differ in
 * their conclusions, some input matters: on the way from one to the other, changing one input at a time, the conclusion changes.
 */
final class Possibilities {
    private static final long MAX_STEPS = 50_000;

    private final Grid grid;
    private final List<Integer> open;
    private final BitSet live;
    private final Function<BitSet, List<Integer>> chosen;
    private final Function<List<Integer>, Conclusion> concluded;
    private final Set<List<Integer>> rows = new LinkedHashSet<>();
    private final Set<Conclusion> conclusions = new LinkedHashSet<>();
    private boolean tooMany;

    /**
     * Goes through all cases.
     *
     * @param kinds of each input; -1 if it is open
     * @param chosen which of the rows that fit count; none stands for what is given otherwise
     * @param concluded what follows from them
     */
    Possibilities(Grid grid, int[] kinds, Function<BitSet, List<Integer>> chosen, Function<List<Integer>, Conclusion> concluded) {
        this.grid = grid;
        this.chosen = chosen;
        this.concluded = concluded;
        List<Integer> unknown = new ArrayList<>();
        BitSet fitting = grid.allRows();
        for (int column = 0; column < kinds.length; column++) {
            if (kinds[column] < 0) {
                unknown.add(column);
            } else {
                fitting.and(grid.takers(column, kinds[column]));
            }
        }
        this.open = List.copyOf(unknown);
        this.live = fitting;
        try {
            follow(open, live, visited(open), new Budget(MAX_STEPS), this::note);
        } catch (Budget.Spent e) {
            tooMany = true;
        }
    }

    /** Every set of rows that can count together. */
    Set<List<Integer>> rows() {
        return rows;
    }

    /** Whether the same follows from every case; not if there are too many to go through. */
    boolean isDecided() {
        return conclusions.size() == 1 && !tooMany;
    }

    /** Whether an open input could change what follows; also if there are too many cases to be sure that it could not. */
    boolean matters(int column) {
        List<Integer> others = open.stream().filter(other -> other != column).toList();
        boolean[] changes = {false};
        try {
            follow(others, live, visited(others), new Budget(MAX_STEPS), rest -> {
                Conclusion first = null;
                for (int kind : grid.distinct(column)) {
                    Conclusion here = concluded.apply(chosen.apply(Grid.both(rest, grid.takers(column, kind))));
                    changes[0] |= first != null && !first.equals(here);
                    first = here;
                }
            });
        } catch (Budget.Spent e) {
            return true;
        }
        return changes[0];
    }

    private void note(BitSet fitting) {
        List<Integer> counting = chosen.apply(fitting);
        if (rows.add(counting)) {
            conclusions.add(concluded.apply(counting));
        }
    }

    private static List<Set<BitSet>> visited(List<Integer> columns) {
        List<Set<BitSet>> visited = new ArrayList<>();
        for (int i = 0; i <= columns.size(); i++) {
            visited.add(new HashSet<>());
        }
        return visited;
    }

    /** Shows every set of rows that can fit, once. */
    private void follow(List<Integer> columns, BitSet fitting, List<Set<BitSet>> visited, Budget budget, Leaf leaf) {
        int depth = visited.size() - 1 - columns.size();
        if (!visited.get(depth).add(fitting)) {
            return;
        }
        if (columns.isEmpty()) {
            leaf.show(fitting);
            return;
        }
        int column = columns.get(0);
        for (int kind : grid.distinct(column)) {
            budget.spend(1);
            follow(columns.subList(1, columns.size()), Grid.both(fitting, grid.takers(column, kind)), visited, budget, leaf);
        }
    }

    /** Takes the rows that fit one case. */
    private interface Leaf {
        void show(BitSet fitting);
    }
}
