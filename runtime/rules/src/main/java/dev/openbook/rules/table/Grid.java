package dev.openbook.rules.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which rows take which kinds of values: the whole meaning of a table's cells. Immutable, thread-safe.
 *
 * <p>Questions about all cases go from column to column with the set of rows that are still possible. Kinds that the same rows
 * take are one; sets met before are not followed again. The number of sets can still grow exponentially with the number of
 * columns (whether rows leave a gap is the complement of satisfiability), so that every such question has a {@link Budget}.
 */
final class Grid {
    /** What following a set of rows costs, beside looking at one: it may be kept, so that this bounds memory, too. */
    private static final int STEP = 50;

    private final int rows;
    /** By column and kind. */
    private final BitSet[][] takers;
    /** By column: one kind for each set of rows. */
    private final int[][] distinct;
    /** By row and column: the positions among the distinct kinds of those that the row takes. */
    private final BitSet[][] taken;
    /** By column: the rows that take everything there and in all later columns. */
    private final BitSet[] takeAllFrom;

    /** A grid of sets of rows by column and kind. */
    Grid(int rows, BitSet[][] takers) {
        this.rows = rows;
        this.takers = takers;
        this.distinct = new int[takers.length][];
        for (int column = 0; column < takers.length; column++) {
            distinct[column] = distinct(takers[column]);
        }
        this.taken = taken();
        this.takeAllFrom = new BitSet[takers.length + 1];
        takeAllFrom[takers.length] = allRows();
        for (int column = takers.length - 1; column >= 0; column--) {
            BitSet rest = copy(takeAllFrom[column + 1]);
            Arrays.stream(takers[column]).forEach(rest::and);
            takeAllFrom[column] = rest;
        }
    }

    private static int[] distinct(BitSet[] kinds) {
        Set<BitSet> seen = new HashSet<>();
        List<Integer> first = new ArrayList<>();
        for (int kind = 0; kind < kinds.length; kind++) {
            if (seen.add(kinds[kind])) {
                first.add(kind);
            }
        }
        return first.stream().mapToInt(Integer::intValue).toArray();
    }

    private BitSet[][] taken() {
        BitSet[][] all = new BitSet[rows][takers.length];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < takers.length; column++) {
                all[row][column] = new BitSet(distinct[column].length);
                for (int i = 0; i < distinct[column].length; i++) {
                    all[row][column].set(i, takers[column][distinct[column][i]].get(row));
                }
            }
        }
        return all;
    }

    int columns() {
        return takers.length;
    }

    int rows() {
        return rows;
    }

    BitSet allRows() {
        BitSet all = new BitSet(rows);
        all.set(0, rows);
        return all;
    }

    /** The rows that take a kind. */
    BitSet takers(int column, int kind) {
        return takers[column][kind];
    }

    /** One kind for each different set of rows. */
    int[] distinct(int column) {
        return distinct[column];
    }

    /**
     * A case that two rows take: a kind for each column.
     *
     * @throws Budget.Spent if that would take too long
     */
    Optional<int[]> common(int one, int other, Budget budget) {
        for (int column = 0; column < columns(); column++) {
            budget.spend(1 + distinct[column].length / Long.SIZE);
            if (!taken[one][column].intersects(taken[other][column])) {
                return Optional.empty();
            }
        }
        int[] kinds = new int[columns()];
        for (int column = 0; column < columns(); column++) {
            kinds[column] = distinct[column][both(taken[one][column], taken[other][column]).nextSetBit(0)];
        }
        return Optional.of(kinds);
    }

    /** Whether a row takes any value of a column. */
    boolean takesAny(int row, int column) {
        return !taken[row][column].isEmpty();
    }

    /**
     * A case that none of some rows takes: a kind for each column.
     *
     * @param among the rows
     * @param within a row that has to take the case; -1 for none
     * @throws Budget.Spent if that would take too long
     */
    Optional<int[]> gap(BitSet among, int within, Budget budget) {
        int[] kinds = new int[columns()];
        List<Set<BitSet>> covered = new ArrayList<>();
        for (int column = 0; column < columns(); column++) {
            covered.add(new HashSet<>());
        }
        return hasGap(0, among, within, kinds, covered, budget) ? Optional.of(kinds) : Optional.empty();
    }

    private boolean hasGap(int column, BitSet live, int within, int[] kinds, List<Set<BitSet>> covered, Budget budget) {
        if (column == columns()) {
            return live.isEmpty();
        }
        if (live.intersects(takeAllFrom[column]) || covered.get(column).contains(live)) {
            return false;
        }
        for (int kind : distinct[column]) {
            BitSet takes = takers[column][kind];
            if (within < 0 || takes.get(within)) {
                budget.spend(STEP * (1L + rows / Long.SIZE));
                kinds[column] = kind;
                if (hasGap(column + 1, both(live, takes), within, kinds, covered, budget)) {
                    return true;
                }
            }
        }
        covered.get(column).add(live);
        return false;
    }

    static BitSet both(BitSet one, BitSet other) {
        BitSet both = copy(one);
        both.and(other);
        return both;
    }

    private static BitSet copy(BitSet set) {
        return (BitSet) set.clone();
    }
}
