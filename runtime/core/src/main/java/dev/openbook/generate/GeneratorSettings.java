package dev.openbook.generate;

import dev.openbook.model.SamplingDefaults;
import dev.openbook.onnx.DecoderGraphs;
import dev.openbook.onnx.PublishedSessionOptions;
import java.util.Collections;
import java.util.List;
import java.util.NavigableSet;
import java.util.OptionalInt;
import java.util.TreeSet;

/**
 * How a generator's publisher wants it to be used.
 *
 * @param graphs which graphs write, and what their inputs and outputs are called
 * @param contextLength how many tokens prompt and output may have together; 1 to {@link #MOST_CONTEXT}
 * @param endOfTurnIds tokens that end what the model writes; empty if nobody declares one
 * @param beginningId the token that stands before a text
 * @param paddingId the token that fills a row that is too short
 * @param slidingWindow how many tokens back attention reaches in some or all layers; the graph sees to that itself
 * @param session what is asked of the engine
 * @param sampling how to choose tokens, if the user wants the publisher's way
 * @param notices what the user should know, one sentence each
 */
record GeneratorSettings(
        DecoderGraphs graphs,
        int contextLength,
        NavigableSet<Integer> endOfTurnIds,
        OptionalInt beginningId,
        OptionalInt paddingId,
        OptionalInt slidingWindow,
        PublishedSessionOptions session,
        SamplingDefaults sampling,
        List<String> notices) {
    /** A bound on what files may say: about a million tokens. */
    static final int MOST_CONTEXT = 1 << 20;

    /** Copies the collections. */
    GeneratorSettings {
        endOfTurnIds = Collections.unmodifiableNavigableSet(new TreeSet<>(endOfTurnIds));
        notices = List.copyOf(notices);
    }
}
