package dev.openbook.embed;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.model.LongText;
import java.util.OptionalInt;

/**
 * How an embedding model is opened.
 *
 * @param longText what becomes of texts that are longer than the model reads at once
 * @param dimensions how many of a vector's numbers are kept, from its beginning, scaled to length 1 again if the model normalises;
 *     empty for all. Only for models that were trained for it (Matryoshka representation learning, Kusupati et al. 2022,
 *     arXiv:2205.13147): with others the vectors are worth much less
 * @param sharedRuns whether texts share runs of a graph that quantises activations while it runs. That is up to four times as
 *     fast for short texts, but gives a text other numbers in other company, so that an index, a query and a replay no longer agree
 *     exactly. Other graphs share runs anyhow
 */
public record EmbeddingOptions(LongText longText, OptionalInt dimensions, boolean sharedRuns) {
    private static final EmbeddingOptions STANDARD =
            new EmbeddingOptions(LongText.WINDOWS, OptionalInt.empty(), false);

    /** Checks the number. */
    public EmbeddingOptions {
        if (dimensions.isPresent() && dimensions.getAsInt() < 1) {
            throw new OpenbookException(
                    FailureCode.ARGUMENT_INVALID,
                    "Vectors of " + dimensions.getAsInt() + " numbers were asked for; ask for one or more.");
        }
    }

    /** Windows for long texts, whole vectors, the same vector for a text in any company. */
    public static EmbeddingOptions standard() {
        return STANDARD;
    }

    /** The same with another treatment of long texts. */
    public EmbeddingOptions withLongText(LongText longText) {
        return new EmbeddingOptions(longText, dimensions, sharedRuns);
    }

    /** The same with shorter vectors. */
    public EmbeddingOptions withDimensions(int dimensions) {
        return new EmbeddingOptions(longText, OptionalInt.of(dimensions), sharedRuns);
    }

    /** The same, with or without shared runs of graphs that quantise while they run. */
    public EmbeddingOptions withSharedRuns(boolean sharedRuns) {
        return new EmbeddingOptions(longText, dimensions, sharedRuns);
    }
}
