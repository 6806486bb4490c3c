package dev.openbook.license.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The shortest way to make one list of words of another, as E. W. Myers has it ("An O(ND) difference algorithm and its variations",
 * Algorithmica 1, 1986). Gives up where more than {@link #MAX_EDITS} words differ: then nothing is gained by naming them.
 */
final class EditScript {
    private static final int MAX_EDITS = 800;

    private final List<String> old;
    private final List<String> made;
    private final List<int[]> traces = new ArrayList<>();

    private EditScript(List<String> old, List<String> made) {
        this.old = old;
        this.made = made;
    }

    /** Words of the old list that go, and those of the new one that come in their place. */
    record Change(int oldStart, int oldEnd, int newStart, int newEnd) {}

    static List<Change> between(List<String> old, List<String> made) {
        EditScript script = new EditScript(old, made);
        return script.reaches() ? script.changes() : List.of();
    }

    private boolean reaches() {
        int[] furthest = new int[2 * MAX_EDITS + 3];
        for (int edits = 0; edits <= MAX_EDITS; edits++) {
            for (int diagonal = -edits; diagonal <= edits; diagonal += 2) {
                int x = start(furthest, diagonal, edits);
                int y = x - diagonal;
                while (x < old.size() && y >= 0 && y < made.size() && old.get(x).equals(made.get(y))) {
                    x++;
                    y++;
                }
                furthest[diagonal + MAX_EDITS + 1] = x;
                if (diagonal == old.size() - made.size() && x >= old.size()) {
                    traces.add(trace(furthest, edits));
                    return true;
                }
            }
            traces.add(trace(furthest, edits));
        }
        return false;
    }

    /** Those diagonals of a round that can be asked for later. */
    private static int[] trace(int[] furthest, int edits) {
        return Arrays.copyOfRange(furthest, MAX_EDITS - edits, MAX_EDITS + edits + 3);
    }

    private static int start(int[] furthest, int diagonal, int edits) {
        int at = diagonal + MAX_EDITS + 1;
        boolean down = diagonal == -edits || (diagonal != edits && furthest[at - 1] < furthest[at + 1]);
        return down ? furthest[at + 1] : furthest[at - 1] + 1;
    }

    private List<Change> changes() {
        List<Change> changes = new ArrayList<>();
        int x = old.size();
        int y = made.size();
        for (int edits = traces.size() - 1; edits > 0; edits--) {
            int[] before = traces.get(edits - 1);
            // Of a round e the trace begins with diagonal -e-1.
            int at = x - y + edits;
            boolean down = x - y == -edits || (x - y != edits && before[at - 1] < before[at + 1]);
            int fromX = down ? before[at + 1] : before[at - 1];
            int fromY = fromX - (down ? x - y + 1 : x - y - 1);
            add(changes, fromX, down ? fromX : fromX + 1, fromY, down ? fromY + 1 : fromY);
            x = fromX;
            y = fromY;
        }
        return changes.reversed();
    }

    /** A step back, joined with the change behind it if nothing lies between. */
    private static void add(List<Change> changes, int oldStart, int oldEnd, int newStart, int newEnd) {
        Change behind = changes.isEmpty() ? null : changes.getLast();
        if (behind != null && behind.oldStart() == oldEnd && behind.newStart() == newEnd) {
            changes.set(changes.size() - 1, new Change(oldStart, behind.oldEnd(), newStart, behind.newEnd()));
        } else {
            changes.add(new Change(oldStart, oldEnd, newStart, newEnd));
        }
    }
}
