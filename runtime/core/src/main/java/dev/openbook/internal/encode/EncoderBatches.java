package dev.openbook.internal.encode;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.onnx.tensor.FloatTensor;
import dev.openbook.onnx.tensor.TokenBatch;
import java.util.Arrays;
import java.util.List;

/** Between rows and the tensors of a graph. Pure functions. */
public final class EncoderBatches {
    private EncoderBatches() {}

    /** Rows as a batch. */
    public static TokenBatch of(List<EncoderInput> rows) {
        List<int[]> ids = rows.stream().map(EncoderInput::ids).toList();
        return rows.stream().allMatch(row -> row.typeIds() == null)
                ? TokenBatch.of(ids)
                : new TokenBatch(
                        ids.toArray(int[][]::new), rows.stream().map(EncoderBatches::typeIds).toArray(int[][]::new));
    }

    /**
     * The numbers of one row.
     *
     * @param output one row for each text
     * @param row which
     * @param length how many of its numbers count, from the first on: behind them stands padding
     * @throws OpenbookException with {@code MODEL_DAMAGED} if one of them is not finite, {@code MODEL_UNSUPPORTED} if there are fewer
     */
    public static float[] row(FloatTensor output, int row, int length) {
        int rowLength = rowLength(output, length);
        float[] values = Arrays.copyOfRange(output.values(), row * rowLength, row * rowLength + length);
        requireFinite(values);
        return values;
    }

    /**
     * How many numbers stand between the beginning of one row and that of the next.
     *
     * @param output one row for each text
     * @param length how many a row must have at least
     * @throws OpenbookException with {@code MODEL_UNSUPPORTED} if it has fewer
     */
    public static int rowLength(FloatTensor output, int length) {
        int rowLength = output.values().length / output.shape()[0];
        if (rowLength < length) {
            throw new OpenbookException(
                    FailureCode.MODEL_UNSUPPORTED,
                    "The model gives an output of the shape " + Arrays.toString(output.shape()) + ", which has no entry for every token"
                            + " of a text. Choose another export of the model.");
        }
        return rowLength;
    }

    /**
     * Checks numbers that a graph gave.
     *
     * @throws OpenbookException with {@code MODEL_DAMAGED} if one of them is not finite
     */
    public static void requireFinite(float[] values) {
        for (float value : values) {
            if (!Float.isFinite(value)) {
                throw new OpenbookException(
                        FailureCode.MODEL_DAMAGED,
                        "The model gives numbers that are not finite, so its weights are damaged or its precision is too low"
                                + " for this text. Fetch it again, or choose an export in single precision.");
            }
        }
    }

    private static int[] typeIds(EncoderInput row) {
        int[] types = row.typeIds();
        return types == null ? new int[row.ids().length] : types;
    }
}
