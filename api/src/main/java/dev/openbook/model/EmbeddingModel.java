package dev.openbook.model;

import java.util.List;

/**
 * Turns texts into vectors whose inner product says how close their meanings are.
 *
 * <p>Thread-safe and bounded: concurrent calls share one session and a fixed number of runs. The same text gives the same
 * vector whatever else is in the list, to about 1e-6, unless the model was opened otherwise. A call that waits when the model
 * is closed fails; closing waits for runs under way, not for lists.
 */
public interface EmbeddingModel extends Model {

    /** Length of every vector. */
    int dimensions();

    /** How many tokens fit into the model at once, special ones left out. */
    int maxTokens();

    /** How many tokens a text has for this model, special ones left out. Costs microseconds per word; runs no model. */
    int countTokens(String text);

    /**
     * Embeds texts, in order. A text longer than the window is split into windows, unless the model was opened otherwise; see {@link
     * Embedding#coverage()}.
     *
     * @throws dev.openbook.failure.OpenbookException {@code CLOSED} after closing; {@code CANCELLED} if the calling thread
     *     is interrupted; {@code CONTEXT_OVERFLOW} for a long text where such are refused; {@code ARGUMENT_INVALID} for one that is
     *     missing, longer than ten million characters, or empty where the model would then read nothing at all
     */
    List<Embedding> embed(List<String> texts, TextRole role);

    /** Embeds one text; see {@link #embed(List, TextRole)}. */
    default Embedding embed(String text, TextRole role) {
        return embed(List.of(text), role).getFirst();
    }
}
