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
import dev.openbook.text.AddedToken;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

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
    /** Tokens that are spelled like a stop string and would never be text, since they are special. */
    private final Set<Integer> stopTokens;

    private int reused;
    private boolean timeIsOver;

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
        this.stopTokens = options.stop().isEmpty() ? Set.of() : specialTokens(options.stop());
    }

    private Set<Integer> specialTokens(List<String> stops) {
        return parts.tokenizer().addedTokens().stream()
                .filter(token -> token.special() && stops.contains(token.content()))
                .map(AddedToken::id)
                .collect(Collectors.toUnmodifiableSet());
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

    private FinishReason writeTokens() {
        Optional<FloatBuffer> logits = readPrompt();
        while (logits.isPresent() && goesOn()) {
            int token = choose(logits.get());
            Optional<FinishReason> end = endWith(token);
            if (end.isPresent()) {
                return end.get();
            }
            logits = uncancelled(() -> sequence.read(token, cancellation));
        }
        return timeIsOver ? FinishReason.TIME_LIMIT : FinishReason.CANCELLED;
    }

    /** The logits behind the prompt. Chunk by chunk, so that the time limit holds for long prompts, too. */
    private Optional<FloatBuffer> readPrompt() {
        reused = sequence.keepBeginningOf(prompt);
        int chunk = parts.decoder().facts().prefillChunk();
        Optional<FloatBuffer> logits;
        int next = reused;
        do {
            int from = next;
            int to = Math.min(prompt.length, from + chunk);
            logits = uncancelled(() -> sequence.read(prompt, from, to, cancellation));
            clock.promptRead();
            next = to;
        } while (next < prompt.length && logits.isPresent() && goesOn());
        return logits;
    }

    private boolean goesOn() {
        timeIsOver = clock.passed(request.options().timeLimit());
        return !timeIsOver && !cancellation.cancelled() && !Thread.currentThread().isInterrupted();
    }

    /** What a run of the graph gives; empty if it was cut off, which leaves standing what was written before it. */
    private static Optional<FloatBuffer> uncancelled(Supplier<FloatBuffer> run) {
        try {
            return Optional.of(run.get());
        } catch (OpenbookException e) {
            if (e.code() == FailureCode.CANCELLED) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private Optional<FinishReason> endWith(int token) {
        if (parts.settings().endOfTurnIds().contains(token)) {
            return Optional.of(FinishReason.STOP);
        }
        spoken.accept(token);
        if (stopTokens.contains(token) || spoken.stopped()) {
            return Optional.of(FinishReason.STOP_STRING);
        }
        if (output.size() >= request.options().maxTokens()) {
            return Optional.of(FinishReason.LENGTH);
        }
        return sequence.length() >= parts.contextLength() ? Optional.of(FinishReason.CONTEXT_FULL) : Optional.empty();
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
