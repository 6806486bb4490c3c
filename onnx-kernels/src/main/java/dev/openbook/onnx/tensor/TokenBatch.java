package dev.openbook.onnx.tensor;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Texts as token ids, one row per text, each as long as it is. Whoever runs a batch pads it on the right to the longest row
 * and masks the padding.
 *
 * @param ids token ids by row, special tokens included; no row is empty
 * @param typeIds segment of every token, in the shape of {@code ids}; null if all are 0
 */
@SuppressWarnings("ArrayRecordComponent") // read once into native memory; equality is not asked of it
public record TokenBatch(int[][] ids, int @Nullable [][] typeIds) {
    /** The largest batch, padding included: 16 million tokens. */
    public static final int MAX_TOKENS = 1 << 24;

    /** Checks the shapes; the arrays are not copied. */
    public TokenBatch {
        if (shortest(ids) == 0) {
            throw new IllegalArgumentException("A batch needs at least one row, and every row at least one token.");
        }
        if ((long) ids.length * width(ids) > MAX_TOKENS) {
            throw new IllegalArgumentException("A batch of " + ids.length + " rows of up to " + width(ids)
                    + " tokens was given; at most " + MAX_TOKENS + " fit, padding included.");
        }
        if (typeIds != null && !sameShape(ids, typeIds)) {
            throw new IllegalArgumentException("Segments must have the shape of the token ids.");
        }
    }

    /** Texts of one segment each. */
    public static TokenBatch of(List<int[]> rows) {
        return new TokenBatch(rows.toArray(int[][]::new), null);
    }

    /** How many texts. */
    public int rows() {
        return ids.length;
    }

    /** Tokens of the longest text. */
    public int width() {
        return width(ids);
    }

    /** Length of the shortest row; 0 if there is none. */
    private static int shortest(int[][] ids) {
        int shortest = ids.length == 0 ? 0 : ids[0].length;
        for (int[] row : ids) {
            shortest = Math.min(shortest, row.length);
        }
        return shortest;
    }

    private static int width(int[][] ids) {
        int width = 0;
        for (int[] row : ids) {
            width = Math.max(width, row.length);
        }
        return width;
    }

    /** Whether some row is shorter than another, so that padding is needed. */
    public boolean ragged() {
        return shortest(ids) < width();
    }

    private static boolean sameShape(int[][] ids, int[][] typeIds) {
        if (typeIds.length != ids.length) {
            return false;
        }
        for (int i = 0; i < ids.length; i++) {
            if (typeIds[i].length != ids[i].length) {
                return false;
            }
        }
        return true;
    }
}
