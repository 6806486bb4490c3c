package dev.openbook.internal.encode;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.Condition;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The rows of one caller, and what has become of them. Guarded by the lock of the queue it stands in. */
final class RowRequest<T> {
    private final List<EncoderInput> rows;
    /** Indices of rows, longest first, so that those of one run are of like length. */
    private final int[] order;
    private final List<@Nullable T> results;
    private final Condition changed;
    private int taken;
    private int finished;
    private @Nullable Throwable failure;
    private boolean ownerWaits;

    RowRequest(List<EncoderInput> rows, Condition changed) {
        this.rows = rows;
        this.changed = changed;
        this.order = IntStream.range(0, rows.size())
                .boxed()
                .sorted(Comparator.comparingInt((Integer row) -> rows.get(row).ids().length).reversed())
                .mapToInt(Integer::intValue)
                .toArray();
        this.results = new ArrayList<>(rows.size());
        rows.forEach(row -> results.add(null));
    }

    /** Whether rows are left that nobody has begun. */
    boolean hasRows() {
        return taken < order.length;
    }

    /** Tokens of the next row. */
    int nextLength() {
        return rows.get(order[taken]).ids().length;
    }

    /** Takes the next row: its index. */
    int take() {
        return order[taken++];
    }

    EncoderInput row(int index) {
        return rows.get(index);
    }

    void finish(int index, T result) {
        results.set(index, result);
        finished++;
        if (isOver()) {
            changed.signal();
        }
    }

    /** Gives the whole request up. The first failure counts. */
    void fail(Throwable cause) {
        if (failure == null) {
            failure = cause;
        }
        taken = order.length;
        changed.signal();
    }

    /** Whether nothing more will become of it. */
    boolean isOver() {
        return failure != null || finished == order.length;
    }

    /** Whether its caller sleeps and could run the graph instead. */
    boolean ownerWaits() {
        return ownerWaits;
    }

    /** Wakes the caller. */
    void wake() {
        changed.signal();
    }

    /** Says whether the caller sleeps. */
    void ownerWaits(boolean waits) {
        ownerWaits = waits;
    }

    /** Signalled when the request is over, or its caller ought to run the graph. */
    Condition changed() {
        return changed;
    }

    /** What became of the rows, in their order. */
    List<T> results() {
        if (failure instanceof RuntimeException e) {
            throw e;
        } else if (failure instanceof Error e) {
            throw e;
        }
        return results.stream().map(Objects::requireNonNull).toList();
    }
}
