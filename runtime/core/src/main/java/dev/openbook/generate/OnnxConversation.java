package dev.openbook.generate;

import dev.openbook.model.Conversation;
import dev.openbook.model.Generation;
import dev.openbook.model.GenerationRequest;

/** A sequence that stays in the cache from one generation to the next. Its callers take turns before they queue for the model. */
final class OnnxConversation implements Conversation {
    private final OnnxTextGenerator generator;
    private final CachedSequence sequence;
    private final TurnQueue turns;

    OnnxConversation(OnnxTextGenerator generator, CachedSequence sequence, TurnQueue turns) {
        this.generator = generator;
        this.sequence = sequence;
        this.turns = turns;
    }

    @Override
    public Generation generate(GenerationRequest request) {
        GenerationClock clock = generator.clock();
        return turns.inTurn(request.cancellation(), () -> generator.generate(request, sequence, clock));
    }

    /** Waits for a generation that is under way, and turns away those who wait. */
    @Override
    public void close() {
        turns.close();
        turns.awaitIdle();
        sequence.close();
    }
}
