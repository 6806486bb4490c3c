package dev.openbook.generate;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.model.Cancellation;
import dev.openbook.model.FinishReason;
import dev.openbook.model.GeneratedToken;
import dev.openbook.model.Generation;
import dev.openbook.model.GenerationOptions;
import dev.openbook.model.GenerationRequest;
import dev.openbook.model.Usage;
import dev.openbook.onnx.sampling.TokenHistory;
import dev.openbook.onnx.sampling.TokenSampler;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** One generation: reads the prompt, then chooses token after token and says their text as soon as it is certain. */
final class GenerationRun {
    private final GeneratorParts parts;
    private final GenerationRequest request;
    private final int[] prompt;
    private final CachedSequence sequence;
    private final Cancellation cancellation;
    private final GenerationClock clock;
    private final TokenHistory history;
    private final TokenSampler sampler;
    private final TokenReport report;
    private final SpokenText spoken;
    private final List<GeneratedToken> output = new ArrayList<>();
    private int reused;

    /**
     * A run.
     *
     * @param sequence what is in the cache already; what is read stays there
     * @param cancellation ends it early; the request's own cancels it, too
     * @param clock has seen the turn come
     */
    GenerationRun(
            GeneratorParts parts,
            GenerationRequest request,
            int[] prompt,
            CachedSequence sequence,
            Cancellation cancellation,
            GenerationClock clock) {
        this.parts = parts;
        this.request = request;
        this.prompt = prompt;
        this.sequence = sequence;
        this.cancellation = cancellation;
        this.clock = clock;
        GenerationOptions options = request.options();
        int vocabulary = parts.decoder().facts().vocabulary();
        this.history = TokenHistory.ofPrompt(prompt);
        this.sampler = TokenSampler.of(options.sampling(), vocabulary);
        this.report = new TokenReport(parts.tokenizer(), vocabulary, options.logProbabilities());
        this.spoken = new SpokenText(parts.tokenizer().detokenizer(true), options.stop(), request.listener());
    }

    Generation write() {
        FinishReason reason = writeTokens();
        return new Generation(
                spoken.finish(),
                Arrays.stream(prompt).boxed().toList(),
                output.stream().map(GeneratedToken::id).toList(),
                output,
                reason,
                new Usage(prompt.length, reused, output.size()),
                clock.timings());
    }

    /** A run of the graph that is cut off leaves standing what was written before it. */
    private FinishReason writeTokens() {
        try {
            return tokens();
        } catch (OpenbookException e) {
            if (e.code() == FailureCode.CANCELLED) {
                return FinishReason.CANCELLED;
            }
            throw e;
        }
    }

    private FinishReason tokens() {
        reused = sequence.keepBeginningOf(prompt);
        FloatBuffer logits = sequence.read(prompt, reused, cancellation);
        clock.promptRead();
        while (!cancellation.cancelled() && !Thread.currentThread().isInterrupted()) {
            if (clock.passed(request.options().timeLimit())) {
                return FinishReason.TIME_LIMIT;
            }
            int token = choose(logits);
            if (parts.settings().endOfTurnIds().contains(token)) {
                return FinishReason.STOP;
            }
            spoken.accept(token);
            if (spoken.stopped()) {
                return FinishReason.STOP_STRING;
            }
            if (output.size() >= request.options().maxTokens()) {
                return FinishReason.LENGTH;
            }
            if (sequence.length() >= parts.contextLength()) {
                return FinishReason.CONTEXT_FULL;
            }
            logits = sequence.read(token, cancellation);
        }
        return FinishReason.CANCELLED;
    }

    private int choose(FloatBuffer logits) {
        report.look(logits);
        int id = sampler.next(logits, history);
        history.append(id);
        clock.tokenChosen();
        GeneratedToken token = report.of(output.size(), id);
        output.add(token);
        request.listener().onToken(token);
        return id;
    }
}
