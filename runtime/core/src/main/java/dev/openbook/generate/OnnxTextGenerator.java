package dev.openbook.generate;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.internal.ResourceStack;
import dev.openbook.model.Cancellation;
import dev.openbook.model.Conversation;
import dev.openbook.model.Generation;
import dev.openbook.model.GenerationRequest;
import dev.openbook.model.Prompt;
import dev.openbook.model.SamplingDefaults;
import dev.openbook.model.TextGenerator;
import dev.openbook.model.TextScore;
import dev.openbook.provenance.ModelProvenance;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A generator over an ONNX graph. Prompts become tokens when their turn has come, so that callers who wait hold nothing but
 * their request.
 */
final class OnnxTextGenerator implements TextGenerator {
    private final ModelProvenance provenance;
    private final GeneratorParts parts;
    private final TurnQueue turns;
    private final ResourceStack resources;
    /** What would end the generations under way. */
    private final Set<Cancellation> underWay = new HashSet<>();

    private boolean closed;

    /**
     * A generator of opened parts.
     *
     * @param resources what to close with it
     */
    OnnxTextGenerator(ModelProvenance provenance, GeneratorParts parts, TurnQueue turns, ResourceStack resources) {
        this.provenance = provenance;
        this.parts = parts;
        this.turns = turns;
        this.resources = resources;
    }

    @Override
    public ModelProvenance provenance() {
        return provenance;
    }

    @Override
    public int contextLength() {
        return parts.contextLength();
    }

    @Override
    public int countTokens(String text) {
        return parts.tokenizer().count(text);
    }

    @Override
    public SamplingDefaults samplingDefaults() {
        return parts.settings().sampling();
    }

    @Override
    public List<String> notices() {
        return Stream.concat(parts.settings().notices().stream(), parts.decoder().facts().notices().stream())
                .toList();
    }

    @Override
    public Generation generate(GenerationRequest request) {
        GenerationClock clock = clock();
        return inTurn(request.cancellation(), cancellation -> {
            clock.turnCame();
            int[] prompt = fitting(parts.prompts().of(request.prompt()));
            int expected = (int) Math.min((long) prompt.length + request.options().maxTokens(), contextLength());
            try (CachedSequence sequence = new CachedSequence(parts.decoder().newSequence(expected))) {
                return new GenerationRun(parts, request, prompt, sequence, cancellation, clock).write();
            }
        });
    }

    /** The clock of a call that begins now. */
    GenerationClock clock() {
        return new GenerationClock(parts.nanoTime());
    }

    /** Writes on a sequence that a conversation keeps. */
    Generation generate(GenerationRequest request, CachedSequence sequence, GenerationClock clock) {
        return inTurn(request.cancellation(), cancellation -> {
            clock.turnCame();
            int[] prompt = fitting(parts.prompts().of(request.prompt()));
            return new GenerationRun(parts, request, prompt, sequence, cancellation, clock).write();
        });
    }

    @Override
    public TextScore score(Prompt prompt, String continuation) {
        return inTurn(new Cancellation(), cancellation -> {
            int[] before = parts.prompts().of(prompt);
            int[] together = parts.prompts().of(prompt, continuation);
            if (together.length > contextLength() + 1) {
                throw overflow("Prompt and text have " + together.length, contextLength() + 1);
            }
            return ContinuationScore.of(parts, before, together, cancellation);
        });
    }

    @Override
    public Conversation conversation() {
        return new OnnxConversation(
                this,
                new CachedSequence(parts.decoder().newSequence(0)),
                turns.oneAtATime("conversation with the model " + provenance.source()));
    }

    private int[] fitting(int[] prompt) {
        if (prompt.length > contextLength()) {
            throw overflow("The prompt has " + prompt.length, contextLength());
        }
        return prompt;
    }

    private OpenbookException overflow(String what, int most) {
        return new OpenbookException(
                FailureCode.CONTEXT_OVERFLOW,
                what + " tokens, but the model " + provenance.source() + " reads " + most
                        + " at most. Shorten it, or choose a model with a longer context.");
    }

    /** Works when the turn comes, with a cancellation that closing this generator cancels as well. */
    private <T> T inTurn(Cancellation asked, Function<Cancellation, T> work) {
        return turns.inTurn(asked, () -> {
            Cancellation either = new Cancellation();
            enter(either);
            Cancellation.Watch watch = asked.watch(either::cancel);
            try {
                return work.apply(either);
            } finally {
                watch.close();
                leave(either);
            }
        });
    }

    private synchronized void enter(Cancellation cancellation) {
        if (closed) {
            throw new OpenbookException(
                    FailureCode.CLOSED, "The model " + provenance.source() + " is closed. Open it again.");
        }
        underWay.add(cancellation);
    }

    private synchronized void leave(Cancellation cancellation) {
        underWay.remove(cancellation);
    }

    /** Ends what is under way as if it were cancelled, turns away those who wait, and frees everything. */
    @Override
    public void close() {
        turns.close();
        synchronized (this) {
            closed = true;
            underWay.forEach(Cancellation::cancel);
        }
        turns.awaitIdle();
        resources.close();
    }
}
