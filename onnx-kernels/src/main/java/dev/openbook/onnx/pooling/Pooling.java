package dev.openbook.onnx.pooling;

/**
 * A way to make one vector of a text's token vectors. Padding is never looked at, because it lies behind the tokens that
 * count.
 *
 * <p>Thread-safe and pure; cost is one pass over the tokens.
 */
public enum Pooling {
    /** The mean over the tokens. */
    MEAN {
        @Override
        void pool(float[] values, int from, int tokens, float[] into) {
            sum(values, from, tokens, into);
            scale(into, 1f / tokens);
        }
    },
    /** The first token, {@code [CLS]} in BERT. */
    FIRST_TOKEN {
        @Override
        void pool(float[] values, int from, int tokens, float[] into) {
            System.arraycopy(values, from, into, 0, into.length);
        }
    },
    /** The last token, as models descended from text generators use. */
    LAST_TOKEN {
        @Override
        void pool(float[] values, int from, int tokens, float[] into) {
            System.arraycopy(values, from + (tokens - 1) * into.length, into, 0, into.length);
        }
    },
    /** The largest value of each coordinate. */
    MAX {
        @Override
        void pool(float[] values, int from, int tokens, float[] into) {
            System.arraycopy(values, from, into, 0, into.length);
            for (int token = 1; token < tokens; token++) {
                int row = from + token * into.length;
                for (int i = 0; i < into.length; i++) {
                    into[i] = Math.max(into[i], values[row + i]);
                }
            }
        }
    },
    /** The sum over the tokens, divided by the square root of their number. */
    MEAN_SQRT_LENGTH {
        @Override
        void pool(float[] values, int from, int tokens, float[] into) {
            sum(values, from, tokens, into);
            scale(into, (float) (1 / Math.sqrt(tokens)));
        }
    },
    /** The mean in which the n-th token weighs n (Muennighoff, "SGPT", arXiv:2202.08904). */
    WEIGHTED_MEAN {
        @Override
        void pool(float[] values, int from, int tokens, float[] into) {
            for (int token = 0; token < tokens; token++) {
                int row = from + token * into.length;
                for (int i = 0; i < into.length; i++) {
                    into[i] += (token + 1) * values[row + i];
                }
            }
            scale(into, (float) (2.0 / ((double) tokens * (tokens + 1))));
        }
    };

    /**
     * Pools the tokens of one text.
     *
     * @param values token vectors, one behind the other
     * @param from where the text's first token vector starts in {@code values}
     * @param tokens how many tokens the text has, at least 1
     * @param dimensions length of a token vector
     * @return a new vector of that length
     */
    public float[] apply(float[] values, int from, int tokens, int dimensions) {
        if (tokens < 1 || dimensions < 1 || from < 0 || (long) from + (long) tokens * dimensions > values.length) {
            throw new IllegalArgumentException("Tokens outside the values: " + tokens + " of " + dimensions
                    + " dimensions from " + from + " of " + values.length + ".");
        }
        float[] pooled = new float[dimensions];
        pool(values, from, tokens, pooled);
        return pooled;
    }

    abstract void pool(float[] values, int from, int tokens, float[] into);

    private static void sum(float[] values, int from, int tokens, float[] into) {
        for (int token = 0; token < tokens; token++) {
            int row = from + token * into.length;
            for (int i = 0; i < into.length; i++) {
                into[i] += values[row + i];
            }
        }
    }

    private static void scale(float[] vector, float factor) {
        for (int i = 0; i < vector.length; i++) {
            vector[i] *= factor;
        }
    }
}
