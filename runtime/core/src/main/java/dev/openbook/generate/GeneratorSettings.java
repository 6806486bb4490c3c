package dev.openbook.generate;

import dev.openbook.model.SamplingDefaults;
import dev.openbook.onnx.DecoderGraphs;
import dev.openbook.onnx.PublishedSessionOptions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * How a generator's publisher wants it to be used.
 *
 * @param graphs which graphs write, and what their inputs and outputs are called
 * @param contextLength how many tokens prompt and output may have together; {@link #LEAST_CONTEXT} to {@link #MOST_CONTEXT}
 * @param endOfTurnIds tokens that end what the model writes; empty if nobody declares one
 * @param endOfTurnToken one more of them, known by its spelling only until the tokenizer is open; see {@link #knowing}
 * @param paddingId the token that ends what the model writes if no other does
 * @param session what is asked of the engine
 * @param sampling how to choose tokens, if the user wants the publisher's way
 * @param notices what the user should know, one sentence each
 */
record GeneratorSettings(
        DecoderGraphs graphs,
        int contextLength,
        NavigableSet<Integer> endOfTurnIds,
        Optional<String> endOfTurnToken,
        OptionalInt paddingId,
        PublishedSessionOptions session,
        SamplingDefaults sampling,
        List<String> notices) {
    /** What the engine needs to try a graph. */
    static final int LEAST_CONTEXT = 4;

    /** A bound on what files may say: about a million tokens. */
    static final int MOST_CONTEXT = 1 << 20;

    /** Copies the collections. */
    GeneratorSettings {
        endOfTurnIds = Collections.unmodifiableNavigableSet(new TreeSet<>(endOfTurnIds));
        notices = List.copyOf(notices);
    }

    /**
     * The same once the tokenizer is open: what ends a turn is known by its ids alone.
     *
     * @param tokenIds the id of a token by its spelling, as the model's tokenizer has it
     */
    GeneratorSettings knowing(Function<String, OptionalInt> tokenIds) {
        NavigableSet<Integer> ids = new TreeSet<>(endOfTurnIds);
        List<String> told = new ArrayList<>(notices);
        endOfTurnToken.map(tokenIds).ifPresent(id -> id.ifPresentOrElse(
                ids::add,
                () -> told.add("The model's tokenizer does not know the token that its own files call the end of a text; it was left"
                        + " out.")));
        if (ids.isEmpty()) {
            paddingId.ifPresent(ids::add);
        }
        if (ids.isEmpty()) {
            told.add("The model's files name no token that ends a text, so it writes until another limit is reached.");
        }
        return new GeneratorSettings(graphs, contextLength, ids, Optional.empty(), OptionalInt.empty(), session, sampling, told);
    }
}
