package dev.openbook.onnx;

import dev.openbook.onnx.tensor.FloatTensor;
import dev.openbook.onnx.tensor.TokenBatch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Batches for graphs that take a fixed number of texts in every run. Pure functions. */
final class FixedRows {
    private FixedRows() {}

    /**
     * Splits a batch into runs of so many texts. The last run is filled up with its own last text, which changes no number of
     * the others even in graphs that quantise by what they see.
     */
    static List<TokenBatch> runs(TokenBatch batch, int rows) {
        List<TokenBatch> runs = new ArrayList<>();
        for (int from = 0; from < batch.rows(); from += rows) {
            int[][] types = batch.typeIds();
            runs.add(new TokenBatch(
                    filled(batch.ids(), from, rows), types == null ? null : filled(types, from, rows)));
        }
        return runs;
    }

    /**
     * Joins the outputs of such runs.
     *
     * @param runs outputs of one name, in order; equal in all dimensions but the first
     * @param rows how many texts there were
     */
    static FloatTensor joined(List<FloatTensor> runs, int rows) {
        int[] shape = runs.getFirst().shape().clone();
        int rowLength = runs.getFirst().values().length / shape[0];
        float[] values = new float[Math.multiplyExact(rows, rowLength)];
        int filled = 0;
        for (FloatTensor run : runs) {
            if (!Arrays.equals(run.shape(), shape)) {
                throw new IllegalArgumentException("Runs gave outputs of different shapes: " + Arrays.toString(run.shape())
                        + " and " + Arrays.toString(shape) + ".");
            }
            int taken = Math.min(run.values().length, values.length - filled);
            System.arraycopy(run.values(), 0, values, filled, taken);
            filled += taken;
        }
        shape[0] = rows;
        return new FloatTensor(values, shape);
    }

    private static int[][] filled(int[][] all, int from, int rows) {
        int[][] run = new int[rows][];
        for (int i = 0; i < rows; i++) {
            run[i] = all[Math.min(from + i, all.length - 1)];
        }
        return run;
    }
}
